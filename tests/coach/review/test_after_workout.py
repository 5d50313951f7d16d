"""One message a session, silent, edited where more becomes known, and none for what is long past."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import msgspec

from bot.coach.bring_in.by_hand.telling import tell
from bot.coach.bring_in.recordings import bring_in, take_out
from bot.coach.review.after_workout import note_given_up, note_session
from bot.coach.review.reviewer import Reviewer
from domain.notice import Notice, NoticeKind
from domain.plan.adherence import Thresholds
from domain.plan.limits import Limits
from domain.review.examine import Rules
from domain.review.session_note import SessionNote, SessionVerdict
from domain.training.activity import Activity, LiftSet
from domain.training.entry.entry import Effort, Entry
from domain.training.recording import Recording
from domain.training.sport import Sport
from storage.database import Database
from storage.repositories import activities, athletes, insights, outbox
from storage.repositories.insights import Insight
from storage.repositories.outbox import Outgoing
from storage.tables.outbox import outbox as outbox_table
from tests.builders import season
from tests.builders.season import NOW, TODAY, HandClock

EVENING_RUN = season.done(0, 40.0)
WATCHED = replace(
    season.done(0, 50.0), source="garmin", source_id="gym", sport=Sport.STRENGTH, distance_m=None, average_hr=120.0
)
LIFTED = replace(
    WATCHED,
    source="hevy",
    source_id="gym-2",
    title="Legs",
    average_hr=None,
    started_at=WATCHED.started_at + timedelta(minutes=2),
    sets=(LiftSet("back_squat", reps=5, weight_kg=80.0),),
)


def reviewer(database: Database, clock: HandClock | None = None) -> Reviewer:
    return Reviewer(database, clock or HandClock(), Rules(Limits(), Thresholds()))


async def came(database: Database, *done: Activity, clock: HandClock | None = None) -> None:
    await bring_in(database, clock or HandClock(), "anna", [Recording(done)])


async def wanted(database: Database, clock: HandClock | None = None) -> tuple[Insight, ...]:
    async with database.reading() as unit:
        return await insights.wanted(unit, (clock or HandClock()).now())


async def note_all(database: Database, clock: HandClock | None = None) -> list[bool]:
    return [await note_session(reviewer(database, clock), each) for each in await wanted(database, clock)]


async def notes(database: Database) -> list[Outgoing]:
    async with database.reading() as unit:
        waiting = await outbox.waiting_for(unit, "anna")
    return [each for each in waiting if each.notice.kind is NoticeKind.POST_WORKOUT]


def read(messages: Sequence[Outgoing]) -> list[SessionNote]:
    return [msgspec.convert(each.notice.facts["note"], SessionNote) for each in messages]


async def test_a_session_is_noted_once(database: Database) -> None:
    await season.move_in(database)
    await came(database, EVENING_RUN)
    assert await note_all(database) == [True]
    assert await note_all(database) == []
    await came(database, EVENING_RUN)
    assert await wanted(database) == (), "the same again is nothing new"
    (note,) = read(await notes(database))
    assert (note.day, note.sport, note.minutes, note.verdict) == (TODAY, "run", 40, SessionVerdict.AS_PLANNED)
    assert note.planned is not None
    assert note.planned.day == TODAY - timedelta(days=1), "it was yesterday's"


async def test_a_history_is_no_news_and_neither_is_what_was_typed(database: Database) -> None:
    await season.move_in(database)
    assert await wanted(database) == ()
    await came(database, season.done(-2), replace(EVENING_RUN, source="manual"))
    assert await wanted(database) == ()


async def test_the_watch_and_the_gym_app_are_one_message_that_comes_to_know_more(database: Database) -> None:
    await season.move_in(database)
    await came(database, WATCHED)
    assert await note_all(database) == [True]
    await came(database, LIFTED)
    assert await note_all(database) == [True]

    first, second = await notes(database)
    assert (first.notice.edits, second.notice.edits) == (None, first.id)
    alone, whole = read([first, second])
    assert alone.tops == ()
    assert [top.exercise for top in whole.tops] == ["back_squat"]
    assert whole.average_hr == 120.0


async def test_a_session_under_the_wrong_profile_is_one_message_that_learns_what_it_was(database: Database) -> None:
    await season.move_in(database)
    await came(database, replace(WATCHED, sport=Sport.OTHER, sub_sport="hiit"))
    assert await note_all(database) == [True]
    await came(database, LIFTED)
    assert await note_all(database) == [True]
    first, second = await notes(database)
    assert second.notice.edits == first.id
    assert [note.sport for note in read([first, second])] == ["other", "strength"]
    assert read([second])[0].average_hr == 120.0


async def test_both_halves_at_once_are_one_message(database: Database) -> None:
    await season.move_in(database)
    await came(database, WATCHED)
    await came(database, LIFTED)
    assert await note_all(database) == [True]
    assert len(await notes(database)) == 1


async def test_how_hard_it_was_goes_into_the_message_that_asked(database: Database) -> None:
    athlete = await season.move_in(database)
    await came(database, EVENING_RUN)
    await note_all(database)
    async with database.writing() as unit:
        await tell(unit, athlete, Entry(Effort(7.0)), HandClock())
    assert await note_all(database) == [True]
    first, second = await notes(database)
    assert second.notice.edits == first.id
    assert [note.rpe for note in read([first, second])] == [None, 7.0]


async def test_how_hard_it_was_is_of_the_session_that_was_named(database: Database) -> None:
    athlete = await season.move_in(database)
    morning = replace(EVENING_RUN, source_id="morning", started_at=EVENING_RUN.started_at - timedelta(hours=6))
    for run in (morning, EVENING_RUN):
        await came(database, run)
    async with database.writing() as unit:
        await tell(unit, athlete, Entry(Effort(7.0, activity=morning.key)), HandClock())
        done = await activities.with_keys(unit, athlete.id, [morning.key, EVENING_RUN.key])
    assert {each.key: each.rpe for each in done} == {morning.key: 7.0, EVENING_RUN.key: None}


async def test_what_is_gone_before_it_was_looked_at_is_not_told(database: Database) -> None:
    athlete = await season.move_in(database)
    await came(database, EVENING_RUN)
    async with database.writing() as unit:
        await take_out(unit, athlete, EVENING_RUN.source, [EVENING_RUN.source_id], NOW)
    assert await note_all(database) == [False]
    assert (await wanted(database), await notes(database)) == ((), [])


async def test_a_late_answer_changes_nothing(database: Database) -> None:
    await season.move_in(database)
    await came(database, EVENING_RUN)
    (insight,) = await wanted(database)
    assert await note_session(reviewer(database), insight)
    assert not await note_session(reviewer(database), insight)
    assert len(await notes(database)) == 1


async def test_what_is_wanted_anew_meanwhile_is_told_by_the_newer_answer_alone(database: Database) -> None:
    await season.move_in(database)
    await came(database, EVENING_RUN)
    (old,) = await wanted(database)
    async with database.writing() as unit:
        await insights.want(unit, "anna", old.kind, old.activity, NOW)
    assert not await note_session(reviewer(database), old)
    await note_given_up(reviewer(database), old)
    assert await notes(database) == []
    (new,) = await wanted(database)
    assert new.revision == old.revision + 1
    assert await note_session(reviewer(database), new)


async def test_given_up_it_stays_silent(database: Database) -> None:
    await season.move_in(database)
    await came(database, EVENING_RUN)
    for insight in await wanted(database):
        await note_given_up(reviewer(database), insight)
    assert (await wanted(database), await notes(database)) == ((), [])


async def test_whom_nothing_reaches_is_not_written_to(database: Database) -> None:
    await season.move_in(database)
    await came(database, EVENING_RUN)
    async with database.writing() as unit:
        await athletes.set_lost(unit, "anna", NOW)
    assert await wanted(database) == ()


async def test_of_two_sessions_that_both_grow_each_keeps_its_own_message(database: Database) -> None:
    """Each was joined of two parts and told; then each gets a third part, all in one delivery."""
    await season.move_in(database)
    noon = timedelta(hours=6)
    early = [
        replace(each, started_at=each.started_at - noon, source_id=f"{each.source_id}-noon")
        for each in (WATCHED, LIFTED)
    ]
    await came(database, *early, WATCHED, LIFTED)
    await note_all(database)
    first = [each.id for each in await notes(database)]
    assert len(first) == 2
    # Another device, begun too late to be a copy of the first, that knows how hard it was.
    later = timedelta(minutes=5)
    thirds = [replace(each, source="fit", started_at=each.started_at + later, rpe=7.0) for each in (early[0], WATCHED)]
    await came(database, *thirds)
    await note_all(database)
    edits = [each.notice.edits for each in (await notes(database))[2:]]
    assert {*edits} == {*first}, "each of the two is edited"


async def test_a_note_that_is_wanted_again_and_says_the_same_is_not_sent_again(database: Database) -> None:
    await season.move_in(database)
    await came(database, EVENING_RUN)
    assert await note_all(database) == [True]
    async with database.writing() as unit:
        await insights.want_again(unit, "anna", [EVENING_RUN.key], NOW)
    assert await note_all(database) == [False]
    assert len(await notes(database)) == 1


async def test_a_note_whose_message_was_cleared_away_is_not_told_anew(database: Database) -> None:
    """What is past its retention is no message that could be edited, and a new one would be no news."""
    await season.move_in(database)
    await came(database, EVENING_RUN)
    await note_all(database)
    async with database.writing() as unit:
        await unit.execute(outbox_table.delete())
        await outbox.tell(unit, "anna", Notice(NoticeKind.REPLY, {"html": "Hello."}), NOW)
        await insights.want_again(unit, "anna", [EVENING_RUN.key], NOW)
    assert await wanted(database) == ()
