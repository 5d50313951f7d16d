"""What lies in the calendar of the watch, as a sync reads it."""

from datetime import timedelta

import pytest

from bot.sandbox.serving.faults import Fault
from domain.plan.export import Order
from domain.plan.there import read
from domain.training.delivery import CALENDAR, DEVICE
from tests.builders.season import run
from tests.connectors.garmin.conftest import TODAY, Garmin, delivered


async def test_it_says_what_lies_where_from_today_on(garmin: Garmin) -> None:
    cursors: dict[str, str] = {}
    await delivered(garmin, cursors)
    assert read(cursors[CALENDAR]) == {}
    names = {days: await put_there(garmin, days) for days in (-1, 0, 3)}
    await garmin.client.reschedule(int(names[3]), TODAY + timedelta(days=4))
    await delivered(garmin, cursors)
    assert read(cursors[CALENDAR]) == {names[0]: (TODAY,), names[3]: (TODAY + timedelta(days=4),)}


async def put_there(garmin: Garmin, days: int) -> str:
    workout = run(f"w-{days + 5}", days, today=TODAY)

    async def created(name: str) -> None:
        del name

    return await garmin.exporter.export(Order("anna", workout), created)


@pytest.mark.fault("F87")
@pytest.mark.parametrize("body", ["[]", '{"data": null, "errors": [{"message": "Internal error"}]}'])
async def test_one_that_cannot_be_read_says_nothing_and_keeps_nothing_else_away(garmin: Garmin, body: str) -> None:
    cursors: dict[str, str] = {}
    await put_there(garmin, 1)
    await delivered(garmin, cursors)
    known = dict(cursors)
    await garmin.client.plan_faults(Fault("garbage_after", where="calendar", body=body))
    found = await delivered(garmin, cursors)
    assert CALENDAR not in {each.part for each in found}
    assert cursors == known
    assert found[-1].part == DEVICE
