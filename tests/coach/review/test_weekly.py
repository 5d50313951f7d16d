"""Sunday's message looks back over the week: once, with its picture before it, and with one proposal at most."""

from datetime import datetime, time, timedelta

import msgspec
import pytest
from sqlalchemy import select

from bot.coach.approve.approvals import approve
from bot.coach.approve.tap import Outcome
from bot.coach.bring_in.matches import rematch
from bot.coach.bring_in.recordings import bring_in
from bot.coach.review.facts.weekly import WeeklyReview
from bot.coach.review.past.making import make_up
from bot.coach.review.past.weeks import WEEKS
from bot.coach.review.reviewer import Reviewer
from bot.coach.review.reviewing import review_evening
from bot.telegram.messages.registry import render
from domain.notice import NoticeKind
from domain.plan.adherence import Thresholds
from domain.plan.execution import Execution, ExecutionState
from domain.plan.limits import Limits
from domain.plan.missed import MissedWorkout
from domain.plan.patch import Change, Op, workout_id
from domain.plan.proposal import Reason
from domain.review.examine import Rules
from domain.review.lighter_week import DELOAD_DUE
from domain.training.reading import Reading, ReadingKind
from domain.training.recording import Recording
from domain.training.span import Span
from storage.database import Database
from storage.repositories import athletes, executions, missed, outbox, proposals, readings, reviews, weekly
from storage.repositories.outbox import Outgoing
from storage.tables.weekly import weekly_reviews
from tests.builders import season
from tests.builders.season import NOW, PLAN_ID, HandClock

SUNDAY = NOW.date() + timedelta(days=4)
EVENING = datetime.combine(SUNDAY, time(19, 30), NOW.tzinfo)
MONDAY = SUNDAY - timedelta(days=6)


def reviewer(database: Database) -> Reviewer:
    return Reviewer(database, HandClock(EVENING), Rules(Limits(), Thresholds()))


async def a_full_week(database: Database, *, missed_yesterday: bool = False) -> None:
    """Anna, on a Sunday evening, with a run on each of the five days before it."""
    athlete = await season.move_in(database, now=EVENING)
    week = tuple(season.done(-back, 33.0, today=SUNDAY) for back in range(2 if missed_yesterday else 1, 6))
    await bring_in(database, HandClock(EVENING), athlete.id, [Recording(week)])
    async with database.writing() as unit:
        await rematch(unit, athlete, EVENING)


async def sore_and_sleepless(database: Database) -> None:
    """Two signs that ask for less."""
    sore = [Reading(ReadingKind.SORENESS, SUNDAY - timedelta(days=back), 8.0, "manual", "back") for back in range(3)]
    async with database.writing() as unit:
        await readings.upsert(unit, "anna", sore, EVENING)
    await slept_little(database)


async def slept_little(database: Database) -> None:
    told = [Reading(ReadingKind.SLEEP, SUNDAY - timedelta(days=back), 5.2, "garmin") for back in range(3)]
    async with database.writing() as unit:
        await readings.upsert(unit, "anna", told, EVENING)


async def sent(database: Database) -> list[Outgoing]:
    async with database.reading() as unit:
        return list(await outbox.waiting_for(unit, "anna"))


async def test_on_a_sunday_the_week_is_told_behind_its_picture_and_the_day_is_kept_too(database: Database) -> None:
    await a_full_week(database)

    assert await review_evening(reviewer(database), "anna")
    assert not await review_evening(reviewer(database), "anna")

    picture, words = await sent(database)
    assert (picture.notice.kind, words.notice.kind) == (NoticeKind.WEEK_PICTURE, NoticeKind.WEEKLY_REVIEW)
    told = msgspec.convert(words.notice.facts["weekly"], WeeklyReview)
    assert (told.monday, told.totals.sessions, told.totals.minutes) == (MONDAY, 5, 165.0)
    assert told.coming is not None
    async with database.reading() as unit:
        assert await weekly.since(unit, "anna", MONDAY) == ((MONDAY, words.notice.facts),)
        day = await reviews.get(unit, "anna", SUNDAY)
    assert day is not None
    assert day.decision == told.evening.verdict
    shown = render(picture.notice)
    assert shown.chart is not None
    assert shown.silent
    assert "Week from Mon" in render(words.notice).html


async def test_on_any_other_day_it_is_the_day(database: Database) -> None:
    await season.move_in(database)
    await review_evening(Reviewer(database, HandClock(), Rules(Limits(), Thresholds())), "anna")
    (message,) = await sent(database)
    assert message.notice.kind is NoticeKind.EVENING_REVIEW


async def test_missed_weeks_put_the_proposal_under_the_week(database: Database) -> None:
    await season.move_in(database, now=EVENING)
    await review_evening(reviewer(database), "anna")
    *_, words = await sent(database)
    async with database.reading() as unit:
        proposal = await proposals.open_of(unit, "anna", PLAN_ID)
    assert proposal is not None
    assert words.notice.facts["proposal_id"] == proposal.id
    assert len(render(words.notice).buttons) == 2


async def test_two_signs_ask_for_a_lighter_week_which_a_tap_makes(database: Database) -> None:
    await a_full_week(database)
    await sore_and_sleepless(database)
    before = (await season.current_plan(database)).blueprint.workouts

    await review_evening(reviewer(database), "anna")

    async with database.reading() as unit:
        proposal = await proposals.open_of(unit, "anna", PLAN_ID)
    assert proposal is not None
    (reason,) = proposal.reasons
    assert (reason.rule, reason.of) == (DELOAD_DUE, ("sore", "slept_little"))
    decided = await approve(season.approver(database, HandClock(EVENING)), season.tap(proposal))
    assert decided.outcome is Outcome.APPROVED
    after = (await season.current_plan(database)).blueprint.workouts
    assert {name: workout.minutes for name, workout in after.items() if workout != before[name]} == {
        "w-easy": 30, "w-hard": 34, "w-long": 45, "w-spare": 38,
    }  # fmt: skip


async def test_what_was_done_ahead_is_left_out_of_a_lighter_week(database: Database) -> None:
    await a_full_week(database)
    await sore_and_sleepless(database)
    ahead = Execution("w-easy", season.done(-1, 33.0, today=SUNDAY).key, 0.6, ExecutionState.CONFIRMED)
    async with database.writing() as unit:
        await executions.decide(unit, "anna", PLAN_ID, ahead.activity, [ahead])
    await review_evening(reviewer(database), "anna")
    async with database.reading() as unit:
        proposal = await proposals.open_of(unit, "anna", PLAN_ID)
    assert proposal is not None
    assert {workout_id(change.path) for change in proposal.patch} == {"w-hard", "w-long", "w-spare"}


async def test_days_of_rest_after_the_last_session_have_a_form_too(database: Database) -> None:
    """Three days of too much, and two without anything: five on which form was deep below."""
    athlete = await season.move_in(database, now=EVENING - timedelta(days=2))
    much = tuple(season.done(-back, 240.0, today=SUNDAY) for back in (4, 3, 2))
    await bring_in(database, HandClock(EVENING - timedelta(days=2)), athlete.id, [Recording(much)])
    told = [Reading(ReadingKind.SLEEP, SUNDAY - timedelta(days=back), 5.2, "garmin") for back in range(3)]
    async with database.writing() as unit:
        await readings.upsert(unit, "anna", told, EVENING)
    await review_evening(reviewer(database), "anna")
    *_, words = await sent(database)
    found = {each.rule: each.value for each in msgspec.convert(words.notice.facts["weekly"], WeeklyReview).deload}
    assert found["form_low"] == 5.0


async def test_a_deload_that_was_made_is_not_asked_for_again(database: Database) -> None:
    await a_full_week(database)
    await sore_and_sleepless(database)
    await review_evening(reviewer(database), "anna")
    async with database.reading() as unit:
        proposal = await proposals.open_of(unit, "anna", PLAN_ID)
    assert proposal is not None
    await approve(season.approver(database, HandClock(EVENING)), season.tap(proposal))
    await review_evening(reviewer(database), "anna", again=True)
    async with database.reading() as unit:
        assert await proposals.open_of(unit, "anna", PLAN_ID) is None


@pytest.mark.parametrize(("days_ago", "due"), [(49, True), (48, False)])
async def test_six_weeks_after_the_last_one_it_takes_one_sign_more(
    database: Database, days_ago: int, *, due: bool
) -> None:
    """The last one was over after a week."""
    await a_full_week(database)
    await slept_little(database)
    at = EVENING - timedelta(days=days_ago)
    shorter = (Change(Op.REPLACE, "/workouts/w-long/minutes", 59),)
    proposal = await season.propose(database, season.runner(), shorter, at, Reason(DELOAD_DUE, 2.0, 2.0))
    await approve(season.approver(database, HandClock(at)), season.tap(proposal))
    await review_evening(reviewer(database), "anna")
    async with database.reading() as unit:
        offered = await proposals.open_of(unit, "anna", PLAN_ID)
    assert [reason.of for reason in offered.reasons] == [("weeks_since_deload", "slept_little")] if offered else not due
    assert (offered is not None) is due


@pytest.mark.parametrize(("reason", "offered"), [("flu", False), ("no time", True)])
async def test_whoever_is_ill_rests_and_needs_no_lighter_week(
    database: Database, reason: str, *, offered: bool
) -> None:
    await a_full_week(database, missed_yesterday=True)
    await sore_and_sleepless(database)
    yesterday = SUNDAY - timedelta(days=1)
    async with database.writing() as unit:
        await missed.tell(unit, "anna", MissedWorkout(PLAN_ID, "w-past-1", yesterday, reason), EVENING)
    await review_evening(reviewer(database), "anna")
    async with database.reading() as unit:
        assert (await proposals.open_of(unit, "anna", PLAN_ID) is not None) is offered


async def test_a_week_that_nobody_was_told_of_keeps_no_deload_back(database: Database) -> None:
    """Its review found the same signs, and proposed nothing."""
    await a_full_week(database)
    signs = [
        Reading(kind, SUNDAY - timedelta(days=back), value, "garmin", of)
        for back in range(12)
        for kind, value, of in ((ReadingKind.SORENESS, 8.0, "back"), (ReadingKind.SLEEP, 5.2, ""))
    ]
    async with database.writing() as unit:
        await readings.upsert(unit, "anna", signs, EVENING)
    week_before = Span(MONDAY - timedelta(days=7), MONDAY - timedelta(days=1))
    assert await make_up(reviewer(database), WEEKS, "anna", week_before) == 1

    await review_evening(reviewer(database), "anna")

    async with database.reading() as unit:
        proposal = await proposals.open_of(unit, "anna", PLAN_ID)
        stored = (await unit.execute(select(weekly_reviews.c.facts).order_by(weekly_reviews.c.monday))).scalars()
    assert proposal is not None
    assert [reason.rule for reason in proposal.reasons] == [DELOAD_DUE]
    found = [msgspec.convert(facts["weekly"], WeeklyReview).deload for facts in stored]
    assert [{each.rule for each in of_week} for of_week in found] == [{"sore", "slept_little"}] * 2


async def test_without_plan_and_history_there_is_still_a_week_to_tell(database: Database) -> None:
    async with database.writing() as unit:
        await athletes.add(unit, season.runner(), EVENING)
        await athletes.pair(unit, "anna", 501, 501, EVENING)
    await review_evening(reviewer(database), "anna")
    (words,) = await sent(database)
    assert words.notice.kind is NoticeKind.WEEKLY_REVIEW
    assert "nothing is planned" in render(words.notice).html
