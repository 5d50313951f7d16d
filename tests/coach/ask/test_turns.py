"""Which questions are open, and what was said lately: in their order, each athlete's own."""

from datetime import timedelta

from storage.database import Database
from storage.repositories import athletes, conversations
from storage.repositories.conversations import QuestionState, Turn
from tests.builders import season
from tests.builders.season import NOW

HOUR = timedelta(hours=1)


async def moved_in(database: Database) -> None:
    async with database.writing() as unit:
        for number, athlete_id in enumerate(("anna", "ben")):
            await athletes.add(unit, season.runner(athlete_id), NOW)
            await athletes.pair(unit, athlete_id, 7 + number, 7 + number, NOW)


async def ask(database: Database, name: str, minutes: int, athlete_id: str = "anna") -> None:
    async with database.writing() as unit:
        turn = Turn(name, athlete_id, f"{name}?", NOW + timedelta(minutes=minutes))
        await conversations.ask(unit, turn, QuestionState.WAITING)


async def test_the_oldest_question_is_the_first(database: Database) -> None:
    await moved_in(database)
    for name, minutes in (("b", 2), ("c", 1), ("a", 2)):
        await ask(database, name, minutes)
    await ask(database, "x", 0, "ben")
    async with database.reading() as unit:
        assert [turn.id for turn in await conversations.waiting(unit, "anna")] == ["c", "a", "b"]
        assert [turn.id for turn in await conversations.all_waiting(unit)] == ["x", "c", "a", "b"]


async def test_the_last_answers_are_told_in_their_order_and_no_others(database: Database) -> None:
    await moved_in(database)
    for minutes, name in enumerate(("one", "two", "three", "four", "five")):
        await ask(database, name, minutes)
    async with database.writing() as unit:
        for name in ("one", "two", "four", "five"):
            assert await conversations.answer(unit, "anna", [name], f"{name}!", (), NOW)
        lately = await conversations.lately(unit, "anna", NOW, 3)
        assert [(turn.id, turn.answer) for turn in lately] == [("two", "two!"), ("four", "four!"), ("five", "five!")]
        since = await conversations.lately(unit, "anna", NOW + timedelta(minutes=4), 3)
        assert [turn.id for turn in since] == ["five"]


async def test_whom_nothing_reaches_is_answered_nothing(database: Database) -> None:
    await moved_in(database)
    await ask(database, "a", 0)
    await ask(database, "x", 1, "ben")
    async with database.writing() as unit:
        await athletes.set_lost(unit, "anna", NOW)
        assert [turn.id for turn in await conversations.all_waiting(unit)] == ["x"]
