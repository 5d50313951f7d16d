"""`coach push`: what is planned, into the calendar of the watch and into the gym app, or only shown."""

import json
import sys
from collections.abc import Iterator, Sequence

from bot.app import House, opened, services_of
from bot.cli.athletes import the_athlete
from bot.cli.words import error_sentence
from bot.cli.working import done_here
from bot.coach.approve.pushing import push
from bot.coach.approve.rehearsing import Rehearsed, rehearse
from bot.jobs.spec import JobType
from bot.settings import load_settings
from bot.telegram.messages.not_there import why_not_there
from bot.telegram.messages.words import count, day
from domain.athlete.athlete import Athlete
from domain.errors import Configuration, NotFound
from domain.plan.export import CHANGED_THERE, Export, ExportState
from domain.plan.plan import Blueprint
from domain.training.service import Service
from storage.repositories import connections, exports, plans

NOTHING_SENT = "Nothing was sent."
HOW_TO_LOOK = "`coach push --dry-run` compares the plan with what is there now."


async def push_plan(given: str | None, *, dry_run: bool) -> str:
    """Raises Configuration where nothing is connected, NotFound where there is no plan."""
    async with opened(load_settings(), by_hand=True) as house:
        athlete = await the_athlete(house, given)
        async with house.database.reading() as unit:
            if not await connections.of_athlete(unit, athlete.id):
                raise Configuration("nothing_connected")
        return await _shown(house, athlete) if dry_run else await _pushed(house, athlete)


async def _pushed(house: House, athlete: Athlete) -> str:
    async with house.database.writing() as unit:
        version = await plans.current(unit, athlete.id)
        if version is None:
            raise NotFound("plan_not_found")
        queued = {each.id for each in await push(unit, athlete, house.clock.now(), wished=True)}
    if not queued:
        return f"Everything was sent there before. {HOW_TO_LOOK}"
    if not await done_here(house, (JobType.EXPORT,)):
        return f"{count(len(queued), 'workout', 'workouts')} on the way; the running coach brings them there."
    async with house.database.reading() as unit:
        every = await exports.of_plan(unit, athlete.id, version.plan_id)
    return "\n".join(_became(version.blueprint, [each for each in every if each.id in queued]))


def _became(blueprint: Blueprint, sent: Sequence[Export]) -> Iterator[str]:
    """How many are there, then each that is not, and why."""
    missing = [each for each in sent if each.state is not ExportState.VERIFIED]
    yield f"{count(len(sent) - len(missing), 'workout', 'workouts')} brought there and read back, {len(missing)} not."
    for each in missing:
        workout, where = blueprint.workouts[each.workout_id], Service(each.destination.value).maker
        why = why_not_there(each.error or "tried again later", each.detail or "")
        yield f"{day(workout.day)} · {workout.title} → {where}: {why}"
    if missing:
        yield HOW_TO_LOOK


async def _shown(house: House, athlete: Athlete) -> str:
    found = await rehearse(house.database, services_of(house), athlete, house.clock.now())
    for each in found:
        sys.stdout.write("\n".join(_lines(each)) + "\n")
    requests = sum(len(each.requests) for each in found)
    return f"{count(requests, 'request', 'requests')} would be made. {NOTHING_SENT}"


def _lines(rehearsed: Rehearsed) -> Iterator[str]:
    workout = rehearsed.workout
    what = f"{day(workout.day)} · {workout.title}" if workout else f"No longer planned · {rehearsed.workout_id}"
    where = Service(rehearsed.destination.value).maker
    if rehearsed.refused is not None:
        yours = rehearsed.refused.key in CHANGED_THERE
        why = "you changed it there; it is left alone" if yours else error_sentence(rehearsed.refused)
        yield f"{what} → {where}: {why}"
        return
    yield f"{what} → {where}: {_asked(len(rehearsed.requests))}"
    for request in rehearsed.requests:
        yield f"  {request.method} {request.path}"
        if request.body is not None:
            body = json.dumps(request.body, indent=2, ensure_ascii=False)
            yield "\n".join(f"    {line}" for line in body.splitlines())


def _asked(requests: int) -> str:
    return count(requests, "request", "requests") if requests else "there as it should be"
