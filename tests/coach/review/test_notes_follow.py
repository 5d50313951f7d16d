"""A note tells what its session counts as now: after a decision, beside somebody else's, and when it is taken apart."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from bot.coach.bring_in.asking import OPTIONS, close_question, open_question, told_in
from bot.coach.bring_in.deciding import Named, count_as, count_as_extra
from bot.coach.bring_in.recordings import take_out
from bot.coach.bring_in.splitting import join_again, split
from domain.errors import NotFound
from domain.notice import Notice, NoticeKind
from domain.plan.counts_as import CountsAs, option_of
from domain.plan.execution import ExecutionState
from domain.review.session_note import SessionVerdict
from domain.training.activity import Activity, Key
from domain.training.joined import joined_id
from domain.training.workout import Workout
from storage.database import Database
from storage.repositories import executions, outbox
from storage.repositories.outbox import Outgoing
from tests.builders import season
from tests.coach.review.test_after_workout import LIFTED, WATCHED, came, note_all, notes, read

TUESDAY, WEDNESDAY = season.done(-1), season.done(0)
PAST = {back: season.run(f"w-past-{back}", -back) for back in range(1, 6)}


@dataclass
class Talk:
    """Anna's notes, as they come to know more; it is Wednesday evening."""

    database: Database

    async def told(self, done: Activity, *others: Activity) -> Outgoing:
        """The note that leaves because of these; earlier ones may come to know more."""
        await came(self.database, done, *others)
        (note,) = [row for row in await self.next() if row.notice.edits is None]
        return note

    async def next(self) -> list[Outgoing]:
        before = len(await notes(self.database))
        await note_all(self.database)
        return (await notes(self.database))[before:]

    async def was(self, session: Key, workout: Workout) -> None:
        async with self.database.writing() as unit:
            named = Named(workout.id, option_of(workout).mark)
            await count_as(unit, season.runner(), session, named, season.NOW)

    async def extra(self, session: Key) -> None:
        async with self.database.writing() as unit:
            await count_as_extra(unit, season.runner(), session, season.NOW)

    async def ask(self, row: Outgoing, *, back: bool = False) -> Outgoing:
        async with self.database.writing() as unit:
            show = close_question if back else open_question
            await show(unit, season.runner(), await told_in(unit, "anna", row), season.NOW)
        return (await notes(self.database))[-1]

    async def session(self, row: Outgoing) -> Key:
        async with self.database.reading() as unit:
            return (await told_in(unit, "anna", row)).session


@pytest.fixture
async def talk(database: Database) -> Talk:
    await season.move_in(database)
    return Talk(database)


def counts(row: Outgoing) -> CountsAs:
    (note,) = read([row])
    assert note.counts_as is not None
    return note.counts_as


async def test_a_sure_match_is_not_asked_about_and_a_doubtful_one_is(talk: Talk) -> None:
    sure = await talk.told(TUESDAY)
    assert (counts(sure).workout, counts(sure).asks) == (option_of(PAST[1]), False)
    doubtful = await talk.told(WEDNESDAY)
    assert (counts(doubtful).workout, counts(doubtful).asks) == (option_of(season.run("w-easy", 1)), True)


async def test_what_is_decided_is_told_in_the_same_message(talk: Talk) -> None:
    note = await talk.told(WEDNESDAY)
    guessed = counts(note).workout
    assert guessed == option_of(PAST[1])
    await talk.was(WEDNESDAY.key, PAST[1])
    (confirmed,) = await talk.next()
    assert (confirmed.notice.edits, counts(confirmed).workout, counts(confirmed).asks) == (note.id, guessed, False)
    await talk.extra(WEDNESDAY.key)
    (extra,) = await talk.next()
    assert (extra.notice.edits, counts(extra).workout) == (note.id, None)
    assert read([extra])[0].verdict is SessionVerdict.EXTRA
    await talk.extra(WEDNESDAY.key)
    assert await talk.next() == [], "the same again says nothing new"


async def test_whoever_counts_otherwise_by_it_is_told_too_and_nobody_else(talk: Talk) -> None:
    """Tuesday's run was Tuesday's workout, until Wednesday's was said to be that one."""
    lifted, tuesday, wednesday = [await talk.told(each) for each in (WATCHED, TUESDAY, WEDNESDAY)]
    assert counts(tuesday).workout == option_of(PAST[1])
    await talk.was(WEDNESDAY.key, PAST[1])
    edited = {row.notice.edits: counts(row).workout for row in await talk.next()}
    assert edited == {tuesday.id: option_of(PAST[2]), wednesday.id: option_of(PAST[1])}
    assert lifted.id not in edited


async def test_a_session_that_comes_later_takes_its_workout_back_and_the_first_note_says_so(talk: Talk) -> None:
    early = await talk.told(WEDNESDAY)
    assert counts(early).workout == option_of(PAST[1])
    await came(talk.database, TUESDAY)
    told = {row.notice.edits: counts(row).workout for row in await talk.next()}
    assert told == {None: option_of(PAST[1]), early.id: option_of(season.run("w-easy", 1))}


async def test_the_question_is_opened_with_four_at_most_and_closed_again(talk: Talk) -> None:
    note = await talk.told(WEDNESDAY)
    opened = await talk.ask(note)
    options = opened.notice.facts[OPTIONS]
    assert isinstance(options, list)
    assert [option["workout_id"] for option in options] == ["w-easy", "w-past-2"]
    assert opened.notice.edits == note.id
    assert (await talk.ask(note, back=True)).notice.facts == note.notice.facts


async def test_a_question_that_stands_open_is_closed_by_what_is_told_next(talk: Talk) -> None:
    """Also where it was decided as it had counted all along."""
    note = await talk.told(TUESDAY)
    await talk.ask(note)
    await talk.was(TUESDAY.key, PAST[1])
    (closed,) = await talk.next()
    assert closed.notice.facts == note.notice.facts


async def test_the_note_of_a_session_that_is_split_goes_on_with_the_part_that_leads(talk: Talk) -> None:
    note = await talk.told(WATCHED, LIFTED)
    session = joined_id([WATCHED.key, LIFTED.key])
    assert await talk.session(note) == ("joined", session)
    async with talk.database.writing() as unit:
        await split(unit, "anna", session, season.NOW)
    (apart,) = await talk.next()
    (told,) = read([apart])
    assert (apart.notice.edits, told.tops, told.average_hr) == (note.id, (), WATCHED.average_hr)
    assert await talk.session(note) == WATCHED.key
    async with talk.database.writing() as unit:
        await join_again(unit, "anna", session, season.NOW)
    (again,) = await talk.next()
    assert (again.notice.edits, again.notice.facts) == (note.id, note.notice.facts)
    assert await talk.session(note) == ("joined", session)


async def test_where_a_part_is_gone_the_note_goes_on_with_the_other(talk: Talk) -> None:
    note = await talk.told(WATCHED, LIFTED)
    async with talk.database.writing() as unit:
        await take_out(unit, season.runner(), WATCHED.source, [WATCHED.source_id], season.NOW)
    assert await talk.session(note) == LIFTED.key
    (alone,) = await talk.next()
    assert (alone.notice.edits, read([alone])[0].average_hr) == (note.id, None)


@pytest.mark.parametrize("first", ["decided", "split"])
async def test_a_decision_and_a_split_come_to_the_same_whichever_is_first(talk: Talk, first: str) -> None:
    """The link goes to the part that leads, as the note does."""
    again = replace(TUESDAY, source="garmin", source_id="edge", started_at=TUESDAY.started_at + timedelta(minutes=5))
    note = await talk.told(TUESDAY, again)
    session = await talk.session(note)
    assert session == ("joined", joined_id([TUESDAY.key, again.key]))
    if first == "decided":
        await talk.was(session, PAST[2])
    async with talk.database.writing() as unit:
        await split(unit, "anna", session[1], season.NOW)
    if first == "split":
        await talk.was(await talk.session(note), PAST[2])
    lead = await talk.session(note)
    async with talk.database.reading() as unit:
        known = await executions.for_plan(unit, "anna", season.PLAN_ID)
    confirmed = [(each.workout_id, each.activity) for each in known if each.state is ExecutionState.CONFIRMED]
    assert confirmed == [("w-past-2", lead)]
    (*_, told) = await talk.next()
    assert (told.notice.edits, counts(told).workout) == (note.id, option_of(PAST[2]))


async def test_a_message_of_another_kind_tells_of_no_session(talk: Talk) -> None:
    await talk.told(TUESDAY)
    async with talk.database.writing() as unit:
        other = await outbox.tell(unit, "anna", Notice(NoticeKind.REPLY, {"html": "Hello."}), season.NOW)
        assert other is not None
        row = await outbox.get(unit, other)
        for shown in (row, None):
            with pytest.raises(NotFound, match="session_not_found"):
                await told_in(unit, "anna", shown)
