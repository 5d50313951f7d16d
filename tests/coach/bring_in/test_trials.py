"""Told time trials: two of a swim are a CSS, one of a run calibrates the 5 km; taken back, both are as before."""

from datetime import date, timedelta

import pytest

from bot.coach.bring_in.by_hand.telling import tell
from bot.coach.bring_in.by_hand.undoing import take_back
from bot.coach.bring_in.derived import SCALED
from bot.coach.bring_in.recordings import bring_in
from domain.notice import NoticeKind
from domain.training.entry.entry import Context, Entry
from domain.training.entry.reading import read_entry
from domain.training.reading import Reading, ReadingKind, counted
from domain.training.recording import Recording
from storage.database import Database
from storage.repositories import outbox, readings
from tests.builders import season
from tests.builders.runs import run
from tests.builders.season import NOW, TODAY, HandClock

BEGINNING = date(2000, 1, 1)


@pytest.fixture
async def store(sqlite: Database) -> Database:
    await season.arrive(sqlite, season.runner())
    return sqlite


async def told(database: Database, line: str) -> str:
    """What is needed to take it back."""
    async with database.writing() as unit:
        entry = read_entry(line, Context(TODAY, season.runner().units))
        assert isinstance(entry, Entry), entry
        await tell(unit, season.runner(), entry, HandClock())
        notices = [each.notice for each in await outbox.due(unit, NOW)]
    return str([each for each in notices if each.kind is NoticeKind.ENTRY][-1].facts["undo"])


async def of_kind(database: Database, kind: ReadingKind) -> tuple[Reading, ...]:
    async with database.reading() as unit:
        return await readings.of_kind(unit, "anna", kind, BEGINNING, date.max)


async def test_two_trials_are_a_css_until_one_is_taken_back(store: Database) -> None:
    await told(store, f"{TODAY - timedelta(3)} 200 m swim test 2:50")
    assert await of_kind(store, ReadingKind.CSS) == ()
    undo = await told(store, "400 m swim test 6:00")
    (css,) = await of_kind(store, ReadingKind.CSS)
    assert css.day == TODAY
    assert css.value == pytest.approx(95.0)
    assert css.source == f"trials:swim_200m@{TODAY - timedelta(3)}+swim_400m@{TODAY}"
    async with store.writing() as unit:
        await take_back(unit, season.runner(), undo, HandClock())
    assert await of_kind(store, ReadingKind.CSS) == ()


async def test_a_corrected_trial_corrects_the_css_and_leaves_the_watch_s_alone(store: Database) -> None:
    watch = Reading(ReadingKind.CSS, TODAY, 101.0, "garmin")
    async with store.writing() as unit:
        await readings.upsert(unit, "anna", [watch], NOW)
    await told(store, "200 m swim test 2:50")
    await told(store, "400 m swim test 6:00")
    await told(store, "400 m swim test 6:10")
    found = await of_kind(store, ReadingKind.CSS)
    assert [each.value for each in found] == [101.0, pytest.approx(100.0)]


async def test_a_trial_of_a_run_is_a_result(store: Database) -> None:
    done = [run(TODAY - timedelta(ago), 10, 55, 150) for ago in (20, 15, 10)]
    await bring_in(store, HandClock(), "anna", [Recording((*done, run(TODAY - timedelta(4), 5, 26, 175)))])
    before = await of_kind(store, ReadingKind.ADAPTIVE_5K)
    undo = await told(store, f"{TODAY - timedelta(4)} 5 km trial 25:00")
    after = await of_kind(store, ReadingKind.ADAPTIVE_5K)
    assert after[:-1] == before[:-1]
    assert after[-1] != before[-1]
    async with store.writing() as unit:
        await take_back(unit, season.runner(), undo, HandClock())
    assert await of_kind(store, ReadingKind.ADAPTIVE_5K) == before


@pytest.mark.parametrize("how", ["", SCALED], ids=["in yards", "scaled from another pool"])
async def test_a_told_100_yards_goes_before_those_of_the_day_s_swims(store: Database, how: str) -> None:
    """Slower or not: what was read off a clock at the pool is what was swum."""
    swum = Reading(ReadingKind.SWIM_100YD, TODAY, 70.0, "garmin:swim-1", how)
    async with store.writing() as unit:
        await readings.upsert(unit, "anna", [swum], NOW)
    await told(store, "100 yd 1:12")
    (best,) = counted(await of_kind(store, ReadingKind.SWIM_100YD))
    assert best.value == 72.0
