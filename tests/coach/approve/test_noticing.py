"""What an athlete moves or takes out of the calendar of the watch is asked about once, and becomes what they say."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.coach.approve.anew import Settled, Wish
from bot.coach.approve.approvals import approve
from bot.coach.approve.following import RULE
from bot.coach.approve.noticing import asked_in, notice
from bot.coach.approve.pushing import push
from bot.coach.approve.settling import WISHED, settle_card, settle_question
from bot.coach.bring_in.recordings import bring_in
from domain.athlete.athlete import Athlete
from domain.notice import NoticeKind
from domain.plan.export import DELETED_THERE, EDITED_THERE, MOVED_THERE, Export, ExportState
from domain.plan.limits import Limits
from domain.plan.patch import Change, Op, Patch
from domain.plan.proposal import Proposal
from domain.plan.there import calendar_of, written
from domain.training.delivery import CALENDAR
from domain.training.recording import Recording
from domain.training.service import Service
from domain.training.sport import Sport
from domain.training.workout import PlannedExercise, Purpose
from storage.database import Database
from storage.repositories import connections, cursors, exports, outbox, proposals
from storage.repositories.outbox import Outgoing
from tests.builders import season
from tests.builders.season import NOW, PLAN_ID, TODAY, HandClock

LATER = NOW + timedelta(hours=2)
AHEAD = {"w-easy": 1, "w-hard": 3, "w-spare": 4, "w-long": 6}
pytestmark = pytest.mark.fault("F93")


async def on_the_watch(database: Database) -> Athlete:
    """Anna, whose four workouts ahead lie in her calendar; each is called there as here."""
    athlete = await season.move_in(database)
    async with database.writing() as unit:
        await connections.connect(unit, athlete.id, Service.GARMIN, NOW)
        for each in await push(unit, athlete, NOW):
            await exports.update(unit, athlete.id, arrived(each), NOW)
    return athlete


def arrived(export: Export) -> Export:
    return replace(export, state=ExportState.VERIFIED, remote_id=export.workout_id, error=None)


async def changed_and_arrived(database: Database, athlete: Athlete, patch: Patch = season.SHORTEN) -> Proposal:
    """A change that was approved, and lies there."""
    proposal = await season.propose(database, athlete, patch)
    await approve(season.approver(database), season.tap(proposal))
    async with database.writing() as unit:
        for each in await exports.of_version(unit, "anna", PLAN_ID, 2):
            await exports.update(unit, "anna", arrived(each), NOW)
    return proposal


async def seen(
    database: Database,
    changes: Mapping[str, int | None],
    *,
    since: datetime = LATER,
    now: datetime = LATER,
    edited: str = "",
) -> None:
    """The calendar as it is by those changes: on another day, or on none."""
    days = {**AHEAD, **changes}
    calendar = calendar_of((name, TODAY + timedelta(days=ahead)) for name, ahead in days.items() if ahead is not None)
    calendar = replace(calendar, edited=frozenset({edited} - {""}))
    async with database.writing() as unit:
        await cursors.move(unit, "anna", Service.GARMIN, CALENDAR, written(calendar), now)
        await notice(unit, season.runner(), calendar, since, now)


async def questions(database: Database) -> list[Outgoing]:
    async with database.reading() as unit:
        waiting = await outbox.waiting_for(unit, "anna")
    return [each for each in waiting if each.notice.kind is NoticeKind.CHANGED_THERE and each.notice.edits is None]


async def states(database: Database, version: int = 1) -> dict[str, tuple[ExportState, str | None]]:
    async with database.reading() as unit:
        rows = await exports.of_version(unit, "anna", PLAN_ID, version)
    return {each.workout_id: (each.state, each.error) for each in rows}


async def settled(database: Database, wish: Wish, asked: Outgoing | None = None, now: datetime = LATER) -> Settled:
    asked = asked or (await questions(database))[-1]
    async with database.writing() as unit:
        return await settle_question(unit, season.runner(), asked, wish, Limits(), now)


async def days_of_plan(database: Database) -> dict[str, date]:
    return {each.id: each.day for each in (await season.current_plan(database)).blueprint.workouts.values()}


async def test_what_lies_as_it_was_put_is_nothing_to_ask(database: Database) -> None:
    await on_the_watch(database)
    await seen(database, {})
    assert await questions(database) == []
    assert set((await states(database)).values()) == {(ExportState.VERIFIED, None)}


async def test_what_was_moved_or_taken_out_is_asked_about_once(database: Database) -> None:
    await on_the_watch(database)
    for _ in range(2):
        await seen(database, {"w-hard": 4, "w-spare": None})
    (question,) = await questions(database)
    hard, spare = asked_in(question.notice.facts)
    assert (hard.title, hard.error, hard.lies_on) == ("Run w-hard", MOVED_THERE, TODAY + timedelta(days=4))
    assert (spare.title, spare.error, spare.lies_on) == ("Run w-spare", DELETED_THERE, None)
    assert (await states(database))["w-hard"] == (ExportState.FAILED, MOVED_THERE)
    async with database.reading() as unit:
        assert await exports.pending(unit, LATER) == (), "nothing is written over it"


async def test_a_calendar_that_was_read_before_something_arrived_says_nothing_of_it(database: Database) -> None:
    await on_the_watch(database)
    await seen(database, {"w-hard": None}, since=NOW)
    assert await questions(database) == []


async def test_what_is_done_by_now_may_lie_anywhere(database: Database) -> None:
    await on_the_watch(database)
    await bring_in(database, HandClock(), "anna", [Recording((season.done(1),))])
    await seen(database, {"w-easy": None})
    assert await questions(database) == []


async def test_what_is_moved_back_is_looked_at_once_more_and_a_late_tap_changes_nothing(database: Database) -> None:
    """It may be an older version that lies there again; the exporter finds out, and writes over nothing of theirs."""
    await on_the_watch(database)
    await seen(database, {"w-hard": 4})
    await seen(database, {}, now=LATER + timedelta(hours=2), since=LATER + timedelta(hours=2))
    assert (await states(database))["w-hard"] == (ExportState.PENDING, None)
    assert await settled(database, Wish.USE_PLAN) == Settled(0)
    assert (await states(database))["w-hard"] == (ExportState.PENDING, None)


async def test_the_plans_takes_its_place_again_where_they_want_it(database: Database) -> None:
    await on_the_watch(database)
    await seen(database, {"w-hard": 4, "w-spare": None})
    assert await settled(database, Wish.USE_PLAN) == Settled(2)
    async with database.reading() as unit:
        on_their_way = [export for _, export in await exports.pending(unit, LATER)]
    assert {(each.workout_id, each.overwrite, each.attempts) for each in on_their_way} == {
        ("w-hard", True, 0),
        ("w-spare", True, 0),
    }
    assert await settled(database, Wish.KEEP_MINE) == Settled(0), "it was decided"


async def test_what_was_edited_there_is_asked_about_and_the_plan_has_nothing_to_follow(database: Database) -> None:
    await on_the_watch(database)
    for _ in range(2):
        await seen(database, {}, edited="w-easy")
    (question,) = await questions(database)
    assert [(each.title, each.error) for each in asked_in(question.notice.facts)] == [("Run w-easy", EDITED_THERE)]
    await seen(database, {})
    assert (await states(database))["w-easy"] == (ExportState.FAILED, EDITED_THERE), "nobody looked at it again"
    assert await settled(database, Wish.KEEP_MINE) == Settled(1)


async def test_what_they_keep_is_not_asked_about_again_and_the_plan_may_follow(database: Database) -> None:
    await on_the_watch(database)
    await seen(database, {"w-hard": 2, "w-spare": None})
    assert await settled(database, Wish.KEEP_MINE) == Settled(2, 2, 2)
    assert (await days_of_plan(database))["w-hard"] == TODAY + timedelta(days=3), "nobody approved anything yet"
    async with database.reading() as unit:
        proposal = await proposals.open_of(unit, "anna", PLAN_ID)
        (message,) = (each for each in await outbox.waiting_for(unit, "anna") if each.notice.edits)
    assert message.notice.facts[WISHED] == Wish.KEEP_MINE
    assert proposal is not None
    assert [reason.rule for reason in proposal.reasons] == [RULE]
    await seen(database, {"w-hard": 2, "w-spare": None})
    assert len(await questions(database)) == 1
    await approve(season.approver(database, HandClock(LATER)), season.tap(proposal))
    days = await days_of_plan(database)
    assert days["w-hard"] == TODAY + timedelta(days=2)
    assert "w-spare" not in days


async def test_the_plan_follows_to_where_it_lies_by_now(database: Database) -> None:
    await on_the_watch(database)
    await seen(database, {"w-hard": 4})
    await seen(database, {"w-hard": 2})
    assert await settled(database, Wish.KEEP_MINE) == Settled(1, 1, 1)
    async with database.reading() as unit:
        proposal = await proposals.open_of(unit, "anna", PLAN_ID)
    assert proposal is not None
    assert [change.value for change in proposal.patch] == [(TODAY + timedelta(days=2)).isoformat()]


@pytest.mark.parametrize("error", ["edited_there", "moved_there"])
async def test_a_calendar_that_does_not_have_it_yet_takes_nothing_out_of_the_plan(
    database: Database, error: str
) -> None:
    """What was found when it was exported, and not in the calendar."""
    await on_the_watch(database)
    await seen(database, {"w-hard": None})
    async with database.writing() as unit:
        (row,) = await exports.given_up(unit, "anna", PLAN_ID)
        await exports.update(unit, "anna", replace(row, error=error), LATER)
    assert await settled(database, Wish.KEEP_MINE) == Settled(1)


async def test_what_breaks_a_limit_is_kept_there_and_the_plan_stays(database: Database) -> None:
    """What is over never changes."""
    await on_the_watch(database)
    await seen(database, {"w-hard": -1})
    assert await settled(database, Wish.KEEP_MINE) == Settled(1, 1, 0)
    async with database.reading() as unit:
        assert await proposals.open_of(unit, "anna", PLAN_ID) is None
    assert (await states(database))["w-hard"] == (ExportState.KEPT, None)


@pytest.mark.parametrize("wish", [Wish.KEEP_MINE, Wish.USE_PLAN])
async def test_a_tap_after_its_day_or_after_it_was_done_changes_nothing(database: Database, wish: Wish) -> None:
    await on_the_watch(database)
    await seen(database, {"w-easy": 2, "w-hard": 4})
    await bring_in(database, HandClock(NOW + timedelta(days=4)), "anna", [Recording((season.done(3, 45.0),))])
    assert await settled(database, wish, now=NOW + timedelta(days=2)) == Settled(0)
    assert (await states(database))["w-hard"] == (ExportState.FAILED, MOVED_THERE)


async def test_strength_that_is_in_the_gym_app_need_not_be_on_the_watch(database: Database) -> None:
    athlete = await on_the_watch(database)
    async with database.writing() as unit:
        await connections.connect(unit, athlete.id, Service.HEVY, NOW)
    lift = replace(
        season.run("w-lift", 4, 20),
        sport=Sport.STRENGTH,
        purpose=Purpose.STRENGTH,
        blocks=(),
        exercises=(PlannedExercise("back_squat", 3, 5, 8),),
    )
    more = (Change(Op.REMOVE, "/workouts/w-spare"), Change(Op.ADD, "/workouts/w-lift", lift))
    await changed_and_arrived(database, athlete, more)
    await seen(database, {})
    assert await settled(database, Wish.KEEP_MINE) == Settled(1)


async def test_the_card_of_the_change_that_put_it_there_tells_of_it(database: Database) -> None:
    await changed_and_arrived(database, await on_the_watch(database))
    await seen(database, {"w-long": None, "w-spare": None})
    (question,) = await questions(database)
    assert [each.title for each in asked_in(question.notice.facts)] == ["Run w-long"]
    async with database.reading() as unit:
        *_, edit, _ = await outbox.waiting_for(unit, "anna")
    assert DELETED_THERE in str(edit.notice.facts["proposal"])


async def test_on_the_card_the_plan_follows_as_well(database: Database) -> None:
    proposal = await changed_and_arrived(database, await on_the_watch(database))
    await seen(database, {"w-long": 5, "w-spare": None})
    found = await settle_card(season.approver(database, HandClock(LATER)), season.tap(proposal), Wish.KEEP_MINE)
    assert found == Settled(1, 1, 1)
    async with database.reading() as unit:
        following = await proposals.open_of(unit, "anna", PLAN_ID)
    assert following is not None
    assert [change.path for change in following.patch] == ["/workouts/w-long/day"]
    assert await settled(database, Wish.USE_PLAN) == Settled(0), "it was decided on the card"
