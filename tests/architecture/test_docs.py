"""The pages say what is true: commands exist, links lead somewhere, examples are read, lists are complete."""

import ast
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
import typer

from bot.cli.commands import app
from bot.connectors.files.plan.file import read_plan
from bot.telegram.messages.plan_problems import problem_sentence
from bot.telegram.outgoing.outcome import Verdict
from domain.errors import FileRefused
from tests.architecture.source import ROOT, calls, modules, tracked
from tests.faults.listing import listed, marked

PAGES = [ROOT / path for path in tracked() if path.suffix == ".md"]
README, RUNBOOK, GLOSSARY = (ROOT / name for name in ("README.md", "docs/runbook.md", "docs/glossary.md"))
DECISIONS = ROOT / "docs" / "decisions"
HEADINGS = ["Decision", "Why", "What it costs", "When to look again"]
TERMS = re.findall(
    r"\w+",
    """CTL ATL TSB form fitness fatigue TSS NP IF FTP HRSS TRIMP rTSS sTSS HRV rMSSD RPE RIR CSS VDOT VO2max e1RM LTHR
    load adherence activity workout plan proposal review brief insight notice export job deed""",
)
STABLE = re.findall(
    r"\w+",
    """worker_started worker_stopped job_started job_completed job_failed heartbeat_started heartbeat_stopped
    analyzer_completed analyzer_skipped""",
)


def commands() -> set[str]:
    group = typer.main.get_command(app)
    return set(group.commands)  # type: ignore[attr-defined]


def fences(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(), flags=re.DOTALL | re.MULTILINE)


def decisions() -> list[Path]:
    return sorted(DECISIONS.glob("[0-9]*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)|src=\"([^\"]+)\"", page.read_text())
    local = [link for pair in links for link in pair if link and "://" not in link]
    assert [link for link in local if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_exist(page: Path) -> None:
    named = set(re.findall(r"(?:`|uv run |--rm )coach ([a-z-]+)", page.read_text()))
    assert named - commands() == set()


def test_every_command_is_explained_somewhere() -> None:
    told = README.read_text() + RUNBOOK.read_text()
    assert [name for name in sorted(commands()) if f"coach {name}" not in told] == []


def test_the_readme_starts_with_two_commands() -> None:
    first = fences(README, "sh")[0].splitlines()
    assert [line.partition("#")[0].strip() for line in first] == ["uv run coach demo", "uv run pytest"]


@pytest.mark.parametrize(("language", "name"), [("yaml", "plan.yaml"), ("csv", "swim.csv")])
def test_the_example_plans_can_be_read(language: str, name: str) -> None:
    (example,) = fences(README, language)
    try:
        read = read_plan(example.encode(), name, today=date(2026, 11, 24))
    except FileRefused as error:
        problems = error.values["problems"]
        assert isinstance(problems, tuple)
        pytest.fail("\n".join(map(problem_sentence, problems)))
    assert read.blueprint.workouts


def test_the_glossary_has_every_term() -> None:
    rows = re.findall(r"^\| (.+?) \|", GLOSSARY.read_text(), flags=re.MULTILINE)
    words = {word.strip("* ") for row in rows for word in row.split(",")}
    assert [term for term in TERMS if term not in words] == []


def test_the_glossary_names_files_that_exist() -> None:
    named = re.findall(r"`(\w+/[\w/]+\.py)`", GLOSSARY.read_text())
    assert len(named) > len(TERMS) / 2
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_runbook_lists_every_action_that_is_logged_and_no_other() -> None:
    tables = re.findall(r"^\| (`.*?) \|", RUNBOOK.read_text().partition("## What the log says")[2], flags=re.MULTILINE)
    explained = set(re.findall(r"`([a-z_]+)`", "".join(tables).replace("`action`", "")))
    assert explained == logged()


def test_what_monitors_look_for_in_the_log_stays_as_it_is() -> None:
    assert set(STABLE) - logged() == set()


def logged() -> set[str]:
    """Every `action` of a line in the log."""
    found = {f"message_{verdict}" for verdict in Verdict}
    for module in modules("bot", "storage"):
        for name, call in calls(module.tree):
            found |= {_text(keyword.value) for keyword in call.keywords if keyword.arg == "action"}
            if name in {"insist", "self._guarded"}:
                found |= {_text(argument) for argument in call.args}
            if name == "Ticking":
                found.add(f"{_text(call.args[0])}_failed")
    return found - {""}


def test_faults_and_their_tests_are_the_same_list() -> None:
    held, not_yet = listed()
    for numbers in (list(held), list(not_yet)):
        assert numbers == sorted(numbers, key=lambda number: int(number[1:]))
    assert held.keys() == marked()
    assert not held.keys() & not_yet.keys()


def test_decisions_are_one_page_each() -> None:
    for page in decisions():
        assert re.findall(r"^## (.+)$", page.read_text(), flags=re.MULTILINE) == HEADINGS, page.name
        assert len(page.read_text().splitlines()) <= 45, page.name


def test_decisions_are_numbered_and_listed() -> None:
    numbers = [page.name[:4] for page in decisions()]
    assert len(numbers) == len(set(numbers))
    linked = re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", (DECISIONS / "README.md").read_text())
    assert linked == [page.name for page in decisions()]


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    (page,) = DECISIONS.glob("*-dependencies.md")
    names = {re.split(r"[\[~=><; ]", each)[0] for each in wanted}
    rows = re.findall(r"^\| (`.+?`) \|", page.read_text(), flags=re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`([\w-]+)`", row)} == names


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
