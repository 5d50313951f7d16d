"""Consent: asked for once, to these words, and taken back at any time."""

from datetime import timedelta

from bot.coach.ask.consent import VERSION, allowed, decide
from bot.coach.ask.questions import LONGEST, ask
from domain.notice import NoticeKind
from storage.database import Database
from storage.repositories import athletes, consents, conversations, outbox
from storage.repositories.consents import Consent
from tests.builders import season
from tests.builders.season import NOW

LATER = NOW + timedelta(minutes=1)


async def moved_in(database: Database) -> None:
    async with database.writing() as unit:
        await athletes.add(unit, season.runner(), NOW)
        await athletes.pair(unit, "anna", 7, 7, NOW)


async def test_what_is_asked_before_it_waits_for_the_answer(database: Database) -> None:
    await moved_in(database)
    async with database.writing() as unit:
        assert await ask(unit, "anna", "1", "How is my form?", NOW)
        assert await ask(unit, "anna", "2", "x" * 5000, LATER)
        assert await conversations.all_waiting(unit) == ()
        told = await outbox.waiting_for(unit, "anna")
        assert [each.notice.kind for each in told] == [NoticeKind.CONSENT_QUESTION] * 2
        assert await decide(unit, "anna", given=True, now=LATER) == 2
        first, second = await conversations.waiting(unit, "anna")
    assert (first.question, len(second.question)) == ("How is my form?", LONGEST)


async def test_no_ends_what_waits_and_stores_nothing_more(database: Database) -> None:
    await moved_in(database)
    async with database.writing() as unit:
        await decide(unit, "anna", given=True, now=NOW)
        assert await ask(unit, "anna", "1", "How is my form?", NOW)
        await decide(unit, "anna", given=False, now=LATER)
        assert await conversations.waiting(unit, "anna") == ()
        assert not await ask(unit, "anna", "2", "And now?", LATER)
        assert await conversations.get(unit, "anna", "2") is None


async def test_no_ends_what_was_held_for_it_too(database: Database) -> None:
    await moved_in(database)
    async with database.writing() as unit:
        assert await ask(unit, "anna", "1", "How is my form?", NOW)
        assert await decide(unit, "anna", given=False, now=LATER) == 1
        assert await conversations.waiting(unit, "anna") == ()
        assert await decide(unit, "anna", given=True, now=LATER) == 0, "a later yes brings no old question back"
        assert await conversations.waiting(unit, "anna") == ()


async def test_words_that_changed_are_agreed_to_anew(database: Database) -> None:
    await moved_in(database)
    async with database.writing() as unit:
        await consents.decide(unit, "anna", Consent(VERSION - 1, given=True, decided_at=NOW))
        assert await allowed(unit, "anna") is None
        await consents.decide(unit, "anna", Consent(VERSION, given=True, decided_at=NOW))
        assert await allowed(unit, "anna") is True
