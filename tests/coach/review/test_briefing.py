"""One morning, one brief: it waits for the night, proposes at most, and comes once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.coach.approve.approvals import approve
from bot.coach.approve.tap import Outcome
from bot.coach.bring_in.recordings import bring_in
from bot.coach.review.briefing import brief_due, brief_given_up, brief_now
from domain.body.readiness import Band, Signal
from domain.notice import NoticeKind
from domain.plan.missed import MissedWorkout
from domain.review.advice import Advice, MorningRule
from domain.training.reading import Reading, ReadingKind
from domain.training.recording import Recording
from domain.training.workout import Purpose
from storage.database import Database
from storage.repositories import athletes, missed, outbox, proposals, readings
from tests.builders import season
from tests.builders.briefed import brief_of
from tests.builders.mornings import HARD_DAY, SEVEN, briefed, next_at, nights, reviewer, told, wake
from tests.builders.season import PLAN_ID, HandClock


async def test_a_good_morning_is_told_once_and_changes_nothing(database: Database) -> None:
    await wake(database, nights(61.0, 7.6))
    clock = HandClock(SEVEN)

    assert await brief_due(reviewer(database, clock), "anna")
    assert not await brief_due(reviewer(database, clock), "anna")

    brief = await told(database)
    assert (brief.advice, [each.id for each in brief.sessions], brief.unknown) == (Advice.GO, ["w-hard"], ())
    assert brief.shorter is not None
    assert brief.shorter.minutes == 20
    async with database.reading() as unit:
        assert await proposals.open_of(unit, "anna", PLAN_ID) is None
    stored = await brief_of(database, "anna", HARD_DAY)
    assert stored is not None
    assert (stored.decision, stored.proposal_id, stored.made_at) == ("go", None, SEVEN)
    assert await next_at(database, SEVEN + timedelta(hours=23)) == []
    assert await next_at(database, SEVEN + timedelta(days=1)) == [SEVEN + timedelta(days=1)]


async def test_a_bad_night_proposes_an_easy_session_until_midnight_and_a_tap_makes_it_so(database: Database) -> None:
    await wake(database, nights(35.0, 5.0))
    clock = HandClock(SEVEN)

    await brief_due(reviewer(database, clock), "anna")

    async with database.reading() as unit:
        proposal = await proposals.open_of(unit, "anna", PLAN_ID)
    stored = await brief_of(database, "anna", HARD_DAY)
    assert proposal is not None
    assert stored is not None
    assert (stored.decision, stored.proposal_id) == ("modify", proposal.id)
    assert proposal.expires_at == SEVEN + timedelta(hours=17)
    assert (await season.current_plan(database)).blueprint.workouts["w-hard"].purpose is Purpose.INTERVALS
    decided = await approve(season.approver(database, clock), season.tap(proposal))
    assert decided.outcome is Outcome.APPROVED
    assert (await season.current_plan(database)).blueprint.workouts["w-hard"].purpose is Purpose.EASY


async def test_it_waits_for_the_night_and_then_goes_without_it(database: Database) -> None:
    await wake(database, nights(None, None))
    clock = HandClock(SEVEN)
    looks = 0
    while not await briefed(database):
        looks += 1
        assert await brief_due(reviewer(database, clock), "anna") is (clock.moment == SEVEN + timedelta(hours=3))
        clock.advance(minutes=30)
    assert looks == 7
    assert set((await told(database)).unknown) == {Signal.HRV, Signal.SLEEP}


async def test_it_comes_as_soon_as_the_night_does(database: Database) -> None:
    await wake(database, nights(None, None))
    clock = HandClock(SEVEN)
    assert not await brief_due(reviewer(database, clock), "anna")
    assert await next_at(database, SEVEN + timedelta(minutes=30)) == [SEVEN + timedelta(minutes=30)]
    clock.advance(minutes=30)
    async with database.writing() as unit:
        await readings.upsert(unit, "anna", nights(61.0, 7.6), clock.moment)
    assert await brief_due(reviewer(database, clock), "anna")
    assert (await told(database)).unknown == ()


async def test_whoever_wears_no_watch_at_night_does_not_wait(database: Database) -> None:
    await wake(database)
    assert await brief_due(reviewer(database, HandClock(SEVEN)), "anna")


@pytest.mark.parametrize(
    ("hours", "made"), [(-0.1, False), (0, True), (4, True), (4.01, False), (11, False), (16.9, False)]
)
async def test_a_morning_is_not_made_up_for_in_the_afternoon(database: Database, hours: float, made: bool) -> None:
    await wake(database)
    clock = HandClock(SEVEN + timedelta(hours=hours))
    assert await brief_due(reviewer(database, clock), "anna") is made
    following = SEVEN if hours < 0 else SEVEN + timedelta(days=1)
    assert await next_at(database, SEVEN + timedelta(days=2)) == [following]


async def test_an_illness_that_was_told_of_is_a_day_of_rest(database: Database) -> None:
    await wake(database, nights(61.0, 7.6))
    async with database.writing() as unit:
        await missed.tell(unit, "anna", MissedWorkout(PLAN_ID, "w-hard", HARD_DAY, "sick"), SEVEN)
    await brief_due(reviewer(database, HandClock(SEVEN)), "anna")
    brief = await told(database)
    assert (brief.advice, brief.reasons[0].rule) == (Advice.REST, MorningRule.SICK)


@pytest.mark.parametrize(
    ("days_ago", "advice"),
    [
        ((1,), Advice.REST),
        ((2,), Advice.MODIFY),
        ((3,), Advice.MODIFY),
        ((4,), Advice.GO),
        ((3, 1), Advice.REST),
        ((5, 4), Advice.GO),
    ],
)
async def test_the_days_after_an_illness_are_careful(
    database: Database, days_ago: tuple[int, ...], advice: Advice
) -> None:
    await wake(database, nights(61.0, 7.6))
    async with database.writing() as unit:
        for each in days_ago:
            day = HARD_DAY - timedelta(days=each)
            await missed.tell(unit, "anna", MissedWorkout(PLAN_ID, f"w-past-{each}", day, "flu, fever 39"), SEVEN)
    await brief_due(reviewer(database, HandClock(SEVEN)), "anna")
    assert (await told(database)).advice is advice


@pytest.mark.parametrize(
    ("reason", "days_ago", "hurt"),
    [("knee injury", 0, True), ("knee injury", 1, True), ("knee injury", 2, False), ("no time", 1, False)],
)
async def test_an_injury_that_was_told_of_makes_what_is_left_easy(
    database: Database, reason: str, days_ago: int, hurt: bool
) -> None:
    await wake(database, nights(61.0, 7.6))
    day = HARD_DAY - timedelta(days=days_ago)
    async with database.writing() as unit:
        await missed.tell(unit, "anna", MissedWorkout(PLAN_ID, f"w-past-{days_ago}", day, reason), SEVEN)
    await brief_due(reviewer(database, HandClock(SEVEN)), "anna")
    brief = await told(database)
    assert (brief.readiness.band is Band.RED, [each.rule for each in brief.reasons]) == (
        hurt,
        [MorningRule.INJURED] if hurt else [],
    )
    assert brief.advice is (Advice.MODIFY if hurt else Advice.GO)


@pytest.mark.parametrize(("score", "band"), [(5.9, Band.GREEN), (6.0, Band.RED)])
async def test_a_pain_that_stops_makes_the_morning_a_red_one(database: Database, score: float, band: Band) -> None:
    hurt = Reading(ReadingKind.PAIN, HARD_DAY, score, "manual", "left_shoulder")
    await wake(database, [*nights(61.0, 7.6), hurt])
    await brief_due(reviewer(database, HandClock(SEVEN)), "anna")
    brief = await told(database)
    assert brief.readiness.band is band
    assert (Signal.INJURED in {each.signal for each in brief.readiness.reasons}) is (band is Band.RED)


@pytest.mark.parametrize(
    ("days_ago", "score", "advice"), [(5, 9.0, Advice.REST), (5, 5.0, Advice.GO), (8, 9.0, Advice.GO)]
)
async def test_a_bad_pain_stands_until_a_lower_one_is_told(
    database: Database, days_ago: int, score: float, advice: Advice
) -> None:
    hurt = Reading(ReadingKind.PAIN, HARD_DAY - timedelta(days=days_ago), score, "manual", "left_knee")
    await wake(database, [*nights(61.0, 7.6), hurt])
    await brief_due(reviewer(database, HandClock(SEVEN)), "anna")
    assert (await told(database)).advice is advice


async def test_a_session_that_is_over_is_not_advised_on(database: Database) -> None:
    await wake(database, [*nights(35.0, 5.0)])
    early = replace(season.done(3, 45.0), started_at=SEVEN - timedelta(hours=1))
    await bring_in(database, HandClock(SEVEN), "anna", [Recording((early,))])
    await brief_due(reviewer(database, HandClock(SEVEN)), "anna")
    brief = await told(database)
    assert (brief.sessions, brief.done, brief.advice) == ((), ("Run w-hard",), Advice.REST)


async def test_asked_for_it_comes_at_any_hour_and_the_mornings_own_still_comes(database: Database) -> None:
    await wake(database, nights(61.0, 7.6))
    clock = HandClock(SEVEN - timedelta(hours=2))
    await brief_now(reviewer(database, clock), "anna")
    await brief_now(reviewer(database, clock), "anna")
    clock.advance(hours=2)
    assert await brief_due(reviewer(database, clock), "anna")
    assert len(await briefed(database)) == 3


async def test_who_wants_none_gets_none(database: Database) -> None:
    athlete = await wake(database)
    async with database.writing() as unit:
        await athletes.save(unit, replace(athlete, brief_at=None))
    assert not await brief_due(reviewer(database, HandClock(SEVEN)), "anna")
    assert await next_at(database, SEVEN + timedelta(days=9)) == []


async def test_given_up_it_says_so_and_comes_tomorrow(database: Database) -> None:
    await wake(database)
    await brief_given_up(reviewer(database, HandClock(SEVEN)), "anna")
    async with database.reading() as unit:
        kinds = [each.notice.kind for each in await outbox.waiting_for(unit, "anna")]
    assert kinds == [NoticeKind.BRIEF_FAILED]
    assert await next_at(database, SEVEN + timedelta(days=1)) == [SEVEN + timedelta(days=1)]
