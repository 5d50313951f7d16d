"""Brings one stored update to its one outcome: done, ignored or dead, and says what there is to say."""

import asyncio
import json
from datetime import timedelta

from telegram import Bot, Update

from bot.coach.care.presence import seen
from bot.telegram.incoming.flood import Flow, Gauge
from bot.telegram.incoming.gate import Admitted, Moved, Stranger, Turned, admit, foreign_chat
from bot.telegram.incoming.pairing import Reception
from bot.telegram.incoming.presence import leave, moved, welcome_back
from bot.telegram.incoming.routing import Routes, route
from bot.telegram.messages.errors import sentence as error_sentence
from bot.telegram.messages.texts import sentence
from bot.telegram.messages.words import escape
from bot.telegram.turn import Desk, Turn
from bot.telemetry import logger
from domain.errors import CoachError, Unavailable
from storage.repositories import inbox
from storage.repositories.inbox import Incoming, Outcome

log = logger(__name__)

MAX_ATTEMPTS = 3
DEADLINE_S = 60.0
DATABASE_REST = timedelta(seconds=2)


class Settler:
    def __init__(self, desk: Desk, routes: Routes) -> None:
        self._desk = desk
        self._routes = routes
        self._reception = Reception(desk)
        self._gauge = Gauge()

    async def settle(self, incoming: Incoming) -> timedelta | None:
        """None when there is an outcome; else how long to wait before this update is tried again."""
        try:
            return await self._settle_or_bury(incoming)
        except CoachError as error:
            log.warning("An update was put off", action="update_put_off", error=error.key)
            return DATABASE_REST

    async def _settle_or_bury(self, incoming: Incoming) -> timedelta | None:
        try:
            return await self._settle(incoming)
        except CoachError:
            raise
        except Exception as error:
            log.exception("An update cannot be settled", action="update_dead", update_id=incoming.update_id)
            await self._finish(incoming.update_id, "dead", type(error).__name__)
            return None

    async def _settle(self, incoming: Incoming) -> timedelta | None:
        update = parsed(incoming, self._desk.bot)
        if update is None:
            await self._finish(incoming.update_id, "dead", "unreadable")
            return None
        async with self._desk.database.reading() as unit:
            who = await admit(unit, update)
        match who:
            case Turned(reason):
                await self._turn_away(update, reason)
                return None
            case Moved():
                await moved(self._desk, who, update.update_id)
                return None
            case Stranger():
                await self._reception.receive(who, update)
                return None
            case Admitted(athlete_id, user_id, chat_id, reached):
                if not reached:
                    await welcome_back(self._desk, athlete_id)
                turn = Turn(self._desk, athlete_id, chat_id, user_id, update.update_id, update)
                return None if await self._held_back(turn) else await self._serve(turn)

    async def _held_back(self, turn: Turn) -> bool:
        """Whether it is one of too many, which is said once."""
        flow = self._gauge.flow(turn.athlete_id, turn.update, self._desk.clock.now())
        match flow:
            case Flow.FINE:
                return False
            case Flow.JUST_OVER:
                log.warning("Somebody writes too much", action="flood", update_id=turn.update_id)
                await self._say_last(turn, sentence("flood"), "ignored", "flood")
            case Flow.OVER:
                await self._finish(turn.update_id, "ignored", "flood", turn.athlete_id)
        return True

    async def _turn_away(self, update: Update, reason: str) -> None:
        log.info("An update was turned away", action="update_ignored", update_id=update.update_id, reason=reason)
        chat_id = foreign_chat(update)
        if chat_id is not None:
            await leave(self._desk, chat_id)
        await self._finish(update.update_id, "ignored", reason)

    async def _serve(self, turn: Turn) -> timedelta | None:
        # Counted before it begins: an update that takes the whole process down is not begun a fourth time.
        async with self._desk.database.writing() as unit:
            attempt = await inbox.count_attempt(unit, turn.update_id)
        if attempt > MAX_ATTEMPTS:
            await self._give_up(turn, "too_many_attempts")
            return None
        try:
            async with asyncio.timeout(DEADLINE_S):
                ignored = await route(self._routes, turn)
        except Exception as error:  # noqa: BLE001 - logged with its traceback in _failed
            return await self._failed(turn, error, attempt)
        await self._finish(turn.update_id, "ignored" if ignored else "done", ignored, turn.athlete_id)
        self._desk.jobs.wake()
        return None

    async def _failed(self, turn: Turn, error: Exception, attempt: int) -> timedelta | None:
        if isinstance(error, CoachError) and error.for_athlete:
            await self._explain(turn, error)
            return None
        log.error(
            "A handler failed", action="handler_failed", update_id=turn.update_id, attempt=attempt, exc_info=error
        )
        if attempt < MAX_ATTEMPTS:
            wanted = error.retry_after if isinstance(error, Unavailable) else None
            return wanted or timedelta(seconds=2.0 ** (attempt - 1))
        await self._give_up(turn, type(error).__name__)
        return None

    async def _explain(self, turn: Turn, error: CoachError) -> None:
        """A wish that cannot be granted is answered and done: under the tap where that fits, else as a message."""
        words = error_sentence(error)
        if await turn.answer(words, alert=True):
            await self._finish(turn.update_id, "done", error.key, turn.athlete_id)
        else:
            await self._say_last(turn, words, "done", error.key)

    async def _give_up(self, turn: Turn, reason: str) -> None:
        """Nothing is said where the handler had finished the update before it failed: then it did work."""
        async with self._desk.database.reading() as unit:
            if not await inbox.is_pending(unit, turn.update_id):
                self._desk.jobs.wake()
                return
        log.error("An update was given up", action="update_dead", update_id=turn.update_id, reason=reason)
        await turn.answer()
        await self._say_last(turn, sentence("failed"), "dead", reason)

    async def _say_last(self, turn: Turn, words: str, outcome: Outcome, reason: str) -> None:
        now = self._desk.clock.now()
        async with self._desk.database.writing() as unit:
            await turn.reply(escape(words), unit)
            await inbox.finish(unit, turn.update_id, outcome, reason, now)
            await seen(unit, turn.athlete_id, now, now)
        self._desk.jobs.wake()

    async def _finish(
        self, update_id: int, outcome: Outcome, reason: str | None = None, from_athlete: str | None = None
    ) -> None:
        now = self._desk.clock.now()
        async with self._desk.database.writing() as unit:
            await inbox.finish(unit, update_id, outcome, reason, now)
            if from_athlete is not None:
                await seen(unit, from_athlete, now, now)


def parsed(incoming: Incoming, bot: Bot) -> Update | None:
    """None for what python-telegram-bot cannot make an update of, whatever it raises."""
    try:
        return Update.de_json(json.loads(incoming.raw), bot)
    except Exception:
        log.exception("An update cannot be read", action="update_dead", update_id=incoming.update_id)
        return None
