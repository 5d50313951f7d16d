"""The plan follows what an athlete moved or took out of a calendar, and kept so: as a proposal like any other."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from bot.coach.approve.proposing import Message, Wish, proposed, put_forward
from bot.coach.approve.situation import situation_of
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.plan.export import DELETED_THERE, MOVED_THERE, Destination, Export, belongs
from domain.plan.limits import Limits
from domain.plan.patch import Change, Op
from domain.plan.plan import PlanVersion
from domain.plan.proposal import Reason, as_far_as_allowed
from domain.plan.there import Calendar, changed, read
from domain.training.delivery import CALENDAR
from domain.training.service import Service
from domain.training.workout import Purpose, Workout
from storage.database import Unit
from storage.repositories import connections, cursors

RULE = "changed_on_the_watch"


async def follow(
    unit: Unit, athlete: Athlete, version: PlanVersion, kept: Sequence[Export], limits: Limits, now: datetime
) -> tuple[int, int]:
    """Propose what of it passes the limits; how many changes it would take, and how many pass."""
    told = (await cursors.of_service(unit, athlete.id, Service.GARMIN)).get(CALENDAR)
    calendar = read(told) if told else Calendar({})
    lifted = any(each.service is Service.HEVY for each in await connections.of_athlete(unit, athlete.id))
    changes = tuple(_changes(kept, version.blueprint.workouts, calendar, lifted_elsewhere=lifted))
    own, bounds = limits.overridden(athlete.limits), await situation_of(unit, athlete, local_day(now, athlete.zone))
    patch = as_far_as_allowed(changes, version.blueprint, own, bounds)
    if patch:
        proposal, applied = proposed(Wish(patch, (Reason(RULE),)), athlete, version, own, bounds, now)
        await put_forward(unit, athlete, version, proposal, applied, Message())
    return len(changes), len(patch)


def _changes(
    kept: Sequence[Export], workouts: Mapping[str, Workout], calendar: Calendar, *, lifted_elsewhere: bool
) -> Iterator[Change]:
    """The plan as the calendar has it by now. A race is on its day, whatever a calendar says; what is lifted by the gym
    app need not be on the watch.
    """
    for export in kept:
        workout = workouts.get(export.workout_id)
        if workout is None or workout.purpose is Purpose.RACE or export.destination is not Destination.GARMIN:
            continue
        error, lies_on = (changed(workout, export.remote_id, calendar) if export.remote_id else None) or ("", None)
        path = f"/workouts/{workout.id}"
        if lies_on is not None and export.error in {MOVED_THERE, DELETED_THERE}:
            yield Change(Op.REPLACE, f"{path}/day", lies_on.isoformat())
        # That it is nowhere says little by itself: the calendar may have been read before it was put there.
        elif error == export.error == DELETED_THERE and not (lifted_elsewhere and belongs(workout, Destination.HEVY)):
            yield Change(Op.REMOVE, path)
