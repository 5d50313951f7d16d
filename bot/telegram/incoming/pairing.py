"""What somebody unpaired gets: pairing for a good code, else one fixed line a day."""

from datetime import datetime, timedelta

from telegram import Update

from bot.coach.care.pairing import redeem
from bot.telegram.decoration import shown
from bot.telegram.incoming.gate import Stranger
from bot.telegram.messages.texts import sentence
from bot.telegram.messages.words import escape
from bot.telegram.turn import Desk
from bot.telemetry import logger
from domain.notice import Notice, NoticeKind
from storage.database import Unit
from storage.repositories import inbox, outbox

log = logger(__name__)

ONCE_IN = timedelta(days=1)
# Enough for any crowd; whoever drops out of it may hear the line once more.
REMEMBERED = 10_000


class Reception:
    """Reads nothing of any athlete's and asks nobody else, whatever strangers send."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._told: dict[int, datetime] = {}

    async def receive(self, stranger: Stranger, update: Update) -> None:
        """Answers, if at all, and finishes the update in the same transaction."""
        if update.callback_query is not None:
            query_id = update.callback_query.id
            answer = self._desk.bot.answer_callback_query(query_id, text=sentence("private"), show_alert=True)
            await shown(answer, "answer")
        now = self._desk.clock.now()
        async with self._desk.database.writing() as unit:
            reason = await self._hear(unit, stranger, update, now)
            await inbox.finish(unit, update.update_id, "ignored" if reason else "done", reason, now)
        log.warning("A stranger was here", action="stranger", update_id=update.update_id, reason=reason or "paired")
        self._desk.jobs.wake()

    async def _hear(self, unit: Unit, stranger: Stranger, update: Update, now: datetime) -> str | None:
        if update.callback_query is not None:
            return "stranger"
        code = _code(update)
        if not code:
            if self._may_tell(stranger.user_id, now):
                await self._say(unit, stranger, "private", None)
            return "stranger"
        athlete_id = await redeem(unit, code, stranger.user_id, stranger.chat_id, now)
        await self._say(unit, stranger, "paired" if athlete_id else "pairing_refused", athlete_id)
        return None if athlete_id else "pairing_refused"

    async def _say(self, unit: Unit, stranger: Stranger, key: str, athlete_id: str | None) -> None:
        notice = Notice(NoticeKind.REPLY, {"html": escape(sentence(key))})
        await outbox.add(unit, athlete_id, stranger.chat_id, notice, self._desk.clock.now())

    def _may_tell(self, user_id: int, now: datetime) -> bool:
        told_at = self._told.pop(user_id, None)
        recently = told_at is not None and now - told_at < ONCE_IN
        self._told[user_id] = told_at if told_at is not None and recently else now
        if len(self._told) > REMEMBERED:
            del self._told[next(iter(self._told))]
        return not recently


def _code(update: Update) -> str:
    """What follows /start, as typed or as a deep link brings it."""
    text = (update.message.text if update.message else None) or ""
    command, _, rest = text.partition(" ")
    return rest.strip() if command.partition("@")[0] == "/start" else ""
