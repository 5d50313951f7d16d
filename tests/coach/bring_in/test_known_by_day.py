"""Loads of who told no threshold pace and no resting heart rate go by what runs and mornings said before their day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import event

from bot.coach.bring_in.by_hand.telling import tell
from bot.coach.bring_in.by_hand.undoing import take_back
from bot.coach.bring_in.known_by_day import athlete_on
from bot.coach.bring_in.predicting import renew_races
from bot.coach.bring_in.rebuilding import rebuild_everything
from bot.coach.bring_in.recordings import bring_in, take_out
from bot.coach.plan.saving import save_plan
from bot.coach.review.facts.session import session_evidence
from domain.athlete.athlete import Athlete
from domain.athlete.facts import AthleteFacts
from domain.athlete.profile import Origin, Profile, Sex
from domain.metrics.load_methods import LoadMethod, SessionLoad
from domain.metrics.paces import training_paces
from domain.metrics.vdot import vdot
from domain.notice import NoticeKind
from domain.plan.limits import Limits
from domain.plan.plan_file import PlanFile
from domain.race.race import Race
from domain.training.activity import Activity
from domain.training.entry.entry import Context, Entry
from domain.training.entry.reading import read_entry
from domain.training.night import Night
from domain.training.reading import Reading, ReadingKind
from domain.training.recording import Recording
from domain.training.sport import Sport
from storage.database import Database
from storage.repositories import athletes, loads, outbox, readings
from tests.builders import season
from tests.builders.runs import run
from tests.builders.season import NOW, TODAY, HandClock

BEGINNING = date(2000, 1, 1)
SUNDAY = TODAY - timedelta(3)
UNTESTED = replace(season.runner(), profile=Profile(sex=Sex.FEMALE, max_hr=season.known(190.0)))


def easy(ago: int, km: float = 10.0, hr: float = 150.0, speed: float | None = 3.1) -> Activity:
    return run(TODAY - timedelta(ago), km, km * 5.5, hr, graded_speed_m_per_s=speed)


def ride(ago: int) -> Activity:
    return replace(season.done(-ago, 90), sport=Sport.RIDE, source_id=f"ride-{ago}", average_hr=140.0)


def morning(ago: int, bpm: float) -> Reading:
    return Reading(ReadingKind.RESTING_HR, TODAY - timedelta(ago), bpm, "garmin")


MANY = tuple(easy(ago, 6.0 + ago % 7, 140.0 + ago % 11) for ago in range(0, 100, 3))
RIDES = tuple(ride(ago) for ago in range(1, 200, 9))
MORNINGS = tuple(morning(ago, 50.0 + ago % 5) for ago in range(200))


@pytest.fixture
async def store(sqlite: Database) -> Database:
    await season.arrive(sqlite, UNTESTED)
    return sqlite


async def bring(database: Database, *done: Activity, mornings: tuple[Reading, ...] = (), ago: int = 0) -> None:
    clock = HandClock(NOW - timedelta(ago))
    await bring_in(database, clock, "anna", [Recording(done, readings=mornings)])


async def kept(database: Database) -> dict[int, SessionLoad]:
    """By how many days ago; of the runs and rides of different days alone."""
    async with database.reading() as unit:
        found = await loads.between(unit, "anna", BEGINNING, date.max)
    return {
        int(each.removeprefix("ride-")) if "ride" in each else (TODAY - date.fromisoformat(each[:10])).days: load
        for (_, each), load in found.items()
    }


async def snapshots(database: Database) -> dict[int, float]:
    """By how many days ago."""
    async with database.reading() as unit:
        found = await readings.of_kind(unit, "anna", ReadingKind.ADAPTIVE_5K, BEGINNING, date.max)
    return {(TODAY - each.day).days: each.value for each in found}


async def differs(database: Database, athlete: Athlete = UNTESTED) -> int:
    return sum((await rebuild_everything(database, athlete, NOW)).different.values())


async def told(database: Database, line: str) -> Mapping[str, object]:
    """The facts of the answer."""
    async with database.writing() as unit:
        entry = read_entry(line, Context(TODAY, UNTESTED.units))
        assert isinstance(entry, Entry), entry
        await tell(unit, UNTESTED, entry, HandClock())
        notices = [each.notice for each in await outbox.due(unit, NOW)]
    return [each for each in notices if each.kind is NoticeKind.ENTRY][-1].facts


def by_threshold(found: dict[int, SessionLoad]) -> dict[int, float | None]:
    return {ago: load.inputs.get("threshold_s_per_km") for ago, load in found.items()}


def changed(before: dict[int, SessionLoad], after: dict[int, SessionLoad]) -> set[int]:
    return {ago for ago in before.keys() & after.keys() if before[ago] != after[ago]}


async def test_a_runner_of_whom_no_threshold_is_told_gets_an_rtss_once_there_is_a_5_km(store: Database) -> None:
    for ago in (9, 7, 5):
        await bring(store, easy(ago), ago=ago)
    assert {load.method for load in (await kept(store)).values()} == {LoadMethod.DURATION_DEFAULT}
    await bring(store, easy(1))
    ((sunday, seconds),) = (await snapshots(store)).items()
    fitness = vdot(5_000, seconds)
    assert (sunday, fitness is not None) == (3, True)
    found = await kept(store)
    assert (found[1].method, found[1].assumed) == (LoadMethod.RTSS, True)
    assert found[1].inputs["threshold_s_per_km"] == training_paces(fitness or 0.0).threshold
    assert {found[ago].method for ago in (9, 7, 5)} == {LoadMethod.DURATION_DEFAULT}, "nothing looks ahead"
    assert await differs(store) == 0


async def test_a_late_run_changes_what_the_runs_after_its_sunday_are_held_against(store: Database) -> None:
    await bring(store, *MANY)
    before = await kept(store)
    late = easy(46, 12.0, 175.0)
    await bring(store, late)
    since = await kept(store)
    assert 46 not in before
    assert changed(before, since) == {ago for ago in before if ago < 45}, "the Sunday was 45 days ago"
    assert await differs(store) == 0
    async with store.writing() as unit:
        await take_out(unit, UNTESTED, late.source, [late.source_id], NOW)
    assert await kept(store) == before


async def test_a_run_that_a_wrong_clock_dated_ahead_is_caught_up_with(store: Database) -> None:
    """The Sundays before it come when nobody looks; the next run has them looked at."""
    await bring(store, ride(100), *(easy(ago, hr=130.0 + ago) for ago in (22, 20, 18, 15, 5)), ago=14)
    assert min(await snapshots(store)) == 17
    await bring(store, ride(1), ago=1)
    before = by_threshold(await kept(store))
    await bring(store, easy(0, 5.0))
    assert by_threshold(await kept(store))[5] != before[5]
    assert await differs(store) == 0


async def test_a_race_that_is_told_of_is_followed_by_loads(store: Database) -> None:
    await bring(store, *MANY)
    before = await kept(store)
    async with store.writing() as unit:
        await renew_races(unit, UNTESTED, [Race("r-past", "Park run", TODAY - timedelta(30), 8_000.0)], NOW)
    assert changed(before, await kept(store)) == {ago for ago in before if ago < 24}
    assert await differs(store) == 0


async def test_a_trial_that_is_told_and_taken_back_is_followed_by_loads(store: Database) -> None:
    await bring(store, *MANY)
    before = await kept(store)
    undo = (await told(store, f"{TODAY - timedelta(20)} 5 km trial 20:00"))["undo"]
    assert changed(before, await kept(store)) == {ago for ago in before if ago < 17}
    assert await differs(store) == 0
    async with store.writing() as unit:
        await take_back(unit, UNTESTED, str(undo), HandClock())
    assert await kept(store) == before


async def test_rides_and_treadmills_go_by_the_mornings_before_them(store: Database) -> None:
    await bring(store, *RIDES)
    assert {load.method for load in (await kept(store)).values()} == {LoadMethod.DURATION_DEFAULT}
    await bring(store, mornings=MORNINGS)
    found = await kept(store)
    last = [morning.value for morning in MORNINGS[2:62]]
    assert (found[1].method, found[1].assumed) == (LoadMethod.HRSS, True)
    assert found[1].inputs["resting_hr"] == sum(last) / 60
    assert {ago for ago, load in found.items() if load.method is LoadMethod.DURATION_DEFAULT} == {190, 199}
    assert await differs(store) == 0


@pytest.mark.parametrize("as_night", [False, True])
@pytest.mark.parametrize("back", [64, 65])
async def test_another_morning_changes_the_rides_of_sixty_days(store: Database, back: int, *, as_night: bool) -> None:
    await bring(store, *RIDES, mornings=MORNINGS)
    before = await kept(store)
    day = TODAY - timedelta(back)
    other = Recording(nights=(Night(day, "garmin", resting_hr=70.0),))
    if not as_night:
        other = Recording(readings=(Reading(ReadingKind.RESTING_HR, day, 70.0, "garmin"),))
    await bring_in(store, HandClock(), "anna", [other])
    assert changed(before, await kept(store)) == {ago for ago in before if back - 60 <= ago < back}
    assert await differs(store) == 0


async def test_what_the_profile_comes_to_say_wins_at_once(store: Database) -> None:
    await bring(store, *MANY, *RIDES, mornings=MORNINGS)
    file = PlanFile(season.winter(), AthleteFacts(profile=season.runner().profile))
    async with store.writing() as unit:
        await save_plan(unit, "anna", file, Limits(), NOW)
        athlete = await athletes.get(unit, "anna")
    assert athlete is not None
    found = await kept(store)
    assert set(by_threshold(found).values()) == {280.0, None}
    assert {load.inputs["resting_hr"] for load in found.values() if load.method is LoadMethod.HRSS} == {50.0}
    assert not any(load.assumed for ago, load in found.items() if load.method is LoadMethod.RTSS)
    assert await differs(store, athlete) == 0


async def test_another_maximum_changes_the_5_km_before_it_changes_loads(store: Database) -> None:
    await bring(store, *MANY, *RIDES, mornings=MORNINGS)
    before = by_threshold(await kept(store))
    file = PlanFile(season.winter(), AthleteFacts(profile=Profile(max_hr=season.known(200.0))))
    async with store.writing() as unit:
        await save_plan(unit, "anna", file, Limits(), NOW)
        athlete = await athletes.get(unit, "anna")
    assert athlete is not None
    after = by_threshold(await kept(store))
    assert all(known != after[ago] for ago, known in before.items() if known is not None)
    assert await differs(store, athlete) == 0


async def test_a_note_and_an_answer_say_the_load_that_is_stored(store: Database) -> None:
    await bring(store, *MANY[2:], mornings=MORNINGS, ago=6)
    assert min(await snapshots(store)) == 10
    answer = await told(store, "run 10 km 50 min")
    async with store.reading() as unit:
        stored = await loads.between(unit, "anna", TODAY, TODAY)
        ((session, load),) = stored.items()
        evidence = await session_evidence(unit, "anna", session, NOW)
    assert min(await snapshots(store)) == 3
    assert (load.method, load.assumed) == (LoadMethod.RTSS_FLAT, True)
    assert answer["load"] == load.points
    assert evidence is not None
    assert evidence.load == load


async def test_an_athlete_of_a_day_has_what_was_known_then(store: Database) -> None:
    await bring(store, *MANY, mornings=MORNINGS)
    async with store.reading() as unit:
        runner = await athlete_on(unit, UNTESTED, Sport.RUN, TODAY)
        lifter = await athlete_on(unit, UNTESTED, Sport.STRENGTH, TODAY)
    pace, rest = runner.profile.threshold_pace_s_per_km, runner.profile.resting_hr
    assert pace is not None
    assert rest is not None
    assert (pace.origin, pace.as_of, rest.origin) == (Origin.ESTIMATE, SUNDAY, Origin.ESTIMATE)
    assert lifter == UNTESTED


@pytest.mark.parametrize(("athlete", "looks"), [(UNTESTED, 1), (season.runner(), 0)], ids=["untested", "tested"])
async def test_what_the_profile_says_is_not_looked_up_and_the_rest_at_once(
    store: Database, athlete: Athlete, looks: int
) -> None:
    async with store.writing() as unit:
        await athletes.save(unit, athlete)
    await bring(store, *MANY, mornings=MORNINGS)
    said: list[str] = []
    event.listen(store._writer.sync_engine, "before_cursor_execute", lambda *call: said.append(call[2]))
    await bring(store, ride(1))
    by_kind = [each for each in said if each.startswith("SELECT progress_metrics") and "kind = ? AND" in each]
    assert len([each for each in by_kind if "day >= ?" in each]) == looks
    said.clear()
    await bring(store, mornings=(morning(2, 61.0),))
    assert any("INTO analytics_rollups" in each for each in said) == bool(looks)
