"""One morning, one brief: it waits for the night, proposes at most, and comes once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

import msgspec
import pytest

from bot.coach.approve.approvals import approve
from bot.coach.approve.proposing import Message, Wish, proposed, put_forward
from bot.coach.approve.situation import situation_of
from bot.coach.approve.tap import Outcome
from bot.coach.approve.undo import undo
from bot.coach.bring_in.recordings import bring_in
from bot.coach.review.briefing import brief_due, brief_given_up, brief_now
from bot.coach.review.easing import ask_to_ease
from bot.coach.review.reviewer import Reviewer
from bot.telegram.messages.registry import render
from bot.telegram.messages.words import moment
from domain.athlete.athlete import Athlete
from domain.body.readiness import Signal
from domain.errors import NotFound
from domain.notice import NoticeKind
from domain.plan.adherence import Thresholds
from domain.plan.limits import Limits
from domain.plan.missed import MissedWorkout
from domain.plan.proposal import Proposal, ProposalState, Reason
from domain.review.advice import Advice, MorningRule
from domain.review.brief import Brief
from domain.review.examine import Rules
from domain.training.reading import Reading, ReadingKind
from domain.training.recording import Recording
from domain.training.workout import Purpose
from storage.database import Database
from storage.repositories import athletes, missed, outbox, plans, proposals, readings
from storage.repositories.outbox import Outgoing
from tests.builders import season
from tests.builders.briefed import brief_of
from tests.builders.season import NOW, PLAN_ID, TODAY, HandClock

HARD_DAY = TODAY + timedelta(days=3)
SEVEN = datetime.combine(HARD_DAY, time(6), NOW.tzinfo)  # seven in Berlin
NIGHTS = 40


def reviewer(database: Database, clock: HandClock) -> Reviewer:
    return Reviewer(database, clock, Rules(Limits(), Thresholds()))


def nights(last_hrv: float | None, last_sleep: float | None) -> list[Reading]:
    usual = [
        Reading(kind, HARD_DAY - timedelta(days=back), value + (-1) ** back * spread, "garmin")
        for back in range(1, NIGHTS)
        for kind, value, spread in ((ReadingKind.HRV, 60.0, 4.0), (ReadingKind.SLEEP, 7.5, 0.3))
    ]
    last = ((ReadingKind.HRV, last_hrv), (ReadingKind.SLEEP, last_sleep))
    return usual + [Reading(kind, HARD_DAY, value, "garmin") for kind, value in last if value is not None]


async def wake(database: Database, told: Sequence[Reading] = (), now: datetime = SEVEN) -> Athlete:
    """Anna on the morning of her intervals, her brief due."""
    athlete = await season.move_in(database)
    async with database.writing() as unit:
        await readings.upsert(unit, athlete.id, told, now)
        await athletes.mark_seen(unit, athlete.id, now)
        await athletes.set_next_brief(unit, athlete.id, now)
    return athlete


async def briefed(database: Database) -> list[Outgoing]:
    async with database.reading() as unit:
        waiting = await outbox.waiting_for(unit, "anna")
    return [each for each in waiting if each.notice.kind is NoticeKind.DAILY_BRIEF and each.notice.edits is None]


async def told(database: Database) -> Brief:
    (message,) = await briefed(database)
    return msgspec.convert(message.notice.facts["brief"], Brief)


async def next_at(database: Database, now: datetime) -> list[datetime]:
    async with database.reading() as unit:
        return [due for _, due in await athletes.due_for_brief(unit, now)]


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
    ("days_ago", "advice"), [(1, Advice.REST), (2, Advice.MODIFY), (3, Advice.MODIFY), (4, Advice.GO)]
)
async def test_the_days_after_an_illness_are_careful(database: Database, days_ago: int, advice: Advice) -> None:
    await wake(database, nights(61.0, 7.6))
    ill = MissedWorkout(PLAN_ID, "w-past-1", HARD_DAY - timedelta(days=days_ago), "flu, fever 39")
    async with database.writing() as unit:
        await missed.tell(unit, "anna", ill, SEVEN)
    await brief_due(reviewer(database, HandClock(SEVEN)), "anna")
    assert (await told(database)).advice is advice


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


async def proposed_now(database: Database, clock: HandClock) -> Proposal:
    await brief_due(reviewer(database, clock), "anna")
    async with database.reading() as unit:
        proposal = await proposals.open_of(unit, "anna", PLAN_ID)
    assert proposal is not None
    return proposal


async def test_what_was_approved_for_today_can_be_undone_until_midnight(database: Database) -> None:
    await wake(database, nights(35.0, 5.0))
    clock = HandClock(SEVEN)
    proposal = await proposed_now(database, clock)
    await approve(season.approver(database, clock), season.tap(proposal))
    clock.advance(hours=12)
    assert (await undo(season.approver(database, clock), season.tap(proposal))).outcome is Outcome.UNDONE
    assert (await season.current_plan(database)).blueprint.workouts["w-hard"].purpose is Purpose.INTERVALS


async def test_what_was_run_as_planned_is_not_made_easy_afterwards(database: Database) -> None:
    await wake(database, nights(35.0, 5.0))
    clock = HandClock(SEVEN)
    proposal = await proposed_now(database, clock)
    clock.advance(hours=4)
    early = replace(season.done(3, 45.0), started_at=SEVEN + timedelta(hours=1))
    await bring_in(database, clock, "anna", [Recording((early,))])
    decided = await approve(season.approver(database, clock), season.tap(proposal))
    assert decided.outcome is Outcome.STALE
    assert (await season.current_plan(database)).number == 1


async def test_a_plan_of_the_athletes_own_is_not_taken_off_the_table(database: Database) -> None:
    athlete = await wake(database, nights(35.0, 5.0))
    async with database.writing() as unit:
        plan = await plans.current(unit, athlete.id)
        assert plan is not None
        bounds = await situation_of(unit, athlete, HARD_DAY)
        wish = Wish(season.SHORTEN, (Reason("made_plan", 2.0, 2.0),))
        own, applied = proposed(wish, athlete, plan, Limits(), bounds, SEVEN - timedelta(hours=8))
        await put_forward(unit, athlete, plan, own, applied, Message())
    assert (await proposed_now(database, HandClock(SEVEN))).id == own.id
    (message,) = await briefed(database)
    assert "waits for your tap first" in render(message.notice).html


EVENING_BEFORE = SEVEN - timedelta(hours=10)


async def wake_with_a_card(database: Database) -> Proposal:
    """What the evening had proposed is not answered yet, and the night was bad."""
    athlete = await wake(database, nights(35.0, 5.0))
    return await season.propose(database, athlete, season.SHORTEN[1:], EVENING_BEFORE)


async def state_of(database: Database, proposal: Proposal) -> ProposalState:
    async with database.reading() as unit:
        found = await proposals.get(unit, "anna", proposal.id)
    assert found is not None
    return found.state


async def test_what_the_evening_proposed_stays_open_and_the_brief_says_so(database: Database) -> None:
    evening, clock = await wake_with_a_card(database), HandClock(SEVEN)
    await brief_due(reviewer(database, clock), "anna")
    assert await state_of(database, evening) is ProposalState.OPEN
    (message,) = await briefed(database)
    said = render(message.notice)
    assert said.html.startswith("<b>Easier today: Easy run")
    assert f"what I proposed on {moment(EVENING_BEFORE, season.runner().zone)} still waits for your tap" in said.html
    assert [[button.data for button in row] for row in said.buttons] == [[f"v:w-hard:{HARD_DAY:%Y%m%d}:easier"]]
    stored = await brief_of(database, "anna", HARD_DAY)
    assert stored is not None
    assert (stored.decision, stored.proposal_id) == ("modify", None)
    decided = await approve(season.approver(database, clock), season.tap(evening))
    assert decided.outcome is Outcome.APPROVED


async def test_a_tap_asks_for_the_easy_day_instead_and_another_makes_it_so(database: Database) -> None:
    evening, clock = await wake_with_a_card(database), HandClock(SEVEN)
    await brief_due(reviewer(database, clock), "anna")
    await ask_to_ease(reviewer(database, clock), "anna", HARD_DAY, season.nothing_more)
    assert await state_of(database, evening) is ProposalState.SUPERSEDED
    async with database.reading() as unit:
        easing = await proposals.open_of(unit, "anna", PLAN_ID)
    assert easing is not None
    assert [reason.rule for reason in easing.reasons] == [MorningRule.READINESS_RED]
    assert (await season.current_plan(database)).number == 1
    await approve(season.approver(database, clock), season.tap(easing))
    assert (await season.current_plan(database)).blueprint.workouts["w-hard"].purpose is Purpose.EASY


async def test_after_the_evenings_is_answered_the_easy_day_can_still_be_asked_for(database: Database) -> None:
    evening, clock = await wake_with_a_card(database), HandClock(SEVEN)
    await brief_due(reviewer(database, clock), "anna")
    await approve(season.approver(database, clock), season.tap(evening))
    await ask_to_ease(reviewer(database, clock), "anna", HARD_DAY, season.nothing_more)
    async with database.reading() as unit:
        easing = await proposals.open_of(unit, "anna", PLAN_ID)
    assert easing is not None
    assert easing.base_version == 2


@pytest.mark.parametrize(
    ("hours", "last_hrv", "refused"), [(24, 35.0, "session_not_today"), (0, 61.0, "nothing_to_ease")]
)
async def test_what_is_not_advised_by_now_is_not_asked_for(
    database: Database, hours: int, last_hrv: float, refused: str
) -> None:
    await wake(database, nights(last_hrv, 7.6))
    clock = HandClock(SEVEN + timedelta(hours=hours))
    with pytest.raises(NotFound, match=refused):
        await ask_to_ease(reviewer(database, clock), "anna", HARD_DAY, season.nothing_more)


async def test_what_is_over_or_out_of_date_keeps_nothing_back(database: Database) -> None:
    athlete = await wake(database, nights(35.0, 5.0))
    over = await season.propose(database, athlete, now=SEVEN - timedelta(hours=25))
    await brief_now(reviewer(database, HandClock(SEVEN)), "anna")
    assert await state_of(database, over) is ProposalState.EXPIRED
    async with database.writing() as unit:
        plan = await plans.current(unit, "anna")
        assert plan is not None
        old = await proposals.open_of(unit, "anna", PLAN_ID)
        assert old is not None
        await proposals.close(unit, "anna", old.id, ProposalState.REJECTED, SEVEN)
        stale = replace(old, id="stale", reasons=(Reason("low_adherence"),), expires_at=SEVEN + timedelta(hours=9))
        await proposals.add(unit, stale)
        await plans.append(unit, "anna", replace(plan, number=plan.number + 1, made_at=SEVEN))
    await brief_now(reviewer(database, HandClock(SEVEN)), "anna")
    assert await state_of(database, stale) is not ProposalState.OPEN


async def test_a_brief_that_is_asked_for_again_brings_its_card_anew(database: Database) -> None:
    await wake(database, nights(35.0, 5.0))
    first = await proposed_now(database, HandClock(SEVEN))
    await brief_now(reviewer(database, HandClock(SEVEN + timedelta(hours=1))), "anna")
    assert await state_of(database, first) is ProposalState.SUPERSEDED
    async with database.reading() as unit:
        second = await proposals.open_of(unit, "anna", PLAN_ID)
    assert second is not None
    assert second.patch == first.patch


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
