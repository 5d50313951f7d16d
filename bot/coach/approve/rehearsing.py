"""What the services would be asked to change if everything went out now, against what is there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from bot.coach.approve.exporting import last_proven
from bot.coach.approve.pushing import AHEAD
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.errors import NotFound, Outside
from domain.plan.export import Destination, Export, ExportState, Order, Request, belongs
from domain.plan.plan import Blueprint
from domain.ports.workout_exporter import Rehearsing
from domain.training.workout import Workout
from storage.database import Database
from storage.repositories import connections, exports, plans

type Services = Mapping[Destination, Rehearsing]
_OVER = {ExportState.VERIFIED, ExportState.SUPERSEDED, ExportState.KEPT}


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """`workout` is None where the plan no longer has it; `refused` says why nothing would be asked for."""

    workout_id: str
    workout: Workout | None
    destination: Destination
    requests: tuple[Request, ...] = ()
    refused: Outside | None = None


async def rehearse(database: Database, services: Services, athlete: Athlete, now: datetime) -> tuple[Rehearsed, ...]:
    """The next two weeks, by day, and what still has to be taken away. Raises NotFound where there is no plan."""
    async with database.reading() as unit:
        version = await plans.current(unit, athlete.id)
        if version is None:
            raise NotFound("plan_not_found")
        connected = {Destination(each.service.value) for each in await connections.of_athlete(unit, athlete.id)}
        rows = await exports.of_plan(unit, athlete.id, version.plan_id)
    today = local_day(now, athlete.zone)
    by_place = {
        key: list(found)
        for key, found in groupby(rows, lambda each: (each.workout_id, each.destination))
        if key[1] in connected
    }
    ahead = [
        (workout.id, destination)
        for workout in version.blueprint.between(today, today + AHEAD)
        for destination in sorted(connected)
        if belongs(workout, destination)
    ]
    gone = _to_take_away(by_place, version.blueprint)
    return tuple(
        [
            await _rehearsed(services[place[1]], athlete.id, version.blueprint, place, by_place.get(place, []))
            for place in (*ahead, *gone)
        ]
    )


def _to_take_away(
    by_place: Mapping[tuple[str, Destination], Sequence[Export]], blueprint: Blueprint
) -> Iterable[tuple[str, Destination]]:
    return (
        place for place, rows in by_place.items() if place[0] not in blueprint.workouts and rows[0].state not in _OVER
    )


async def _rehearsed(
    service: Rehearsing, athlete_id: str, blueprint: Blueprint, place: tuple[str, Destination], rows: Sequence[Export]
) -> Rehearsed:
    workout_id, destination = place
    workout = blueprint.workouts.get(workout_id)
    known = next((each.remote_id for each in rows if each.remote_id), None) if rows else None
    try:
        if workout is None:
            requests = await service.rehearse_withdrawal(athlete_id, workout_id, known)
        else:
            requests = await service.rehearse(Order(athlete_id, workout, known, proven=last_proven(rows)))
    except Outside as error:
        return Rehearsed(workout_id, workout, destination, refused=error)
    return Rehearsed(workout_id, workout, destination, requests)
