"""Swims of who was never tested go by an estimate that is called one, and every test counts from its own day on."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from bot.coach.bring_in.by_hand.telling import tell
from bot.coach.bring_in.by_hand.undoing import take_back
from bot.coach.bring_in.known_by_day import athlete_on
from bot.coach.bring_in.rebuilding import rebuild_everything
from bot.coach.bring_in.recordings import bring_in, take_out
from bot.coach.plan.generating import css_remark
from domain.athlete.profile import Known, Origin
from domain.metrics.load_methods import LoadMethod, SessionLoad
from domain.notice import NoticeKind
from domain.plan.plan import Blueprint
from domain.training.activity import Activity, Length, Pool
from domain.training.entry.entry import Context, Entry
from domain.training.entry.reading import read_entry
from domain.training.reading import Reading, ReadingKind
from domain.training.recording import Recording
from domain.training.sport import Sport, Stroke
from storage.database import Database
from storage.repositories import athletes, loads, outbox
from tests.builders import season
from tests.builders.season import NOW, TODAY, HandClock

UNTESTED = replace(season.runner(), profile=replace(season.runner().profile, css_s_per_100m=None))
BEGINNING = date(2000, 1, 1)


def swim(ago: int, *paces: float) -> Activity:
    """In a pool of 50 m an unbroken 400 for each pace of 100 m, with a rest behind it; a 200 where that is negative."""
    lengths = [
        Length(abs(pace) / 2, Stroke.FREESTYLE, rest_after_s=30.0 if last else 0.0)
        for pace in paces
        for last in [False] * (3 if pace < 0 else 7) + [True]
    ]
    total = sum(each.seconds for each in lengths)
    plain = replace(season.done(-ago, total / 60), sport=Sport.SWIM, source_id=f"swim-{ago}")
    return replace(plain, moving_s=total, distance_m=50.0 * len(lengths), pool=Pool(50.0), lengths=tuple(lengths))


HISTORY = tuple(swim(ago, 110.0 + ago % 7, -(100.0 + ago % 5)) for ago in range(1, 90, 4))


@pytest.fixture
async def store(sqlite: Database) -> Database:
    await season.arrive(sqlite, UNTESTED)
    return sqlite


async def bring(database: Database, *done: Activity, readings: tuple[Reading, ...] = ()) -> None:
    await bring_in(database, HandClock(), "anna", [Recording(done, readings=readings)])


async def kept(database: Database) -> dict[int, SessionLoad]:
    """By how many days ago."""
    async with database.reading() as unit:
        found = await loads.between(unit, "anna", BEGINNING, date.max)
    return {int(source_id.split("-")[1]): load for (_, source_id), load in found.items() if "swim" in source_id}


async def told(database: Database, line: str) -> str:
    """What is needed to take it back."""
    async with database.writing() as unit:
        entry = read_entry(line, Context(TODAY, UNTESTED.units))
        assert isinstance(entry, Entry), entry
        await tell(unit, UNTESTED, entry, HandClock())
        notices = [each.notice for each in await outbox.due(unit, NOW)]
    return str([each for each in notices if each.kind is NoticeKind.ENTRY][-1].facts["undo"])


async def differs(database: Database) -> int:
    return sum((await rebuild_everything(database, UNTESTED, NOW)).different.values())


async def test_without_a_test_a_swim_goes_by_an_estimate_that_says_so(store: Database) -> None:
    await bring(store, swim(30, 115.0), swim(20, -105.0), swim(10, 118.0))
    found = await kept(store)
    assert found[30].method is not LoadMethod.STSS, "only a 400 was known then, and nothing looks ahead"
    css = (4 * 115.0 - 2 * 105.0) / 2
    for ago in (20, 10):
        assert (found[ago].method, found[ago].assumed) == (LoadMethod.STSS, True)
        assert found[ago].inputs["css_s_per_100m"] == pytest.approx(css)
    assert await differs(store) == 0


async def test_a_test_counts_from_its_day_on_until_it_is_taken_back(store: Database) -> None:
    await bring(store, *HISTORY)
    before = await kept(store)
    await told(store, f"{TODAY - timedelta(42)} 200 m swim test 3:00")
    undo = await told(store, f"{TODAY - timedelta(40)} 400 m swim test 6:30")
    after = await kept(store)
    assert {ago for ago in before if after[ago] != before[ago]} == {ago for ago in before if ago <= 40}
    assert {after[ago].inputs["css_s_per_100m"] for ago in after if ago <= 40} == {105.0}
    assert not any(after[ago].assumed for ago in after if ago <= 40)
    assert await differs(store) == 0
    async with store.writing() as unit:
        await take_back(unit, UNTESTED, undo, HandClock())
    assert await kept(store) == before


async def test_what_the_watch_tells_goes_before_a_guess(store: Database) -> None:
    await bring(store, *HISTORY)
    await bring(store, readings=(Reading(ReadingKind.CSS, TODAY - timedelta(20), 101.0, "garmin"),))
    found = await kept(store)
    assert {load.inputs["css_s_per_100m"] == 101.0 for ago, load in found.items() if ago <= 20} == {True}
    assert {load.inputs.get("css_s_per_100m") == 101.0 for ago, load in found.items() if ago > 20} == {False}
    assert await differs(store) == 0


@pytest.mark.parametrize("seed", range(3))
async def test_the_order_in_which_swims_come_does_not_matter(store: Database, seed: int) -> None:
    chance, shuffled = Random(seed), [*HISTORY]
    chance.shuffle(shuffled)
    await bring(store, swim(3, 90.0, -80.0))
    for done in shuffled[:9]:
        await bring(store, done)
    async with store.writing() as unit:
        athlete = await athletes.get(unit, "anna")
        assert athlete is not None
        await take_out(unit, athlete, "fit", ["swim-3"], NOW)
    await bring(store, *shuffled[9:])
    assert await differs(store) == 0
    assert len(await kept(store)) == len(HISTORY)


async def test_a_plan_goes_by_it_and_says_so(store: Database) -> None:
    await bring(store, *HISTORY)
    async with store.reading() as unit:
        swimmer = await athlete_on(unit, UNTESTED, Sport.SWIM, TODAY)
    known = swimmer.profile.css_s_per_100m
    assert known is not None
    assert known.origin is Origin.ESTIMATE
    swims = Blueprint("", workouts={"w": season.run("w", 1, sport=Sport.SWIM)})
    assert [note.key for note in css_remark(swims, swimmer)] == ["css_estimated"]
    tested = replace(swimmer, profile=replace(swimmer.profile, css_s_per_100m=Known(105.0, Origin.ATHLETE, TODAY)))
    assert css_remark(swims, tested) == css_remark(season.winter(), swimmer) == ()
