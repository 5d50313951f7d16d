"""A spin every day makes no week monotonous: the sport with the load has the last word."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.coach.bring_in.recordings import bring_in
from bot.coach.review.facts.load_state import load_state
from bot.coach.review.facts.main_sport import main_sport_of, main_sport_strained
from domain.calendar import week_start
from domain.metrics.strain import monotonous, weekly_strain
from domain.training.activity import Activity
from domain.training.recording import Recording
from domain.training.sport import Sport
from storage.database import Database
from storage.repositories import athletes
from tests.builders import season
from tests.builders.season import NOW, TODAY, HandClock


@pytest.fixture
async def store(sqlite: Database) -> Database:
    async with sqlite.writing() as unit:
        await athletes.add(unit, season.runner(), NOW)
    return sqlite


def ran(back: int, rpe: float = 6.0) -> Activity:
    return replace(season.done(-back, 60.0), distance_m=None, rpe=rpe)


def spun(back: int) -> Activity:
    started = season.done(-back).started_at - timedelta(hours=10)
    plain = replace(season.done(-back, 100.0), sport=Sport.RIDE, source_id=f"spin-{back}", started_at=started)
    return replace(plain, distance_m=None, rpe=5.0)


async def bring(database: Database, *done: Activity) -> None:
    await bring_in(database, HandClock(), "anna", [Recording(done)])


async def test_the_main_sport_says_whether_a_week_is_the_same_every_day(store: Database) -> None:
    """Of hard runs on four days, evened out by long spins on the others."""
    even = [replace(spun(back), rpe=7.0) for back in (1, 3, 5)]
    await bring(store, *(ran(back, 9.0) for back in (0, 2, 4, 6)), *even, ran(30))
    async with store.reading() as unit:
        state, main = await load_state(unit, season.runner(), NOW), await main_sport_of(unit, "anna", TODAY)
    assert state.monotony is not None
    assert state.monotony > 2
    assert main == (Sport.RUN, weekly_strain([120.0, 0, 120, 0, 120, 0, 120]))
    assert state.main == main
    assert state.monotonous is monotonous(main.strain) is False


async def test_without_three_days_of_it_the_whole_week_is_judged(store: Database) -> None:
    await bring(store, *(replace(ran(back), sport=sport) for back, sport in enumerate((*Sport, Sport.RUN, Sport.RIDE))))
    async with store.reading() as unit:
        state = await load_state(unit, season.runner(), NOW)
        assert await main_sport_of(unit, "anna", TODAY) is None
    assert (state.main, state.monotonous) == (None, True)


async def test_strain_is_held_against_the_eight_weeks_of_the_same_sport(store: Database) -> None:
    monday = week_start(TODAY)
    to_monday = (TODAY - monday).days
    each = [7 * week + days for week in range(9) for days in (0, 2, 5)]
    usual = [ran(back + to_monday - 6) for back in each if back + to_monday - 6 > to_monday]
    await bring(store, *usual, *(spun(back) for back in range(10, 60)))
    async with store.reading() as unit:
        assert await main_sport_strained(unit, "anna", monday) is None, "nothing was done this week yet"
    await bring(store, *(ran(back, 10.0) for back in range(to_monday + 1)))
    async with store.reading() as unit:
        assert await main_sport_strained(unit, "anna", monday) is True
        assert await main_sport_strained(unit, "anna", monday - timedelta(weeks=1)) is False
