"""One coach on one sandbox Telegram: what the tests of the chat edge start, talk to and look into."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image

from bot.bell import Bell
from bot.clock import SystemClock
from bot.connectors.files.plan.file import read_plan
from bot.connectors.files.recordings import is_recording, read_recording
from bot.sandbox.telegram.client import TelegramClient
from bot.sandbox.telegram.process import RunningTelegram
from bot.sandbox.telegram.shapes import Wire
from bot.settings import Settings
from bot.telegram.charts.values.evening import EveningChart
from bot.telegram.incoming.dispatch import Dispatcher
from bot.telegram.incoming.routing import Routes
from bot.telegram.incoming.settling import Settler
from bot.telegram.messages.rendered import Button, Document, Rendered
from bot.telegram.outgoing.post import Press
from bot.telegram.part import TelegramPart, build
from bot.telegram.turn import Readers
from domain.notice import Notice, NoticeKind
from storage.database import Database
from storage.repositories import inbox, outbox
from storage.repositories.outbox import Outgoing, OutgoingState

NO_ROUTES = Routes((), (), ())
READERS = Readers(read_recording, read_plan, is_recording)
CHART = EveningChart(date(2026, 11, 22), (20.0,) * 90, (25.0,) * 90, (-5.0,) * 90, ())
FINISHED = {OutgoingState.SENT, OutgoingState.FAILED, OutgoingState.UNCERTAIN, OutgoingState.LEFT_OUT}


def render(notice: Notice, language: str) -> Rendered:
    """The facts of a notice in these tests are the message itself."""
    assert language == "en"
    facts = notice.facts
    if facts.get("broken"):
        raise ValueError("these facts cannot be told")
    if notice.kind is NoticeKind.CAUGHT_UP:
        return Rendered(f"{facts['left_out']} left out{', card follows' if facts['card_follows'] else ''}")
    labels = facts.get("buttons", [])
    assert isinstance(labels, list)
    document = facts.get("document")
    return Rendered(
        html=str(facts["html"]),
        buttons=tuple((Button(str(label), f"card:p-1:1:{label}"),) for label in labels),
        chart=CHART if facts.get("chart") else None,
        document=Document(Path(str(document)), "workout.fit") if document else None,
    )


async def draw(chart: object) -> bytes:
    """A small real picture; the chart itself has tests of its own."""
    assert chart is CHART
    png = BytesIO()
    Image.new("RGB", (200, 100), "navy").save(png, "PNG")
    return png.getvalue()


@dataclass
class House:
    telegram: RunningTelegram
    database: Database
    settings: Settings
    user_id: int
    athlete_id: str = "anna"
    press: Press = field(default_factory=lambda: Press(render, draw))
    bell: Bell = field(default_factory=Bell)

    @property
    def client(self) -> TelegramClient:
        return self.telegram.client

    def build(self, routes: Routes = NO_ROUTES) -> TelegramPart:
        part = build(self.settings, self.database, SystemClock(), self.press, self.bell, READERS)
        dispatcher = Dispatcher(self.database, Settler(part.desk, routes), self.bell.listen())
        return replace(part, dispatcher=dispatcher)

    @asynccontextmanager
    async def running(self, routes: Routes = NO_ROUTES) -> AsyncIterator[TelegramPart]:
        part = self.build(routes)
        running = asyncio.create_task(part.run())
        try:
            yield part
        finally:
            assert not running.done(), running
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running

    async def put(self, html: str, *, chat_id: int | None = None, edits: str | None = None, **facts: object) -> str:
        """Commits a notice and rings; gives its outgoing id."""
        kind = NoticeKind.EVENING_REVIEW if facts.pop("push", False) else NoticeKind.REPLY
        notice = Notice(kind, {"html": html, **facts}, edits)
        async with self.database.writing() as unit:
            outgoing_id = await outbox.add(unit, self.athlete_id, chat_id or self.user_id, notice, SystemClock().now())
        self.bell.wake()
        return outgoing_id

    async def outgoing(self, outgoing_id: str) -> Outgoing:
        async with self.database.reading() as unit:
            found = await outbox.get(unit, outgoing_id)
        assert found is not None
        return found

    async def finished(self, outgoing_id: str, timeout_s: float = 10.0) -> Outgoing:
        async def done() -> Outgoing | None:
            outgoing = await self.outgoing(outgoing_id)
            return outgoing if outgoing.state in FINISHED else None

        return await eventually(done, timeout_s)

    async def store(self, update_id: int, body: Wire) -> None:
        """An update as if it had been polled."""
        async with self.database.writing() as unit:
            await inbox.store(
                unit, update_id, json.dumps({"update_id": update_id, **body}).encode(), SystemClock().now()
            )
        self.bell.wake()

    async def pending(self) -> list[int]:
        async with self.database.reading() as unit:
            return [incoming.update_id for incoming in await inbox.pending(unit, 1000)]

    async def settled(self, timeout_s: float = 10.0) -> None:
        async def done() -> bool:
            return not await self.pending()

        await eventually(done, timeout_s)

    async def said(self) -> list[str]:
        return [seen.words for seen in await self.client.from_bot(self.user_id)]


async def eventually[T](look: Callable[[], Awaitable[T | None]], timeout_s: float = 10.0) -> T:
    """The first thing that `look` finds; TimeoutError when it finds nothing in time."""
    async with asyncio.timeout(timeout_s):
        while True:
            found = await look()
            if found:
                return found
            await asyncio.sleep(0.02)
