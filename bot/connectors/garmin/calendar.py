"""What lies in Garmin's calendar, and on which day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.connectors.garmin.account import Account
from domain.errors import Unavailable

BEFORE, BEHIND = timedelta(days=60), timedelta(days=240)
SUMMARIES = "workoutScheduleSummariesScalar"
DATE_CHARACTERS = len("2026-11-18")


@dataclass(frozen=True, slots=True)
class Entry:
    """A workout in the calendar."""

    id: int
    workout_id: int
    day: str


async def calendar(account: Account, day: date) -> list[Entry]:
    """Around the day: an athlete may have moved it.

    The list of months would take a request for each of them. Raises Unavailable where the answer cannot be read: one
    that is taken for an empty calendar would put everything there twice.
    """
    first, last = day - BEFORE, day + BEHIND
    question = {"query": f'query{{{SUMMARIES}(startDate:"{first}", endDate:"{last}")}}'}
    answer: Any = await account.ask(lambda garmin: garmin.query_garmin_graphql(question))
    try:
        if answer.get("errors"):
            raise Unavailable("garmin_answer_unreadable")
        return list(_entries(answer["data"][SUMMARIES] or ()))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Unavailable("garmin_answer_unreadable") from error


def _entries(rows: Any) -> Iterator[Entry]:
    """Days of rest, and the workouts of a plan of Garmin's own, have no workout that one could change."""
    for row in rows:
        if row.get("workoutId") is not None:
            day = str(row["scheduleDate"])[:DATE_CHARACTERS]
            date.fromisoformat(day)
            yield Entry(int(row["scheduledWorkoutId"]), int(row["workoutId"]), day)
