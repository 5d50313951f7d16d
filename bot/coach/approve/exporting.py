"""Approved workouts on their way out. The export row is the checkpoint: look at it before writing anything."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath

from bot.coach.approve.card import queue_card
from domain.athlete.athlete import Athlete
from domain.errors import NotFound, Outside
from domain.notice import Notice, NoticeKind
from domain.plan.export import Destination, Export, ExportState
from domain.plan.plan import PlanVersion
from domain.ports.clock import Clock
from domain.ports.workout_exporter import WorkoutExporter
from storage.database import Database
from storage.repositories import athletes, exports, outbox, plans

Exporters = Mapping[Destination, WorkoutExporter]


async def export_one(database: Database, clock: Clock, exporters: Exporters, athlete_id: str, export: Export) -> Export:
    """One attempt, counted before it is made: what ends the process or this task three times is given up.

    Where it stands now. Raises NotFound where athlete or plan are gone.
    """
    tried = replace(export, attempts=export.attempts + 1)
    async with database.writing() as unit:
        await exports.update(unit, athlete_id, tried, clock.now())
        athlete = await athletes.get(unit, athlete_id)
        version = await plans.version(unit, athlete_id, export.plan_id, export.version)
    if athlete is None or version is None:
        raise NotFound("plan_not_found")
    if export.attempts >= exports.MOST_ATTEMPTS:
        done = replace(export, state=ExportState.FAILED, error="tried_three_times")
    else:
        done = await _attempt(exporters[export.destination], athlete_id, tried, version)
    async with database.writing() as unit:
        now = clock.now()
        await exports.update(unit, athlete_id, done, now)
        chat_id = await athletes.chat_of(unit, athlete_id)
        if done.state is ExportState.VERIFIED and chat_id is not None:
            await outbox.add(unit, athlete_id, chat_id, _file_notice(athlete, version, done), now)
        if version.proposal_id is not None:
            await queue_card(unit, athlete, version.proposal_id.removesuffix("-u"), now)
    return done


async def _attempt(exporter: WorkoutExporter, athlete_id: str, export: Export, version: PlanVersion) -> Export:
    try:
        name = await exporter.export(version.blueprint.workouts[export.workout_id], athlete_id)
    except Outside as error:
        return replace(export, state=ExportState.FAILED, error=error.key)
    return replace(export, state=ExportState.VERIFIED, remote_id=name, error=None)


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
