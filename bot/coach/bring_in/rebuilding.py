"""Everything that is made from activities made anew, and held against what was stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from bot.coach.bring_in.bests import renew_bests, stored_bests
from bot.coach.bring_in.predicting import renew_running
from bot.coach.bring_in.rollups import BEGINNING, store, whole
from bot.coach.bring_in.swim_speeds import renew_estimates
from bot.coach.bring_in.trials import paired_css, renew_css
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.metrics.history import History
from domain.training.reading import Reading, ReadingKind
from storage.database import Database, Unit
from storage.repositories import loads, predictions, readings, rollups, series

type Rows = dict[object, bytes]

# A database may give the parts of a value back in another order than it was given them.
_written = msgspec.json.Encoder(order="deterministic").encode

KEYS = {"days": 1, "weeks": 1, "sets": 3, "exercises": 2, "muscles": 2, "groups": 2}
"""How many of the first fields of a row tell it from the others of its part."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """By part of a history, `bests`, `estimates` and `predictions`: how many rows were made, and how many were missing,
    wrong, or too many.
    """

    activities: int
    made: Mapping[str, int]
    different: Mapping[str, int]


async def rebuild_everything(database: Database, athlete: Athlete, now: datetime) -> Rebuilt:
    """In one transaction; what did not differ is as it was."""
    async with database.writing() as unit:
        before = await _stored(unit, athlete.id)
        await renew_css(unit, athlete.id, now)
        await renew_estimates(unit, athlete.id, BEGINNING, now)
        await renew_running(unit, athlete, BEGINNING, now)
        rolled = await whole(unit, athlete, local_day(now, athlete.zone))
        made = {**_parts(rolled), "bests": _as_rows(await renew_bests(unit, athlete, now))}
        await store(unit, athlete.id, BEGINNING, rolled)
        made |= await _estimated(unit, athlete.id)
    different = {part: _differing(before[part], found) for part, found in made.items()}
    return Rebuilt(len(rolled.loads), {part: len(found) for part, found in made.items()}, different)


def _differing(before: Rows, after: Rows) -> int:
    return sum(before.get(key) != after.get(key) for key in before.keys() | after.keys())


def _parts(rolled: History) -> dict[str, Rows]:
    parts = {part: _by_key(getattr(rolled, part), length) for part, length in KEYS.items()}
    return {"loads": {each.activity.key: _written(each.load) for each in rolled.loads}, **parts}


async def _stored(unit: Unit, athlete_id: str) -> dict[str, Rows]:
    ever = (BEGINNING, date.max)
    kept = await loads.between(unit, athlete_id, *ever)
    rolled = History(
        days=await rollups.between(unit, athlete_id, *ever),
        weeks=await rollups.weeks(unit, athlete_id, *ever),
        sets=await series.sets(unit, athlete_id, *ever),
        exercises=await series.exercises(unit, athlete_id, *ever),
        muscles=await series.muscles(unit, athlete_id, *ever),
        groups=await series.groups(unit, athlete_id, *ever),
    )
    sessions: dict[str, Rows] = {
        "loads": {key: _written(load) for key, load in kept.items()},
        "bests": _as_rows(await stored_bests(unit, athlete_id)),
    }
    return {**_parts(rolled), **sessions, **await _estimated(unit, athlete_id)}


async def _estimated(unit: Unit, athlete_id: str) -> dict[str, Rows]:
    """What many sessions or trials say together."""
    weekly = await readings.of_kind(unit, athlete_id, ReadingKind.ADAPTIVE_5K, BEGINNING, date.max)
    predicted = await predictions.between(unit, athlete_id, BEGINNING, date.max)
    guessed = await readings.of_kind(unit, athlete_id, ReadingKind.CSS_ESTIMATE, BEGINNING, date.max)
    return {
        "estimates": _as_rows((*weekly, *guessed, *await paired_css(unit, athlete_id))),
        "predictions": {(each.race_id, each.day): _written(each) for each in predicted},
    }


def _by_key(rows: Iterable[tuple[object, ...]], length: int) -> Rows:
    return {row[:length]: _written(row) for row in rows}


def _as_rows(bests: Iterable[Reading]) -> Rows:
    return {each.key: _written(each) for each in bests}
