"""Many rows by one statement: what is stored, and what is counted, is the same as for a few."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.training.payload import Payload
from storage import many
from storage.database import Unit
from storage.repositories import activities, payloads, readings
from storage.tables.payloads import raw_payloads
from tests.builders.values import NOW, TODAY, lifting, reading, swim

# Three parts, of which the last is a small one.
COUNT = 2 * many.FEW + 7
LATER = NOW + timedelta(hours=1)


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "AT_ONCE", many.FEW)


async def test_readings(unit: Unit) -> None:
    found = [reading(TODAY - timedelta(days=back), 40.0 + back / 8) for back in range(COUNT)]
    assert await readings.upsert(unit, "anna", found, NOW) == COUNT
    assert await readings.between(unit, "anna", found[-1].day, TODAY) == tuple(reversed(found))
    found[3] = found[3]._replace(value=99.0)
    assert await readings.upsert(unit, "anna", found, LATER) == 1
    assert await readings.between(unit, "anna", found[-1].day, TODAY) == tuple(reversed(found))


async def test_activities(unit: Unit) -> None:
    kinds = (swim, lifting)
    done = [kinds[number % 2](f"s{number}", TODAY - timedelta(days=number)) for number in range(COUNT)]
    done[5] = replace(done[5], hr_zone_s=(), rpe=None, title="")
    assert await activities.upsert(unit, "anna", done, NOW) == tuple(done)
    assert await activities.between(unit, "anna", done[-1].day, TODAY) == tuple(reversed(done))
    untitled = tuple(replace(each, title="") for each in reversed(done))
    assert await activities.untitled(unit, "anna", done[-1].day, TODAY) == untitled
    changed = replace(done[5], title="With Ben")
    assert await activities.upsert(unit, "anna", [*done[:5], changed, *done[6:]], LATER) == (changed,)


@pytest.mark.parametrize("size", [3, 2_000], ids=["short", "long"])
async def test_answers(unit: Unit, size: int) -> None:
    found = [Payload("hrv", f"{number:03}", f'"{number}{"a" * size}"'.encode()) for number in range(COUNT)]
    assert await payloads.keep(unit, "anna", "garmin", found, NOW) == COUNT
    assert await kept(unit) == found
    found[9] = found[9]._replace(content=b"{}")
    assert await payloads.keep(unit, "anna", "garmin", found, LATER) == 1
    assert await kept(unit) == found


async def kept(unit: Unit) -> list[Payload]:
    rows = await unit.execute(select(raw_payloads.c.kind, raw_payloads.c.key, raw_payloads.c.content))
    return sorted(Payload(*row) for row in rows)
