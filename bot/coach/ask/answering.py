"""A question answered: a model looks with tools and finds the words, or the rules show what was looked at."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.coach.ask.mind import Mind
from bot.coach.ask.prompts import prompt
from bot.coach.ask.seat import Seat
from bot.coach.ask.up_to import up_to
from bot.telemetry import logger
from domain.errors import BudgetExceeded, ModelReply, NotFound, Refused, Unavailable
from domain.notice import Notice, NoticeKind
from domain.ports.purse import Purpose
from storage.database import Database
from storage.repositories import athletes, circuits, conversations, outbox
from storage.repositories.circuits import Circuit
from storage.repositories.conversations import Turn

if TYPE_CHECKING:
    from pydantic_ai.models import Model

    Think = Callable[[Model, Seat, str, list[str], tuple[Turn, ...]], Awaitable[str]]

log = logger(__name__)

# Three short messages are one question.
TOGETHER = timedelta(seconds=1.5)
DEADLINE_S = 60.0
REMEMBERED, FOR_HOURS = 3, timedelta(hours=2)
CIRCUIT, SHUT_FOR, REFUSED = "model", timedelta(hours=1), "model_refused"


@dataclass(frozen=True, slots=True)
class Answer:
    """`trouble` says why it is not a model's: then `words` are empty, and what was looked at speaks."""

    words: str
    seen: tuple[str, ...]
    trouble: str = ""


async def answer_questions(mind: Mind, athlete_id: str) -> bool:
    """All that this athlete has open, in one answer; False where there is none."""
    database, clock = mind.reviewer.database, mind.reviewer.clock
    open_ = await _waiting(database, athlete_id)
    if open_:
        age = clock.now() - open_[-1].asked_at
        await asyncio.sleep(min(TOGETHER, max(TOGETHER - age, timedelta(0))).total_seconds())
        open_ = await _waiting(database, athlete_id)
    if not open_:
        return False
    seat, before, shut = await _seated(mind, athlete_id, clock.now())
    found = _instead(seat, REFUSED) if shut else await _thought(mind, seat, open_, before)
    return await _tell(database, athlete_id, open_, found, clock.now())


async def questions_given_up(mind: Mind, athlete_id: str) -> None:
    """Said in one sentence; whoever wants to know asks again."""
    database, now = mind.reviewer.database, mind.reviewer.clock.now()
    open_ = await _waiting(database, athlete_id)
    if open_:
        await _tell(database, athlete_id, open_, Answer("", (), "model_unreachable"), now)


async def _thought(mind: Mind, seat: Seat, open_: tuple[Turn, ...], before: tuple[Turn, ...]) -> Answer:
    """Whatever goes wrong with the model, there is an answer."""
    purpose = Purpose(seat.athlete.id, f"ask:{open_[-1].id}", prompt("answer").digest)
    think, opened = await asyncio.to_thread(_loaded, mind, purpose)
    try:
        async with asyncio.timeout(DEADLINE_S), opened as model:
            words = await think(model, seat, _today(seat), [turn.question for turn in open_], before)
    except TimeoutError:
        return _instead(seat, "model_too_slow")
    except BudgetExceeded as error:
        return _instead(seat, f"{error.key}_{error.values['cap']}")
    except (Unavailable, ModelReply) as error:
        return _instead(seat, error.key)
    except Refused as error:
        await _shut(mind)
        return _instead(seat, error.key)
    return Answer(words, tuple(seat.seen))


def _loaded(mind: Mind, purpose: Purpose) -> "tuple[Think, AbstractAsyncContextManager[Model]]":
    """In a thread: the first question of a process loads what thinks, and nobody else waits for that."""
    from bot.coach.ask.agent import think  # noqa: PLC0415 - see above

    return think, mind.models(purpose)


def _instead(seat: Seat, trouble: str) -> Answer:
    log.warning("A question was answered by rules", action="question_by_rules", reason=trouble)
    return Answer("", tuple(seat.seen), trouble)


def _today(seat: Seat) -> str:
    return f"{seat.now.astimezone(seat.athlete.zone):%A %d %B %Y, %H:%M}"


async def _waiting(database: Database, athlete_id: str) -> tuple[Turn, ...]:
    async with database.reading() as unit:
        return await conversations.waiting(unit, athlete_id)


async def _shut(mind: Mind) -> None:
    """A key that is refused is refused for everybody: it is tried again in an hour, and somebody has to look at it."""
    log.error("The language model refuses what we send; look at its key and its account", action="model_refused")
    now = mind.reviewer.clock.now()
    async with mind.reviewer.database.writing() as unit:
        await circuits.open_(unit, CIRCUIT, Circuit(now + SHUT_FOR, 1, REFUSED))


async def _seated(mind: Mind, athlete_id: str, now: datetime) -> tuple[Seat, tuple[Turn, ...], bool]:
    """The seat of who asks, what was said lately, and whether no model is asked for now."""
    async with mind.reviewer.database.reading() as unit:
        athlete = await athletes.get(unit, athlete_id)
        if athlete is None:
            raise NotFound("athlete_not_found")
        shut = (await circuits.all(unit)).get(CIRCUIT)
        before = await conversations.lately(unit, athlete_id, now - FOR_HOURS, REMEMBERED)
        seat = Seat(athlete, now, mind, await up_to(unit, athlete, now))
        return seat, before, shut is not None and shut.open_until > now


async def _tell(database: Database, athlete_id: str, open_: tuple[Turn, ...], found: Answer, now: datetime) -> bool:
    """Once: whoever comes second finds the questions ended, and says nothing."""
    ids = [turn.id for turn in open_]
    async with database.writing() as unit:
        if found.trouble:
            told = await conversations.end(unit, athlete_id, ids, now)
        else:
            told = await conversations.answer(unit, athlete_id, ids, found.words, found.seen, now)
        if told:
            facts = {"id": ids[-1], "words": found.words, "trouble": found.trouble, "seen": found.seen}
            await outbox.tell(unit, athlete_id, Notice(NoticeKind.ANSWER, facts), now)
    return told
