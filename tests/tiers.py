"""What `pytest` alone runs is what is worth running every few minutes; `--all` runs the rest as well.

Whoever names a file, a word or a mark gets all that has that name. The rest is what starts whole processes, kills them,
sweeps over every point at which something may break, or does on PostgreSQL what was done on SQLite already.
"""

from typing import Any

import pytest

# Many tests wait for one message a second, so that three at a time keep two cores busy.
WORKERS = 3
LONG = (
    "tests/cli/",
    "tests/coach/ask/test_answering.py",
    "tests/coach/bring_in/services/test_history.py",
    "tests/coach/bring_in/services/test_syncing.py",
    "tests/coach/bring_in/test_rebuilding.py",
    "tests/coach/review/past/",
    "tests/connectors/garmin/test_garmin_exporter.py",
    "tests/connectors/models/test_guard.py",
    "tests/demo/",
    "tests/faults/",
    "tests/jobs/test_due_briefs.py",
    "tests/jobs/test_due_reviews.py",
    "tests/jobs/test_engine_contract.py",
    "tests/journeys/",
    "tests/sandbox/test_chat_page.py",
    "tests/sandbox_athlete/",
    "tests/storage/test_concurrency.py",
    "tests/telegram/charts/",
    "tests/telegram/outgoing/test_outbox_delivery.py",
)
# Whether an approval changes the plan, and nothing else does, is what everybody has to know at once.
NEVER_LEFT_OUT = ("tests/journeys/test_decisions_by_chat.py",)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="everything, as in CI: about a quarter of an hour")


@pytest.hookimpl(tryfirst=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Each file whole in one of them, since its tests share what they start. What is named is run here, and seen."""
    if config.args_source is pytest.Config.ArgsSource.TESTPATHS:
        return WORKERS
    config.option.dist = "no"
    return 0


def pytest_configure_node(node: Any) -> None:
    """A worker is not told how it came to be asked for what it runs."""
    node.workerinput["everyday"] = _everyday(node.config)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    told = getattr(config, "workerinput", None)
    if _everyday(config) if told is None else told["everyday"]:
        left_out = [item for item in items if is_long(item.nodeid)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not is_long(item.nodeid)]


def _everyday(config: pytest.Config) -> bool:
    chosen = config.option.all or config.option.keyword or config.option.markexpr or config.getoption("lf")
    return config.args_source is pytest.Config.ArgsSource.TESTPATHS and not chosen


def is_long(name: str) -> bool:
    """Of a test by its whole name."""
    file, _, test = name.partition("::")
    return not file.startswith(NEVER_LEFT_OUT) and (file.startswith(LONG) or "postgres" in test.partition("[")[2])
