"""Approved workouts on their way out. The export row is the checkpoint: look at it before writing anything."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath

from bot.coach.approve.card import queue_card_for
from bot.coach.approve.noticing import ask, change_of
from bot.coach.approve.resting import postponed, rest_of, rest_wished
from domain.athlete.athlete import Athlete
from domain.errors import NotFound, Outside
from domain.notice import Notice, NoticeKind
from domain.plan.export import CHANGED_THERE, Destination, Export, ExportState, Order
from domain.plan.plan import PlanVersion
from domain.ports.clock import Clock
from domain.ports.workout_exporter import WorkoutExporter
from storage.database import Database, Unit
from storage.repositories import athletes, exports, outbox, plans

Exporters = Mapping[Destination, WorkoutExporter]


@dataclass(frozen=True, slots=True)
class Exporting:
    """What an export needs: where things are kept, the time, and who brings workouts where."""

    database: Database
    clock: Clock
    exporters: Exporters


async def export_one(exporting: Exporting, athlete_id: str, export: Export) -> Export:
    """One attempt, counted before it is made: what ends the process or this task three times is given up.

    Where it stands now; where the destination wishes to be left alone, postponed. Raises NotFound where athlete or plan
    are gone.
    """
    database, clock = exporting.database, exporting.clock
    tried = replace(export, attempts=export.attempts + 1, next_at=None)
    async with database.writing() as unit:
        await exports.update(unit, athlete_id, tried, clock.now())
        athlete = await athletes.get(unit, athlete_id)
        version = await plans.version(unit, athlete_id, export.plan_id, export.version)
        every = await exports.of_workout(unit, athlete_id, export)
        until = await rest_of(unit, athlete_id, export.destination, clock.now())
    if athlete is None or version is None:
        raise NotFound("plan_not_found")
    if every[0].version > export.version:
        done = replace(export, state=ExportState.SUPERSEDED, error=None)
    elif export.attempts >= exports.MOST_ATTEMPTS:
        done = replace(export, state=ExportState.FAILED, error=export.error or "tried_three_times")
    elif until is not None:
        done = postponed(export, until)
    else:
        proven = last_proven(each for each in every if each.version < export.version)
        done = await _attempt(exporting, athlete_id, tried, version, proven)
    async with database.writing() as unit:
        await _told(unit, athlete, version, done, clock.now())
    return done


async def give_up_one(exporting: Exporting, athlete_id: str, export: Export) -> Export:
    """No attempt is made any more, and the card says so."""
    return await export_one(exporting, athlete_id, replace(export, attempts=exports.MOST_ATTEMPTS))


def last_proven(every: Iterable[Export]) -> str | None:
    """What it was called when it was read back there last; None where it was not, or was taken away since."""
    there = (each for each in every if each.state is ExportState.VERIFIED or (each.remote_id and _is_theirs(each)))
    return next((each.remote_id for each in there), None)


def _is_theirs(export: Export) -> bool:
    return export.state is ExportState.KEPT or export.error in CHANGED_THERE


async def _told(unit: Unit, athlete: Athlete, version: PlanVersion, done: Export, now: datetime) -> None:
    """The row, the card, and the file itself where it is one."""
    await exports.update(unit, athlete.id, done, now)
    arrived = done.state is ExportState.VERIFIED and done.destination is Destination.FILE
    if arrived:
        await outbox.tell(unit, athlete.id, _file_notice(athlete, version, done), now)
    await queue_card_for(unit, athlete, version, now)
    if version.proposal_id is None and done.state is ExportState.FAILED and done.error in CHANGED_THERE:
        workout = version.blueprint.workouts[done.workout_id]
        await ask(unit, athlete, [change_of(done, workout, done.error)], now)


async def _attempt(
    exporting: Exporting, athlete_id: str, export: Export, version: PlanVersion, proven: str | None
) -> Export:
    """A workout that this version no longer has is taken away from where it was."""
    exporter = exporting.exporters[export.destination]
    workout, known = version.blueprint.workouts.get(export.workout_id), export.remote_id or proven

    there = export

    async def created(name: str) -> None:
        nonlocal there
        there = replace(export, state=ExportState.CREATED, remote_id=name)
        async with exporting.database.writing() as unit:
            await exports.update(unit, athlete_id, there, exporting.clock.now())

    try:
        if workout is None:
            await exporter.withdraw(athlete_id, export.workout_id, known)
            return replace(export, state=ExportState.VERIFIED, remote_id=None, error=None, detail=None)
        name = await exporter.export(Order(athlete_id, workout, known, export.overwrite, proven), created)
    except Outside as error:
        now = exporting.clock.now()
        async with exporting.database.writing() as unit:
            until = await rest_wished(unit, athlete_id, export.destination, error, now)
        if until is not None:
            return postponed(replace(there, attempts=export.attempts - 1), until)
        # What trying again cannot help is at rest at once, and the card says what can be done.
        attempts = export.attempts if error.retryable else exports.MOST_ATTEMPTS
        # What the athlete changed is what lies there; whoever comes later has to know it.
        lies_as = there.remote_id or (known if error.key in CHANGED_THERE else None)
        failed = replace(there, state=ExportState.FAILED, error=error.key, attempts=attempts, remote_id=lies_as)
        return replace(failed, detail=_exercise_of(error))
    return replace(export, state=ExportState.VERIFIED, remote_id=name, error=None, detail=None)


def _exercise_of(error: Outside) -> str | None:
    exercise = error.values.get("exercise")
    return str(exercise) if exercise else None


def _file_notice(athlete: Athlete, version: PlanVersion, export: Export) -> Notice:
    workout = version.blueprint.workouts[export.workout_id]
    return Notice(
        NoticeKind.WORKOUT_FILE,
        {
            "zone": athlete.zone_name,
            "path": export.remote_id,
            "file": PurePath(export.remote_id or "").name,
            "day": workout.day.isoformat(),
            "sport": workout.sport.value,
            "title": workout.title,
            "minutes": workout.minutes,
        },
    )
