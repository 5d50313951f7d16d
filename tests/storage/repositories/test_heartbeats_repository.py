"""Of each loop the last beat is known."""

from datetime import timedelta

from storage.database import Unit
from storage.repositories import heartbeats
from tests.builders.values import NOW


async def test_the_last_beat_counts(unit: Unit) -> None:
    await heartbeats.beat(unit, "poll", NOW)
    await heartbeats.beat(unit, "tick", NOW)
    await heartbeats.beat(unit, "poll", NOW + timedelta(seconds=5))
    assert await heartbeats.all(unit) == {"poll": NOW + timedelta(seconds=5), "tick": NOW}
