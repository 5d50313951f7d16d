"""What lies ahead goes to the services that are connected, and as files to whoever asks for them."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.plan.execution import done_workouts
from domain.plan.export import CHANGED_THERE, Destination, Export, ExportState, belongs
from domain.plan.plan import PlanVersion
from storage.database import Unit
from storage.repositories import connections, executions, exports, plans

AHEAD, FILES_AHEAD = timedelta(days=14), timedelta(days=6)
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
    today = local_day(now, athlete.zone)
    connected = [Destination(each.service.value) for each in await connections.of_athlete(unit, athlete.id)]
    known = await exports.sent(unit, athlete.id, version.plan_id)
    waiting = [
        export_of(version, workout.id, destination)
        for workout in version.blueprint.between(today, today + AHEAD)
        for destination in connected
        if belongs(workout, destination) and (workout.id, destination) not in known
    ]
    await exports.add(unit, athlete.id, waiting, now)
    failed = [each for each in await stuck(unit, athlete, version, now) if each.destination in connected]
    again = [each for each in failed if each.error in SHUT_OUT or (wished and each.error not in CHANGED_THERE)]
    for each in again:
        await exports.update(unit, athlete.id, begun_anew(each), now)
    return (*waiting, *again)


async def stuck(unit: Unit, athlete: Athlete, version: PlanVersion, now: datetime) -> tuple[Export, ...]:
    """What of the next two weeks did not arrive where it belongs, and is not tried any more."""
    today = local_day(now, athlete.zone)
    ahead = {workout.id for workout in version.blueprint.between(today, today + AHEAD)}
    given_up = await exports.given_up(unit, athlete.id, version.plan_id)
    return tuple(each for each in given_up if each.workout_id in ahead)


async def ask_for_files(unit: Unit, athlete: Athlete, now: datetime) -> int:
    """Have the workouts of the next seven days made as files and sent, also those that were; how many they are.

    What is done needs no file any more.
    """
    version = await plans.current(unit, athlete.id)
    if version is None:
        return 0
    today = local_day(now, athlete.zone)
    linked = await executions.for_plan(unit, athlete.id, version.plan_id)
    done = done_workouts(linked)
    ahead = version.blueprint.between(today, today + FILES_AHEAD)
    wanted = [export_of(version, each.id, Destination.FILE) for each in ahead if each.id not in done]
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
