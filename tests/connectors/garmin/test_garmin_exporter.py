"""Planned workouts in Garmin's calendar: one of each, read back, whatever is lost on the way."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from garminconnect import exercises

from bot.connectors.garmin.calendar import calendar
from bot.connectors.garmin.workout import names
from bot.sandbox.athlete.plan import two_weeks
from bot.sandbox.serving.faults import Fault
from domain.errors import CoachError, Refused, Unavailable
from domain.plan.export import Order
from domain.training.exercises import CATALOGUE
from domain.training.sport import Sport
from domain.training.workout import Workout
from tests.builders.season import winter
from tests.connectors.garmin.conftest import Garmin

DAY = date(2026, 11, 28)
PLANNED = [each for each in two_weeks(DAY).workouts.values() if each.sport is not Sport.OTHER]
# One of each sport and purpose.
KINDS = {(each.sport, each.purpose): each.moved(DAY) for each in PLANNED}.values()
RUN = replace(winter().workouts["w-hard"], day=DAY)
REQUESTS = 9


async def exported(
    garmin: Garmin,
    workout: Workout,
    remote_id: str | None = None,
    *,
    overwrite: bool = False,
    proven: str | None = None,
) -> str:
    told: list[str] = []

    async def created(name: str) -> None:
        told.append(name)

    name = await garmin.exporter.export(Order("anna", workout, remote_id, overwrite, proven), created)
    assert told == [name]
    return name


async def there(garmin: Garmin) -> list[tuple[str, str]]:
    """The calendar: name and day."""
    seen = await garmin.client.seen()
    return sorted((seen.workouts[workout]["workoutName"], day) for workout, day in seen.schedule.values())


@pytest.mark.parametrize("workout", KINDS, ids=lambda workout: workout.id)
async def test_every_kind_of_workout_can_be_said_and_is_read_back(garmin: Garmin, workout: Workout) -> None:
    name = await exported(garmin, workout)
    assert await exported(garmin, workout, name) == name
    assert await there(garmin) == [(workout.title, DAY.isoformat())]
    assert len((await garmin.client.seen()).workouts) == 1


async def test_a_change_of_minutes_alone_arrives(garmin: Garmin) -> None:
    for workout in KINDS:
        name = await exported(garmin, workout)
        await exported(garmin, replace(workout, minutes=workout.minutes - 5), name)
    seen = [each["estimatedDurationInSecs"] for each in (await garmin.client.seen()).workouts.values()]
    assert sorted(seen) == sorted((workout.minutes - 5) * 60 for workout in KINDS)


async def test_a_sport_that_no_watch_guides_is_refused(garmin: Garmin) -> None:
    with pytest.raises(Refused, match="sport_not_on_watch"):
        await exported(garmin, replace(RUN, sport=Sport.OTHER))


@pytest.mark.fault("F20")
@pytest.mark.fault("F21")
@pytest.mark.fault("F22")
@pytest.mark.fault("F23")
@pytest.mark.fault("F92")
@pytest.mark.parametrize("mode", ["drop_before", "apply_then_drop", "error_before"])
@pytest.mark.parametrize("method", ["create", "schedule"])
async def test_whatever_is_lost_on_the_way_there_is_one_in_the_end(garmin: Garmin, method: str, mode: str) -> None:
    await garmin.client.plan_faults(Fault(mode, where=method, status=400))  # type: ignore[arg-type]
    with pytest.raises(CoachError):
        await exported(garmin, RUN)
    await exported(garmin, RUN)
    assert await there(garmin) == [(RUN.title, DAY.isoformat())]
    assert len((await garmin.client.seen()).workouts) == 1


@pytest.mark.fault("F27")
@pytest.mark.parametrize("nth", range(1, REQUESTS))
async def test_while_a_workout_is_replaced_its_day_is_never_empty(garmin: Garmin, nth: int) -> None:
    name = await exported(garmin, RUN)
    longer = replace(RUN, minutes=60, title="Longer")
    await garmin.client.plan_faults(Fault("apply_then_drop", nth=nth), *_until_it_gives_up(nth))
    try:
        await exported(garmin, longer, name)
    except Unavailable:
        assert await there(garmin), "the day was empty"
        await exported(garmin, longer, name)
    assert await there(garmin) == [("Longer", DAY.isoformat())]
    assert len((await garmin.client.seen()).workouts) == 1


def _until_it_gives_up(nth: int) -> Sequence[Fault]:
    """Reading is tried three times."""
    return [Fault("apply_then_drop", nth=nth + more) for more in (1, 2)]


async def test_a_workout_that_moves_takes_its_new_day(garmin: Garmin) -> None:
    name = await exported(garmin, RUN)
    later = RUN.moved(DAY + timedelta(days=1))
    await exported(garmin, later, name)
    assert await there(garmin) == [(RUN.title, (DAY + timedelta(days=1)).isoformat())]


@pytest.mark.fault("F93")
async def test_what_the_athlete_changed_there_is_asked_about(garmin: Garmin) -> None:
    name = await exported(garmin, RUN)
    await garmin.client.edit(int(name), {"workoutName": "My own"})
    for workout in (RUN, replace(RUN, minutes=50)):
        with pytest.raises(Refused, match="edited_there"):
            await exported(garmin, workout, name)
    with pytest.raises(Refused, match="edited_there"):
        await garmin.exporter.withdraw("anna", RUN.id, name)
    assert await there(garmin) == [("My own", DAY.isoformat())]
    await exported(garmin, RUN, name, overwrite=True)
    assert await there(garmin) == [(RUN.title, DAY.isoformat())]


@pytest.mark.fault("F93")
async def test_what_the_athlete_threw_away_or_moved_there_is_asked_about(garmin: Garmin) -> None:
    name = await exported(garmin, RUN)
    await garmin.client.throw_away(int(name))
    with pytest.raises(Refused, match="deleted_there"):
        await exported(garmin, RUN, name)
    assert await there(garmin) == []
    other = await exported(garmin, RUN, name, overwrite=True)
    await garmin.client.reschedule(int(other), DAY + timedelta(days=2))
    for workout in (RUN, RUN.moved(DAY + timedelta(days=1))):
        with pytest.raises(Refused, match="moved_there"):
            await exported(garmin, workout, other)


async def test_what_the_athlete_moved_to_where_the_plan_has_it_by_now_is_as_both_want_it(garmin: Garmin) -> None:
    name, later = await exported(garmin, RUN), DAY + timedelta(days=2)
    await garmin.client.reschedule(int(name), later)
    await exported(garmin, RUN.moved(later), name)
    assert await there(garmin) == [(RUN.title, later.isoformat())]
    assert len((await garmin.client.seen()).workouts) == 1


@pytest.mark.fault("F93")
@pytest.mark.parametrize("workout", [RUN, replace(RUN, minutes=60)], ids=["same", "other"])
async def test_a_copy_of_the_athletes_on_another_day_is_not_taken_away_unasked(
    garmin: Garmin, workout: Workout
) -> None:
    name, copied = await exported(garmin, RUN), DAY + timedelta(days=2)
    account = await garmin.accounts.of("anna")
    await account.change(lambda client: client.schedule_workout(int(name), copied.isoformat()))
    with pytest.raises(Refused, match="moved_there"):
        await exported(garmin, workout, name, proven=name)
    assert [day for _, day in await there(garmin)] == [DAY.isoformat(), copied.isoformat()]
    await exported(garmin, workout, name, overwrite=True)
    assert [day for _, day in await there(garmin)] == [DAY.isoformat()]


@pytest.mark.fault("F93")
@pytest.mark.parametrize("workout", [RUN, replace(RUN, minutes=60)], ids=["same", "other"])
async def test_what_was_taken_off_its_day_is_put_back_only_where_that_is_wanted(
    garmin: Garmin, workout: Workout
) -> None:
    """Until it was read back there it may never have been on its day, and the athlete has nothing to do with it."""
    name = await exported(garmin, RUN)
    account = await garmin.accounts.of("anna")
    (entry,) = await calendar(account, DAY)
    await account.change(lambda client: client.unschedule_workout(entry.id))
    with pytest.raises(Refused, match="deleted_there"):
        await exported(garmin, workout, name, proven=name)
    assert await there(garmin) == []
    await exported(garmin, workout, name)
    assert [day for _, day in await there(garmin)] == [DAY.isoformat()]


async def test_only_what_bears_our_mark_is_touched(garmin: Garmin) -> None:
    name = await exported(garmin, RUN)
    await garmin.client.edit(int(name), {"description": "mine now"})
    with pytest.raises(Refused, match="edited_there"):
        await exported(garmin, RUN, name)
    await garmin.exporter.withdraw("anna", RUN.id, name)
    assert len(await there(garmin)) == 1


async def test_what_is_withdrawn_is_gone_and_nothing_else(garmin: Garmin) -> None:
    await exported(garmin, RUN)
    other = replace(RUN, id="w-other", title="Other")
    await exported(garmin, other)
    for _ in range(2):
        await garmin.exporter.withdraw("anna", RUN.id, None)
    assert await there(garmin) == [("Other", DAY.isoformat())]


async def test_what_is_gone_when_it_is_taken_away_is_taken_away(garmin: Garmin) -> None:
    name = await exported(garmin, RUN)
    await garmin.client.plan_faults(Fault("error_before", where="delete", status=404))
    await garmin.exporter.withdraw("anna", RUN.id, name)
    assert (await garmin.asked())[-1] == "delete"


async def test_a_way_in_that_is_not_there_any_more_is_a_refusal(garmin: Garmin) -> None:
    await garmin.client.plan_faults(Fault("error_before", where="create", status=404))
    with pytest.raises(Refused, match="garmin_refused"):
        await exported(garmin, RUN)


SUMMARY = "data.workoutScheduleSummariesScalar"


@pytest.mark.fault("F87")
@pytest.mark.parametrize(
    "fault",
    [
        Fault("garbage_after", where="calendar", body="[]"),
        Fault("garbage_after", where="calendar", body='{"data": null, "errors": [{"message": "Internal error"}]}'),
        Fault("altered", where="calendar", field=SUMMARY),
        Fault("altered", where="calendar", field=SUMMARY, change="text"),
        Fault("altered", where="calendar", field=f"{SUMMARY}.0.scheduledWorkoutId"),
        Fault("altered", where="calendar", field=f"{SUMMARY}.0.scheduleDate"),
        Fault("altered", where="calendar", field=f"{SUMMARY}.0.scheduleDate", change="text"),
    ],
)
async def test_a_calendar_that_cannot_be_read_is_not_taken_for_an_empty_one(garmin: Garmin, fault: Fault) -> None:
    name = await exported(garmin, RUN)
    since = len(await garmin.asked())
    await garmin.client.plan_faults(fault)
    with pytest.raises(Unavailable, match="garmin_answer_unreadable"):
        await exported(garmin, RUN, name)
    assert not {"create", "update", "delete", "schedule", "unschedule"} & set(await garmin.asked(since))
    assert await exported(garmin, RUN, name) == name
    assert await there(garmin) == [(RUN.title, DAY.isoformat())]


async def test_what_others_put_into_the_calendar_is_passed_over(garmin: Garmin) -> None:
    """A day of rest of Garmin's own plan has no workout."""
    name = await exported(garmin, RUN)
    rest = Fault("altered", where="calendar", field=f"{SUMMARY}.0.workoutId", change="null")
    await garmin.client.plan_faults(rest)
    account = await garmin.accounts.of("anna")
    assert await calendar(account, DAY) == []
    assert [(str(each.workout_id), each.day) for each in await calendar(account, DAY)] == [(name, DAY.isoformat())]


def test_every_exercise_has_its_name_at_garmin() -> None:
    known = {(category, name) for _, category, name in exercises._RAW}
    assert {exercise: names(exercise) for exercise in CATALOGUE if names(exercise) not in known} == {}
