"""What two tell of one session is counted once, whoever comes first, and apart again where it has to be."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from random import Random

import pytest

from bot.coach.bring_in.recordings import BroughtIn
from bot.coach.bring_in.splitting import join_again, split
from domain.errors import NotFound
from domain.training.activity import Activity
from domain.training.joined import JOINED, joined_id
from domain.training.sport import Sport
from storage.repositories import athletes
from tests.builders import season
from tests.builders.lifting_day import CARDIO, DAY, GYM, RUN, RUN_AGAIN, SESSION, WATCH, Day, lifted, squats


async def test_it_counts_once_with_what_each_knows_and_is_told_once(day: Day) -> None:
    alone = await day.bring(WATCH)
    assert (alone.activities, alone.joined) == ((WATCH,), ())
    brought = await day.bring(GYM)
    (whole,) = await day.counted()
    assert (whole.key, whole.sets, whole.average_hr, whole.minutes) == ((JOINED, SESSION), squats(100.0), 118.0, 60)
    assert brought.activities == (whole,)
    (told,) = brought.joined
    assert ([part.key for part in told.parts], told.fresh) == ([WATCH.key, GYM.key], True)
    rows = await day.rows()
    assert [row for row in rows["progress_metrics"] if "back_squat" in row and JOINED not in row] == []
    assert sum("'strength_minutes': 60.0" in row for row in rows["analytics_rollups"]) == 1


async def test_the_same_again_writes_nothing(day: Day) -> None:
    await day.bring(WATCH, GYM, RUN, RUN_AGAIN)
    before = await day.rows(stamped=True)
    for again in ((WATCH,), (GYM,), (RUN_AGAIN, RUN), (GYM, WATCH)):
        assert await day.bring(*again) == BroughtIn((), 0)
    assert await day.rows(stamped=True) == before


@pytest.mark.parametrize("order", [(CARDIO, GYM), (GYM, CARDIO)])
async def test_what_was_lifted_under_another_profile_counts_once_as_strength(
    day: Day, order: tuple[Activity, Activity]
) -> None:
    for one in order:
        await day.bring(one)
    (whole,) = await day.counted()
    assert (whole.sport, whole.sets, whole.average_hr) == (Sport.STRENGTH, squats(100.0), 118.0)
    rows = await day.rows(stamped=True)
    (of_the_day,) = [row for row in rows["analytics_rollups"] if f"'day': {DAY!r}" in row]
    assert "'strength_minutes': 60.0" in of_the_day
    assert "'other_minutes': 0.0" in of_the_day
    for again in (*order, *reversed(order)):
        await day.bring(again)
    assert await day.rows(stamped=True) == rows
    await day.split(whole.source_id)
    assert {one.key: one.sport for one in await day.counted()} == {CARDIO.key: Sport.OTHER, GYM.key: Sport.STRENGTH}
    await day.bring(*(replace(one, title="Corrected") for one in order))
    assert len(await day.counted()) == 2
    await day.join(whole.source_id)
    assert [one.sport for one in await day.counted()] == [Sport.STRENGTH]


@pytest.mark.parametrize("seed", range(4))
async def test_whoever_comes_first_changes_nothing(day: Day, seed: int) -> None:
    strap = lifted("apple_health", "s", time(17, 5), 58, average_hr=121.0)
    said = lifted("manual", "m", time(12), 55, rpe=8.0)
    evening = lifted("garmin", "w2", time(20), 30), lifted("hevy", "g2", time(20, 6), 33, sets=squats(90.0))
    export = replace(GYM, source_id="csv-20261116T1803", started_at=GYM.started_at.replace(second=0))
    records = [WATCH, GYM, strap, said, *evening, export, RUN, RUN_AGAIN]
    mixed = list(records)
    Random(seed).shuffle(mixed)
    for one in mixed:
        await day.bring(one)
    rows = await day.rows()
    counted = {(one.sport, one.minutes, one.rpe) for one in await day.counted()}
    assert counted == {(Sport.STRENGTH, 60.0, 8.0), (Sport.RUN, 40.0, None), (Sport.STRENGTH, 30.0, None)}
    for one in records:
        await day.gone(one)
    await day.bring(*records)
    assert await day.rows() == rows


@pytest.mark.parametrize("seed", range(4))
async def test_how_it_counts_depends_on_nothing_but_what_there_is_and_what_was_split(day: Day, seed: int) -> None:
    chance, there = Random(seed), dict[tuple[str, str], Activity]()
    strap = lifted("apple_health", "s", time(17, 9), 58, average_hr=121.0)
    records = [WATCH, CARDIO, GYM, strap, lifted("manual", "m", time(12), 55, rpe=8.0), RUN, RUN_AGAIN]
    for _ in range(25):
        one = chance.choice(records)
        deed = chance.choice(["bring", "bring", "late", "gone", "split", "join"])
        if deed in {"bring", "late"}:
            late = timedelta(minutes=45 if deed == "late" else 0)
            there[one.key] = replace(one, started_at=one.started_at + late)
            await day.bring(there[one.key])
        elif deed == "gone":
            there.pop(one.key, None)
            await day.gone(one)
        elif deed == "join":
            with suppress(NotFound):
                await day.join(chance.choice(await day.split_sessions() or [SESSION]))
        elif sessions := [each.source_id for each in await day.counted() if each.source == JOINED]:
            await day.split(chance.choice(sessions))
    rows = await day.rows()
    for one in records:
        await day.gone(one)
    assert await day.counted() == []
    await day.bring(*chance.sample(list(there.values()), len(there)))
    assert await day.rows() == rows


@pytest.mark.fault("F88")
async def test_a_part_that_was_corrected_is_merged_anew(day: Day) -> None:
    await day.bring(WATCH, GYM)
    await day.bring(replace(GYM, sets=squats(120.0)))
    (whole,) = await day.counted()
    assert (whole.key, whole.sets) == ((JOINED, SESSION), squats(120.0))
    moved = replace(GYM, started_at=GYM.started_at + timedelta(hours=3))
    await day.bring(moved)
    assert [one.key for one in await day.counted()] == [WATCH.key, GYM.key]
    brought = await day.bring(GYM)
    assert [each.fresh for each in brought.joined] == [True]


@pytest.mark.fault("F88")
@pytest.mark.parametrize(("first", "second"), [(WATCH, GYM), (GYM, WATCH), (RUN, RUN_AGAIN)])
async def test_where_a_part_is_gone_the_other_counts_as_if_it_had_been_alone(
    day: Day, first: Activity, second: Activity
) -> None:
    await day.bring(first)
    alone = await day.rows()
    await day.bring(second)
    assert await day.rows() != alone
    await day.gone(second)
    assert await day.rows() == alone
    await day.gone(first)
    assert await day.counted() == []


async def test_what_was_split_stays_apart_until_it_is_joined_again(day: Day) -> None:
    await day.bring(WATCH, GYM)
    whole = await day.rows()
    await day.split()
    assert [one.key for one in await day.counted()] == [WATCH.key, GYM.key]
    await day.bring(replace(GYM, title="Legs, corrected"))
    await day.bring(GYM)
    assert len(await day.counted()) == 2, "a sync does not join them again"
    with pytest.raises(NotFound, match="session_split_already"):
        await day.split()
    await day.join()
    assert await day.rows() == whole
    with pytest.raises(NotFound, match="session_joined_already"):
        await day.join()
    with pytest.raises(NotFound, match="session_not_found"):
        await day.split(joined_id([RUN.key, GYM.key]))


async def test_nobody_splits_or_joins_what_is_anothers(day: Day) -> None:
    await day.bring(WATCH, GYM)
    async with day.database.writing() as unit:
        await athletes.add(unit, season.runner("ben"), day.clock.now())
    for deed, wanted in ((split, "session_not_found"), (join_again, "session_not_found")):
        before = await day.rows(stamped=True)
        with pytest.raises(NotFound, match=wanted):
            async with day.database.writing() as unit:
                await deed(unit, "ben", SESSION, day.clock.now())
        assert await day.rows(stamped=True) == before
        if deed is split:
            await day.split()


async def test_what_does_not_belong_together_any_more_is_not_joined_again(day: Day) -> None:
    await day.bring(WATCH, GYM)
    await day.split()
    await day.bring(replace(GYM, started_at=GYM.started_at + timedelta(hours=3)))
    apart = await day.rows()
    with pytest.raises(NotFound, match="session_cannot_join"):
        await day.join()
    assert await day.rows() == apart
    await day.gone(WATCH)
    await day.gone(GYM)
    with pytest.raises(NotFound, match="session_not_found"):
        await day.join()


async def test_a_session_over_midnight_is_one_and_belongs_to_the_day_of_the_watch(day: Day) -> None:
    late = datetime.combine(DAY, time(22, 50), UTC)
    watch = replace(WATCH, started_at=late, day=DAY)
    gym = replace(GYM, started_at=late + timedelta(minutes=15), day=DAY + timedelta(days=1))
    for order in ((watch, gym), (gym, watch)):
        await day.bring(order[0])
        await day.bring(order[1])
        assert [one.source for one in await day.counted()] == [JOINED]
        await day.bring(season.done(0))
        await day.gone(season.done(0))
        assert [one.source for one in await day.counted()] == [JOINED], "who touches the next day leaves it alone"
        for one in order:
            await day.gone(one)
