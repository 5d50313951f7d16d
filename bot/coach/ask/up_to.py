"""How old it is what an answer rests on."""

from datetime import datetime, timedelta

import msgspec

from domain.athlete.athlete import Athlete
from domain.training.freshness import Freshness
from storage.database import Unit
from storage.repositories import connections

UP_TO = "up_to"
# Nobody is asked at night, and a watch tells of its day in the evening.
NEW = timedelta(hours=12)


class UpTo(msgspec.Struct, frozen=True):
    """The sources that were not heard of lately."""

    zone: str
    sources: tuple[Freshness, ...]


async def up_to(unit: Unit, athlete: Athlete, now: datetime) -> dict[str, object]:
    """What goes with the facts of an answer; empty where every source was heard of lately."""
    every = await connections.freshness_of(unit, athlete.id, now)
    old = tuple(each for each in every if each.as_of is None or now - each.as_of > NEW)
    return {UP_TO: msgspec.to_builtins(UpTo(athlete.zone_name, old))} if old else {}
