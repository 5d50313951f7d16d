"""Rules that a reader of the source may rely on; each rule is also shown a piece of code that breaks it."""

import ast
from collections.abc import Callable, Iterator

import pytest

from tests.architecture.source import Module, calls, modules

NOW = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns",
    "datetime.datetime.now", "datetime.date.today", "time.localtime", "time.gmtime",
}  # fmt: skip
# The sandbox is a world of its own: Telegram's clock is not the coach's.
MAY_ASK_THE_TIME = ("bot/clock.py", "bot/sandbox/serving/clock.py")
MAY_CHOOSE_MARKUP = ("bot/telegram/outgoing/parcel.py", "bot/sandbox")
TAKES_SQL = ("execute", "executemany", "executescript", "exec_driver_sql", "text", "sa.text")
# Neither statement can carry a bound parameter.
UNBINDABLE = ("PRAGMA ", "SHOW ")
RUNS_TEXT = {"eval", "exec", "compile", "__import__", "os.system", "pickle.loads", "pickle.load", "marshal.loads"}


def asked_the_time(module: Module) -> Iterator[ast.Call]:
    if not any(module.under(allowed) for allowed in MAY_ASK_THE_TIME):
        yield from (call for name, call in calls(module.tree) if name in NOW)


def caught_everything_silently(module: Module) -> Iterator[ast.ExceptHandler]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ExceptHandler):
            wide = node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"}
            silent = all(isinstance(step, ast.Pass) for step in node.body)
            if node.type is None or (wide and silent):
                yield node


def imported_pyplot(module: Module) -> Iterator[ast.stmt]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import | ast.ImportFrom) and "pyplot" in ast.unparse(node):
            yield node


def built_sql_from_values(module: Module) -> Iterator[ast.Call]:
    for name, call in calls(module.tree):
        takes_sql = name in TAKES_SQL or name.endswith(tuple(f".{method}" for method in TAKES_SQL[:4]))
        if takes_sql and call.args and _is_assembled(call.args[0]):
            yield call


def chose_markup(module: Module) -> Iterator[ast.expr]:
    if any(module.under(allowed) for allowed in MAY_CHOOSE_MARKUP):
        return
    for _, call in calls(module.tree):
        yield from (keyword.value for keyword in call.keywords if keyword.arg == "parse_mode")


def ran_text_as_code(module: Module) -> Iterator[ast.Call]:
    yield from (call for name, call in calls(module.tree) if name in RUNS_TEXT)


def printed(module: Module) -> Iterator[ast.Call]:
    yield from (call for name, call in calls(module.tree) if name == "print")


type Rule = Callable[[Module], Iterator[ast.expr | ast.stmt | ast.ExceptHandler]]

RULES: tuple[tuple[Rule, str], ...] = (
    (asked_the_time, "from datetime import datetime\nmoment = datetime.now()"),
    (asked_the_time, "import time\nmoment = time.time()"),
    (caught_everything_silently, "try:\n    work()\nexcept:\n    tidy()"),
    (caught_everything_silently, "try:\n    work()\nexcept Exception:\n    pass"),
    (imported_pyplot, "import matplotlib.pyplot as plt"),
    (imported_pyplot, "from matplotlib import pyplot"),
    (built_sql_from_values, "unit.execute(f'DELETE FROM athletes WHERE id = {name}')"),
    (built_sql_from_values, "text('SELECT * FROM ' + table)"),
    (built_sql_from_values, "connection.exec_driver_sql('DROP TABLE %s' % table)"),
    (built_sql_from_values, "connection.execute('DROP TABLE {}'.format(table))"),
    (chose_markup, "bot.send_message(1, 'hello', parse_mode='HTML')"),
    (ran_text_as_code, "eval(answer)"),
    (printed, "print('hello')"),
)


@pytest.mark.parametrize("rule", dict.fromkeys(rule for rule, _ in RULES), ids=lambda rule: rule.__name__)
def test_nobody(rule: Rule) -> None:
    assert [module.at(found) for module in modules() for found in rule(module)] == []


@pytest.mark.parametrize(("rule", "wrong"), RULES, ids=[rule.__name__ for rule, _ in RULES])
def test_the_rule_sees_who_does(rule: Rule, wrong: str) -> None:
    (module, *_) = modules()
    breaking = Module(module.path.with_name("somebody.py"), wrong, ast.parse(wrong))
    assert list(rule(breaking))


def _is_assembled(statement: ast.expr) -> bool:
    match statement:
        case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]):
            return not start.startswith(UNBINDABLE)
        case ast.JoinedStr():
            return True
        case ast.BinOp(op=ast.Add() | ast.Mod()):
            return True
        case ast.Call(func=ast.Attribute(attr="format" | "join")):
            return True
    return False
