"""What lies in the calendar of the watch, as a sync reads it."""

from datetime import timedelta

import pytest

from bot.connectors.garmin.source import MOST_CALLS
from bot.sandbox.serving.faults import Fault
from domain.errors import Unavailable
from domain.plan.export import Order
from domain.plan.there import read
from domain.training.delivery import CALENDAR, DEVICE
from tests.builders.season import run
from tests.connectors.garmin.conftest import TODAY, Garmin, delivered

NIGHT = {"calendarDate": TODAY.isoformat(), "sleepTimeSeconds": 27_000}


async def test_it_says_what_lies_where_lately_and_ahead(garmin: Garmin) -> None:
    cursors: dict[str, str] = {}
    await delivered(garmin, cursors)
    assert read(cursors[CALENDAR]).days == {}
    names = {days: await put_there(garmin, days) for days in (-8, -1, 3)}
    await garmin.client.reschedule(int(names[3]), TODAY + timedelta(days=4))
    await delivered(garmin, cursors)
    assert read(cursors[CALENDAR]).days == {
        names[-1]: (TODAY - timedelta(days=1),),
        names[3]: (TODAY + timedelta(days=4),),
    }


async def test_of_ours_the_next_one_is_looked_at_where_there_is_room(garmin: Garmin) -> None:
    """At noon the night is closed, and its requests are spared."""
    cursors: dict[str, str] = {}
    await garmin.client.tell("sleep", {TODAY: {"dailySleepDTO": NIGHT}})
    await delivered(garmin, cursors)
    names = [await put_there(garmin, days) for days in (0, 1)]
    await garmin.client.edit(int(names[1]), {"workoutName": "My own"})
    assert await edited(garmin, cursors) == set(), "it is not the next one"
    await garmin.client.edit(int(names[0]), {"workoutName": "My own"})
    assert await edited(garmin, cursors) == {names[0]}
    known = dict(cursors)
    assert await edited(garmin, cursors) == {names[0]}
    assert cursors == known
    await garmin.client.edit(int(names[0]), {"description": "Not the coach's any more"})
    assert await edited(garmin, cursors) == set(), "who wiped our mark made it theirs"


async def edited(garmin: Garmin, cursors: dict[str, str]) -> set[str]:
    before = len(await garmin.asked())
    await delivered(garmin, cursors)
    assert len(await garmin.asked(before)) <= MOST_CALLS
    return set(read(cursors[CALENDAR]).edited)


async def put_there(garmin: Garmin, days: int) -> str:
    workout = run(f"w-{days + 10}", days, today=TODAY)

    async def created(name: str) -> None:
        del name

    return await garmin.exporter.export(Order("anna", workout), created)


@pytest.mark.fault("F86")
@pytest.mark.fault("F87")
@pytest.mark.parametrize(
    "fault",
    [
        Fault("garbage_after", where="calendar", body="[]"),
        Fault("garbage_after", where="calendar", body='{"data": null, "errors": [{"message": "Internal error"}]}'),
        Fault("error_before", where="calendar", status=400),
        Fault("error_before", where="calendar", status=403, body="<html>Access denied</html>"),
        Fault("error_before", where="calendar", status=500, times=3),
    ],
    ids=["list", "errors", "400", "403", "500"],
)
async def test_where_none_comes_nothing_is_said_and_nothing_else_kept_away(garmin: Garmin, fault: Fault) -> None:
    cursors: dict[str, str] = {}
    await put_there(garmin, 1)
    await delivered(garmin, cursors)
    known = dict(cursors)
    await garmin.client.plan_faults(fault)
    found = await delivered(garmin, cursors)
    assert CALENDAR not in {each.part for each in found}
    assert cursors == known
    assert found[-1].part == DEVICE


async def test_too_many_requests_are_too_many(garmin: Garmin) -> None:
    cursors: dict[str, str] = {}
    await garmin.client.plan_faults(Fault("error_before", where="calendar", status=429))
    with pytest.raises(Unavailable, match="garmin_too_many_requests"):
        await delivered(garmin, cursors)
    assert DEVICE in cursors, "everything else had come"
