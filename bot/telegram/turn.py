"""One update of one athlete, with everything a handler may use to answer it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from telegram import Bot, Update
from telegram.constants import CallbackQueryLimit, ChatAction

from bot.settings import Settings
from bot.telegram.decoration import shown
from bot.telegram.messages.splitting import parts
from domain.notice import Notice, NoticeKind
from domain.ports.clock import Clock
from domain.ports.jobs import Jobs
from domain.ports.plan_reader import PlanReader
from domain.ports.recording_reader import RecordingReader
from storage.database import Database, Unit
from storage.repositories import inbox, outbox


@dataclass(frozen=True, slots=True)
class Readers:
    """Whoever can read the files that athletes send; `is_recording` tells by the first bytes and the name."""

    recording: RecordingReader
    plan: PlanReader
    is_recording: Callable[[bytes, str], bool]


@dataclass(frozen=True, slots=True)
class Desk:
    """What stays the same from one update to the next."""

    database: Database
    clock: Clock
    jobs: Jobs
    settings: Settings
    bot: Bot
    readers: Readers


@dataclass(frozen=True, slots=True)
class Turn:
    """The gate has said whose it is; nothing in the update itself may say otherwise."""

    desk: Desk
    athlete_id: str
    chat_id: int
    user_id: int
    update_id: int
    update: Update

    @property
    def argument(self) -> str:
        """What was written behind the command; empty for anything that is no command."""
        text = self.update.message.text if self.update.message else None
        return text.partition(" ")[2].strip() if text and text.startswith("/") else ""

    async def reply(self, message: str | Notice, unit: Unit | None = None, wish: str = "") -> str:
        """Commit a message, HTML or a notice, to this chat and give its outgoing id; the last one of a long text's.

        With `unit` it is part of the caller's transaction. `wish` is what a button under the text asks for.
        """
        if isinstance(message, Notice):
            notices = [message]
        else:
            *before, last = parts(message)
            told = [*({"html": part} for part in before), {"html": last, "wish": wish} if wish else {"html": last}]
            notices = [Notice(NoticeKind.REPLY, facts) for facts in told]
        if unit is not None:
            return await self._put(unit, notices)
        async with self.desk.database.writing() as own:
            outgoing_id = await self._put(own, notices)
        self.desk.jobs.wake()
        return outgoing_id

    async def finish(self, unit: Unit) -> None:
        """Mark the update as done in the transaction that holds its effect, so that it can never take effect twice."""
        await inbox.finish(unit, self.update_id, "done", None, self.desk.clock.now())

    async def answer(self, text: str = "", *, alert: bool = False) -> bool:
        """Answer the tap with plain text, not HTML. False when nobody will see it: too late, too long, or no tap."""
        query = self.update.callback_query
        if query is None:
            return False
        fits = len(text) <= CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH
        request = self.desk.bot.answer_callback_query(query.id, text=text if fits else None, show_alert=alert and fits)
        return await shown(request, "answer") and fits

    async def typing(self) -> None:
        """Show that an answer is being made; nothing depends on it."""
        await shown(self.desk.bot.send_chat_action(self.chat_id, ChatAction.TYPING), "typing")

    async def _put(self, unit: Unit, notices: Sequence[Notice]) -> str:
        now = self.desk.clock.now()
        return [await outbox.add(unit, self.athlete_id, self.chat_id, notice, now) for notice in notices][-1]
