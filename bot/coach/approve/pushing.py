"""What lies ahead goes to the services that are connected, and as files to whoever asks for them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.plan.execution import done_workouts
from domain.plan.export import CHANGED_THERE, Destination, Export, ExportState, belongs
from domain.plan.plan import PlanVersion
from domain.training.workout import Workout
from storage.database import Unit
from storage.repositories import connections, executions, exports, plans

AHEAD, FILES_DAYS = timedelta(days=14), 7
# Why a service let nobody in; once it answers again, that is over.
SHUT_OUT = ("garmin_login_needed", "hevy_key_refused", "hevy_not_connected")


async def push(unit: Unit, athlete: Athlete, now: datetime, *, wished: bool = False) -> tuple[Export, ...]:
    """Queue what the services do not have yet of the next two weeks; gives what is on its way by that.

    What was sent there once is left to the changes of the plan, but for what failed because nobody was let in, and,
    where somebody wished for it, for whatever else failed there.
    """
    version = await plans.current(unit, athlete.id)
    if version is None:
        return ()
    connected = [Destination(each.service.value) for each in await connections.of_athlete(unit, athlete.id)]
    known = await exports.sent(unit, athlete.id, version.plan_id)
    ahead = await undone_ahead(unit, athlete, version, now, AHEAD)
    waiting = [
        export_of(version, workout.id, destination)
        for workout in ahead.values()
        for destination in connected
        if belongs(workout, destination) and (workout.id, destination) not in known
    ]
    await exports.add(unit, athlete.id, waiting, now)
    failed = [each for each in await stuck(unit, athlete, version, now) if each.destination in connected]
    again = [each for each in failed if each.error in SHUT_OUT or (wished and each.error not in CHANGED_THERE)]
    for each in again:
        await exports.update(unit, athlete.id, begun_anew(each), now)
    return (*waiting, *again)


async def push_again(unit: Unit, athlete: Athlete, destination: Destination, now: datetime) -> None:
    """All of the next two weeks, to an account that may be another one than before: what it is called there is not
    known, what lies there is found by its mark, and what the athlete once let go of there is not let go of again.
    """
    version = await plans.current(unit, athlete.id)
    if version is None:
        return
    await exports.forget_remote(unit, athlete.id, destination)
    ahead = await undone_ahead(unit, athlete, version, now, AHEAD)
    for each in await exports.newest(unit, athlete.id, version.plan_id, destination):
        if each.workout_id in ahead:
            await exports.update(unit, athlete.id, replace(begun_anew(each), overwrite=False), now)


async def undone_ahead(
    unit: Unit, athlete: Athlete, version: PlanVersion, now: datetime, reach: timedelta | None = None
) -> Mapping[str, Workout]:
    """What is planned from today on, so far as it reaches or to the end, and was not done; by id, in order of days."""
    today = local_day(now, athlete.zone)
    last = date.max if reach is None else today + reach
    done = done_workouts(await executions.for_plan(unit, athlete.id, version.plan_id))
    return {each.id: each for each in version.blueprint.between(today, last) if each.id not in done}


async def stuck(unit: Unit, athlete: Athlete, version: PlanVersion, now: datetime) -> tuple[Export, ...]:
    """What of the next two weeks did not arrive where it belongs, and is not tried any more."""
    ahead = await undone_ahead(unit, athlete, version, now, AHEAD)
    given_up = await exports.given_up(unit, athlete.id, version.plan_id)
    return tuple(each for each in given_up if each.workout_id in ahead)


async def ask_for_files(unit: Unit, athlete: Athlete, now: datetime, days: int = FILES_DAYS) -> int:
    """Have the workouts of so many days from today on made as files and sent, also those that were; how many they are.

    What is done needs no file any more.
    """
    version = await plans.current(unit, athlete.id)
    if version is None:
        return 0
    ahead = await undone_ahead(unit, athlete, version, now, timedelta(days=days - 1))
    return await _made_as_files(unit, athlete, version, ahead, now)


async def ask_for_files_of(unit: Unit, athlete: Athlete, now: datetime, day: date) -> int:
    """The same for all that is planned for one day, whenever it is, and done or not."""
    version = await plans.current(unit, athlete.id)
    if version is None:
        return 0
    planned = [each.id for each in version.blueprint.between(day, day)]
    return await _made_as_files(unit, athlete, version, planned, now)


async def _made_as_files(
    unit: Unit, athlete: Athlete, version: PlanVersion, workout_ids: Iterable[str], now: datetime
) -> int:
    wanted = [export_of(version, each, Destination.FILE) for each in workout_ids]
    of_version = await exports.of_version(unit, athlete.id, version.plan_id, version.number)
    there = {each.id: each for each in of_version}
    await exports.add(unit, athlete.id, [each for each in wanted if each.id not in there], now)
    for each in wanted:
        if each.id in there:
            await exports.update(unit, athlete.id, begun_anew(there[each.id]), now)
    return len(wanted)


def begun_anew(export: Export) -> Export:
    """With all its attempts before it, and a job of its own."""
    return replace(export, state=ExportState.PENDING, attempts=0, error=None, round=export.round + 1, next_at=None)


def export_of(version: PlanVersion, workout_id: str, destination: Destination) -> Export:
    identity = f"{version.plan_id}:{version.number}:{workout_id}:{destination}"
    return Export(identity, version.plan_id, version.number, workout_id, destination)
