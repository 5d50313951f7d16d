"""The 5 km of every Sunday and what is predicted for races: renewed by every run, and never depending on the order."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

import pytest
from sqlalchemy import event

from bot.coach.bring_in.predicting import renew_races
from bot.coach.bring_in.rebuilding import rebuild_everything
from bot.coach.bring_in.recordings import bring_in, take_out
from bot.coach.plan.saving import save_plan
from domain.athlete.facts import AthleteFacts
from domain.athlete.profile import Profile
from domain.plan.limits import Limits
from domain.plan.plan_file import PlanFile
from domain.race.prediction import Method, Prediction, Verdict
from domain.race.race import Race, race_id
from domain.training.activity import Activity
from domain.training.reading import BY_HAND, BY_THE_COACH, Reading, ReadingKind
from domain.training.recording import Recording
from domain.training.sport import Sport
from storage.database import Database
from storage.repositories import athletes, predictions, races, readings
from tests.builders import season
from tests.builders.runs import run
from tests.builders.season import NOW, TODAY, HandClock

BEGINNING = date(2000, 1, 1)
SUNDAY = TODAY - timedelta(3)


def race(days: int = 60, distance_m: float = 10_000.0, goal_s: float | None = 3_000.0) -> Race:
    day = TODAY + timedelta(days)
    return Race(race_id(day, distance_m), "Race", day, distance_m, goal_s)


def easy(ago: int, hr: float = 150.0, km: float = 10.0) -> Activity:
    return run(TODAY - timedelta(ago), km, km * 5.5, hr)


MANY = tuple(easy(ago, 140.0 + ago % 11, 6.0 + ago % 7) for ago in range(0, 100, 3))


@pytest.fixture
async def store(sqlite: Database) -> Database:
    async with sqlite.writing() as unit:
        await athletes.add(unit, season.runner(), NOW)
        await races.replace(unit, "anna", [race()], NOW)
    return sqlite


async def bring(database: Database, *done: Activity, at: datetime = NOW) -> None:
    await bring_in(database, HandClock(at), "anna", [Recording(done)])


async def snapshots(database: Database) -> tuple[Reading, ...]:
    async with database.reading() as unit:
        return await readings.of_kind(unit, "anna", ReadingKind.ADAPTIVE_5K, BEGINNING, date.max)


async def predicted(database: Database) -> tuple[Prediction, ...]:
    async with database.reading() as unit:
        return await predictions.between(unit, "anna", BEGINNING, date.max)


async def test_every_sunday_has_its_5_km_and_every_day_with_a_run_its_prediction(store: Database) -> None:
    await bring(store, easy(11), easy(8), easy(6), easy(1))
    (sunday,) = await snapshots(store)
    assert (sunday.day, sunday.source) == (SUNDAY, BY_THE_COACH)
    found = await predicted(store)
    assert [each.day for each in found] == [TODAY - timedelta(6), TODAY - timedelta(1)]
    assert [each.n for each in found] == [3, 4]
    assert found[0].five_k_s == sunday.value
    assert found[-1].gap_s == found[-1].seconds - 3_000
    assert found[-1].verdict in set(Verdict)


async def test_two_runs_say_nothing(store: Database) -> None:
    await bring(store, easy(8), easy(6))
    assert await snapshots(store) == ()
    assert await predicted(store) == ()


async def test_the_same_again_changes_nothing(store: Database) -> None:
    await bring(store, *MANY)
    before = await snapshots(store), await predicted(store)
    assert len(before[0]) == 13
    await bring(store, *MANY)
    assert (await snapshots(store), await predicted(store)) == before


@pytest.mark.parametrize("seed", range(4))
async def test_the_order_in_which_runs_come_does_not_matter(store: Database, seed: int) -> None:
    """One at a time and shuffled, with one that came and went, or all at once."""
    chance, shuffled = Random(seed), [*MANY]
    chance.shuffle(shuffled)
    await bring(store, easy(40, 172.0, 14.0))
    for done in shuffled[:20]:
        await bring(store, done)
    async with store.writing() as unit:
        await take_out(unit, season.runner(), "garmin", [easy(40, 172.0, 14.0).source_id], NOW)
    await bring(store, *shuffled[20:])
    found = await snapshots(store), await predicted(store)
    made = await rebuild_everything(store, season.runner(), NOW)
    assert (made.different["estimates"], made.different["predictions"]) == (0, 0)
    assert (await snapshots(store), await predicted(store)) == found
    assert (made.made["estimates"], made.made["predictions"]) == (13, 14)


async def test_a_sunday_without_a_sync_is_made_up_for(store: Database) -> None:
    for done in (easy(20), easy(18), easy(16)):
        await bring(store, done, at=NOW - timedelta(16))
    assert await snapshots(store) == ()
    await bring(store, easy(0))
    assert [each.day for each in await snapshots(store)] == [SUNDAY - timedelta(7 * back) for back in (1, 0)]


async def test_what_is_called_a_run_no_more_counts_no_more(store: Database) -> None:
    """Also where it is done in sets: what was stored of it is known to have been another."""
    await bring(store, *(easy(ago) for ago in (9, 7, 5)))
    assert len(await snapshots(store)) == 1
    await bring(store, replace(easy(7), sport=Sport.STRENGTH))
    assert await snapshots(store) == ()
    assert await predicted(store) == ()


async def test_a_session_in_the_gym_costs_no_look_at_runs(store: Database) -> None:
    await bring(store, *MANY)
    said: list[str] = []
    event.listen(store._writer.sync_engine, "before_cursor_execute", lambda *call: said.append(call[2]))
    gym = replace(easy(0), source_id="gym", sport=Sport.STRENGTH, started_at=NOW - timedelta(hours=3))
    await bring(store, gym)
    assert not [statement for statement in said if "race_predictions" in statement]
    await bring(store, easy(2))
    assert [statement for statement in said if "race_predictions" in statement]


async def test_the_recording_of_a_race_calibrates(store: Database) -> None:
    await bring(store, *(easy(ago) for ago in (20, 15, 12, 5)))
    raw = await predicted(store)
    async with store.writing() as unit:
        past = Race("r-past", "Park run", TODAY - timedelta(15), 10_000.0)
        await renew_races(unit, season.runner(), [race(), past], NOW)
    found = [each for each in await predicted(store) if each.race_id == race().id]
    assert [each.calibrated for each in raw] == [False, False]
    assert [each.calibrated for each in found] == [True, True]
    assert found[-1].seconds > raw[-1].seconds, "55:00 was all she had that day"


async def test_a_race_that_was_run_outlives_the_next_file(store: Database) -> None:
    await bring(store, *(easy(ago) for ago in (20, 15, 12, 5)))
    past = Race("r-past", "Park run", TODAY - timedelta(15), 10_000.0)
    async with store.writing() as unit:
        await renew_races(unit, season.runner(), [race(), past], NOW)
    before = await predicted(store)
    async with store.writing() as unit:
        await renew_races(unit, season.runner(), [race()], NOW)
        assert await races.of_athlete(unit, "anna") == (past, race())
    assert await predicted(store) == before
    async with store.writing() as unit:
        await renew_races(unit, season.runner(), [replace(past, name="Renamed")], NOW)
        assert await races.of_athlete(unit, "anna") == (replace(past, name="Renamed"),)


async def test_races_that_are_told_anew_lose_and_gain_predictions(store: Database) -> None:
    await bring(store, *MANY)
    count = len(await predicted(store))
    half, faster = race(90, 21_097.5, None), race(goal_s=2_400.0)
    async with store.writing() as unit:
        await renew_races(unit, season.runner(), [half, faster], NOW)
        assert await races.of_athlete(unit, "anna") == (faster, half)
    found = await predicted(store)
    assert len(found) == 2 * count
    assert {each.verdict for each in found if each.race_id == half.id} == {None}
    assert {each.verdict for each in found if each.race_id == faster.id} == {Verdict.RED}
    async with store.writing() as unit:
        await renew_races(unit, season.runner(), [half], NOW)
    assert {each.race_id for each in await predicted(store)} == {half.id}


async def test_after_the_race_what_was_predicted_stays(store: Database) -> None:
    async with store.writing() as unit:
        await races.replace(unit, "anna", [race(-2)], NOW)
    await bring(store, *(easy(ago) for ago in (12, 9, 6, 4, 1)))
    days = [TODAY - timedelta(ago) for ago in (6, 4)]
    assert [each.day for each in await predicted(store)] == days
    await bring(store, easy(0))
    assert [each.day for each in await predicted(store)] == days


async def test_another_maximum_makes_all_of_it_anew(store: Database) -> None:
    await bring(store, *MANY)
    before = await snapshots(store)
    profile = Profile(max_hr=season.known(200.0))
    file = PlanFile(season.winter(), AthleteFacts(profile=profile), races=(race(goal_s=None),))
    async with store.writing() as unit:
        await save_plan(unit, "anna", file, Limits(), NOW)
        athlete = await athletes.get(unit, "anna")
    after = await snapshots(store)
    assert athlete is not None
    assert len(after) == len(before)
    assert all(now.value < old.value for now, old in zip(after, before, strict=True))
    assert {each.verdict for each in await predicted(store)} == {None}
    made = await rebuild_everything(store, athlete, NOW)
    assert (made.different["estimates"], made.different["predictions"]) == (0, 0)


async def test_without_a_maximum_there_is_nothing(store: Database) -> None:
    async with store.writing() as unit:
        await athletes.save(unit, replace(season.runner(), profile=Profile()))
    await bring(store, *MANY)
    assert await snapshots(store) == ()
    assert await predicted(store) == ()


async def test_two_results_draw_out_a_marathon_and_one_in_heat_does_not(store: Database) -> None:
    """A half marathon that was entered as a race and recorded, and a trial that was told."""
    past, full = race(-20, 21_097.5, None), race(90, 42_195.0, None)
    raced = run(past.day, 21.0975, 92, 165)
    trial = Reading(ReadingKind.TIME_TRIAL, TODAY - timedelta(30), 1_200.0, BY_HAND, "run_5000m")
    async with store.writing() as unit:
        await readings.upsert(unit, "anna", [trial], NOW)
        await renew_races(unit, season.runner(), [past, full], NOW)
    await bring(store, *MANY, raced)
    assert {each.method for each in await predicted(store) if each.day > past.day} == {Method.VICKERS_OF_TWO}
    await bring(store, replace(raced, temperature_c=29.0))
    assert Method.VICKERS_OF_TWO not in {each.method for each in await predicted(store)}
