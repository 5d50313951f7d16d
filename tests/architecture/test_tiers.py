"""What is left out of every day is there under its name, and is left out for what it is."""

import pytest

from tests.architecture.source import tracked
from tests.tiers import LONG, NEVER_LEFT_OUT, is_long


def test_what_is_left_out_has_not_moved() -> None:
    there = [path.as_posix() for path in tracked()]
    assert [name for name in (*LONG, *NEVER_LEFT_OUT) if not any(path.startswith(name) for path in there)] == []


@pytest.mark.parametrize(
    ("name", "left_out"),
    [
        ("tests/journeys/test_plan_by_chat.py::test_a_plan", True),
        ("tests/journeys/test_decisions_by_chat.py::test_approve", False),
        ("tests/coach/approve/test_pushing.py::test_files[sqlite]", False),
        ("tests/coach/approve/test_pushing.py::test_files[postgres]", True),
        ("tests/storage/test_postgres_words.py::test_words", False),
    ],
)
def test_every_day_has_decisions_and_one_database(name: str, left_out: bool) -> None:
    assert is_long(name) is left_out
