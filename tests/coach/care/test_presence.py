"""Reviews are for those who are there: they rest after a long silence, and whatever comes in wakes them."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.coach.bring_in.recordings import bring_in
from bot.coach.care.pairing import make_code, redeem
from bot.coach.care.presence import seen
from bot.coach.review.reviewer import Reviewer
from bot.coach.review.reviewing import review_due, review_evening
from domain.plan.adherence import Thresholds
from domain.plan.limits import Limits
from domain.review.examine import Rules
from domain.training.recording import Recording
from storage.database import Database
from storage.repositories import athletes
from tests.builders import season
from tests.builders.season import NOW, HandClock

QUIET = timedelta(days=14)
LATER = NOW + timedelta(days=20)
NEXT = LATER + timedelta(days=1)

Deed = Callable[[Database], Awaitable[object]]


def reviewer(database: Database, now: datetime) -> Reviewer:
    return Reviewer(database, HandClock(now), Rules(Limits(), Thresholds()), quiet=QUIET)


async def due(database: Database, now: datetime) -> bool:
    async with database.reading() as unit:
        return bool(await athletes.due_for_review(unit, now))


async def move_in(database: Database, seen_at: datetime | None) -> None:
    """Anna, last seen then, with a review that is due now."""
    await season.move_in(database, weeks=0)
    async with database.writing() as unit:
        await athletes.set_next_review(unit, "anna", NOW)
        if seen_at is not None:
            await athletes.mark_seen(unit, "anna", seen_at)


async def at_rest(database: Database) -> None:
    """Anna, silent for longer than two weeks."""
    await move_in(database, NOW)
    assert not await review_due(reviewer(database, LATER), "anna")
    assert not await due(database, NEXT + QUIET)


@pytest.mark.parametrize(
    ("silent", "reviewed"),
    [(timedelta(), True), (QUIET, True), (QUIET + timedelta(seconds=1), False), (timedelta(days=900), False)],
)
async def test_who_sent_nothing_for_two_weeks_gets_no_review(
    database: Database, silent: timedelta, reviewed: bool
) -> None:
    await move_in(database, NOW - silent)
    assert await review_due(reviewer(database, NOW), "anna") is reviewed
    assert not await due(database, NOW)
    assert await due(database, NOW + timedelta(days=1)) is reviewed


async def test_who_was_there_before_anybody_counted_is_counted_from_now_on(database: Database) -> None:
    await move_in(database, None)
    assert await review_due(reviewer(database, NOW), "anna")
    assert await review_due(reviewer(database, NOW + timedelta(days=14)), "anna")
    assert not await review_due(reviewer(database, NOW + timedelta(days=15)), "anna")


async def a_message(database: Database) -> None:
    async with database.writing() as unit:
        await seen(unit, "anna", LATER, LATER)


async def todays_run(database: Database) -> None:
    run = replace(season.done(20), started_at=LATER - timedelta(hours=1))
    await bring_in(database, HandClock(LATER), "anna", [Recording((run,))])


async def a_new_account(database: Database) -> None:
    code = await make_code(database, "anna", LATER)
    async with database.writing() as unit:
        assert await redeem(unit, code, 99, 99, LATER) == "anna"


async def a_run_of_tomorrow(database: Database) -> None:
    """The watch is wrong by a day."""
    run = replace(season.done(21), started_at=NEXT)
    await bring_in(database, HandClock(LATER), "anna", [Recording((run,))])


@pytest.mark.parametrize("deed", [a_message, todays_run, a_new_account, a_run_of_tomorrow])
async def test_whatever_comes_in_wakes_the_reviews_for_the_next_evening(database: Database, deed: Deed) -> None:
    await at_rest(database)
    await deed(database)
    assert not await due(database, LATER), "today's time is over"
    assert await due(database, NEXT)
    assert await review_due(reviewer(database, NEXT), "anna")
    async with database.reading() as unit:
        presence = await athletes.presence(unit, "anna")
    assert presence.seen_at is not None
    assert presence.seen_at <= LATER, "nobody is seen in the future"


async def test_a_history_of_long_ago_is_no_sign_of_life(database: Database) -> None:
    await at_rest(database)
    runs = tuple(season.done(-days) for days in range(1, 3000, 7))
    await bring_in(database, HandClock(LATER), "anna", [Recording(runs)])
    assert not await review_due(reviewer(database, NEXT), "anna")
    assert not await due(database, NEXT + QUIET)


async def test_a_review_that_is_asked_for_is_made_for_anybody(database: Database) -> None:
    await at_rest(database)
    assert await review_evening(reviewer(database, LATER), "anna", again=True)


async def test_seen_is_written_once_an_hour_and_never_goes_back(database: Database) -> None:
    await move_in(database, NOW)
    async with database.writing() as unit:
        marked = [await athletes.mark_seen(unit, "anna", NOW + timedelta(minutes=m)) for m in (-90, 0, 59, 61, 90, 122)]
        presence = await athletes.presence(unit, "anna")
    assert marked == [False, False, False, True, False, True]
    assert presence.seen_at == NOW + timedelta(minutes=122)
