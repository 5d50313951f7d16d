"""How hard a session was, as the athlete told it: kept beside the session, so that no later copy of it loses it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from domain.training.activity import Activity
from domain.training.reading import BY_HAND, Reading, ReadingKind

# The same session from another source begins within two minutes.
_SAME_START: Final = timedelta(minutes=2)


def told_effort(activity: Activity, rpe: float) -> Reading:
    """The reading that keeps it."""
    return Reading(ReadingKind.SESSION_RPE, activity.day, rpe, BY_HAND, activity.started_at.isoformat())


def with_told_efforts(activities: Sequence[Activity], told: Iterable[Reading]) -> tuple[Activity, ...]:
    """What was told goes before what a device asked. It belongs to whichever began nearest to what it was told of."""
    rpe_of: dict[int, float] = {}
    for reading in told:
        start = datetime.fromisoformat(reading.exercise)
        gaps = {index: abs(activity.started_at - start) for index, activity in enumerate(activities)}
        nearest = min(gaps.values(), default=_SAME_START)
        if nearest <= _SAME_START:
            rpe_of |= {index: reading.value for index, gap in gaps.items() if gap == nearest}
    return tuple(
        replace(activity, rpe=rpe_of[index]) if index in rpe_of else activity
        for index, activity in enumerate(activities)
    )
