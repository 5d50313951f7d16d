"""What an athlete does with our workouts at a service: noticed there, and asked about once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import msgspec

from bot.coach.approve.card import queue_card_of
from bot.coach.approve.pushing import AHEAD, begun_anew, undone_ahead
from domain.athlete.athlete import Athlete
from domain.notice import Notice, NoticeKind
from domain.plan.export import DELETED_THERE, MOVED_THERE, Destination, Export, ExportState
from domain.plan.there import Calendar, ChangedThere, changed
from domain.training.workout import Workout
from storage.database import Unit
from storage.repositories import exports, outbox, plans

CHANGED = "changed"
_BY_CALENDAR = (MOVED_THERE, DELETED_THERE)


async def notice(unit: Unit, athlete: Athlete, calendar: Calendar, since: datetime, now: datetime) -> None:
    """Hold Garmin's calendar, which was read after `since`, against what was put there of the next two weeks.

    What is not on its day is asked about; what was moved back is looked at like any other that is on its way. What is
    done is left alone.
    """
    version = await plans.current(unit, athlete.id)
    if version is None:
        return
    ahead = await undone_ahead(unit, athlete, version, now, AHEAD)
    known = await exports.newest(unit, athlete.id, version.plan_id, Destination.GARMIN, untouched_since=since)
    found = tuple(_compared([each for each in known if each.workout_id in ahead], ahead, calendar))
    for export, _ in found:
        await exports.update(unit, athlete.id, export, now)
    await queue_card_of(unit, athlete, [export for export, _ in found], now)
    await ask(unit, athlete, [each for _, each in found if each is not None], now)


async def ask(unit: Unit, athlete: Athlete, changes: Sequence[ChangedThere], now: datetime) -> None:
    """Whose they are to be, in one message; nothing where there are none."""
    if changes:
        facts = {"zone": athlete.zone_name, CHANGED: msgspec.to_builtins(sorted(changes, key=lambda each: each.day))}
        await outbox.tell(unit, athlete.id, Notice(NoticeKind.CHANGED_THERE, facts), now)


def asked_in(facts: Mapping[str, object]) -> tuple[ChangedThere, ...]:
    """What a message asked about."""
    return msgspec.convert(facts[CHANGED], tuple[ChangedThere, ...])


def change_of(export: Export, workout: Workout, error: str) -> ChangedThere:
    """As it is asked about where nobody knows of another day."""
    return ChangedThere(
        export.id, export.destination, workout.sport, workout.title, workout.day, workout.minutes, error
    )


def _compared(
    known: Iterable[Export], ahead: Mapping[str, Workout], calendar: Calendar
) -> Iterator[tuple[Export, ChangedThere | None]]:
    """Those that are otherwise now than they were, each with what there is to ask."""
    for export in known:
        workout = ahead[export.workout_id]
        seen = changed(workout, export.remote_id, calendar) if export.remote_id else None
        if export.state is ExportState.VERIFIED and seen is not None:
            error, lies_on = seen
            failed = replace(export, state=ExportState.FAILED, error=error, attempts=exports.MOST_ATTEMPTS)
            yield failed, replace(change_of(export, workout, error), lies_on=lies_on)
        elif export.state is ExportState.FAILED and export.error in _BY_CALENDAR and export.remote_id and seen is None:
            yield begun_anew(export), None
