"""The athlete's side of a conversation with a whole coach."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial

from bot.app import READERS, mind_of
from bot.bell import Bell
from bot.coach.approve.exporting import Exporters
from bot.coach.bring_in.services.letting_in import Doors
from bot.coach.bring_in.services.syncing import Sources, Syncing
from bot.coach.care.credentials import StoredCredentials
from bot.coach.review.reviewer import reviewer_of
from bot.connectors.files.workout_files import WorkoutFiles
from bot.connectors.garmin.account import Accounts
from bot.connectors.garmin.exporter import GarminExporter
from bot.connectors.garmin.login import GarminLogin
from bot.connectors.garmin.source import GarminSource
from bot.connectors.hevy.client import hevy_http
from bot.connectors.hevy.door import HevyDoor
from bot.connectors.hevy.source import HevySource
from bot.jobs import part as jobs
from bot.jobs.spec import Nightly, Tools
from bot.sandbox.telegram.process import RunningTelegram
from bot.sandbox.telegram.world.views import SeenMessage
from bot.settings import Settings
from bot.telegram import part as talking
from bot.telegram.charts.drawing import drawn
from bot.telegram.charts.render import render as draw
from bot.telegram.messages.registry import render
from bot.telegram.outgoing.post import Press
from domain.plan.export import Destination
from domain.plan.plan import PlanVersion
from domain.training.service import Service
from storage.database import Database
from tests.builders import season
from tests.builders.season import HandClock

# A machine that does a great deal besides.
PATIENCE_S = 60.0


@dataclass
class Chat:
    telegram: RunningTelegram
    database: Database
    settings: Settings
    user_id: int
    clock: HandClock = field(default_factory=HandClock)

    async def say(self, text: str) -> SeenMessage:
        """Gives the coach's next message."""
        return await self._answered(partial(self.telegram.client.say, self.user_id, text))

    async def send(self, name: str, content: bytes) -> SeenMessage:
        """Gives the coach's next message."""
        return await self._answered(partial(self.telegram.client.send_document, self.user_id, name, content))

    async def tap(self, card: SeenMessage, action: str) -> str:
        """Taps what the card showed when it was seen, also where it shows that no longer; gives the answer."""
        data = next(data for data in card.buttons.values() if data.endswith(f":{action}"))
        return await self.tap_forged(card, data)

    async def tap_forged(self, card: SeenMessage, data: str) -> str:
        callback = await self.telegram.client.tap(self.user_id, card.message_id, data, forged=True)
        answer = (await self.telegram.client.answer_to(callback)).answer
        return (answer.text if answer else "") or ""

    async def card(self) -> SeenMessage:
        """The newest message that waits for a decision."""
        return await self.wait(lambda seen: any(data.endswith(":approve") for data in seen.buttons.values()))

    async def wait(self, wanted: Callable[[SeenMessage], bool]) -> SeenMessage:
        return await self.telegram.client.wait_for(self.user_id, wanted, timeout_s=PATIENCE_S)

    async def now(self, card: SeenMessage, words: str) -> SeenMessage:
        """The card once it says these words."""
        return await self.wait(lambda seen: seen.message_id == card.message_id and words in seen.words)

    async def files(self, count: int) -> dict[str, bytes]:
        """So many workout files, by name."""
        client = self.telegram.client
        async with asyncio.timeout(10 + count):
            while True:
                sent = [seen.message.document for seen in await client.from_bot(self.user_id)]
                documents = [document for document in sent if document is not None]
                if len(documents) == count:
                    return {each.file_name or "": await client.file(each.file_id) for each in documents}
                await asyncio.sleep(0.05)

    async def plan(self) -> PlanVersion:
        return await season.current_plan(self.database)

    async def _answered(self, deed: Callable[[], object]) -> SeenMessage:
        said = await self.telegram.client.from_bot(self.user_id)
        newest = max((seen.message_id for seen in said), default=0)
        await deed()  # type: ignore[misc]
        return await self.wait(lambda seen: seen.message_id > newest)


@asynccontextmanager
async def coach_running(chat: Chat) -> AsyncIterator[None]:
    bell = Bell()
    press = Press(render, partial(draw, drawn))
    talk = talking.build(chat.settings, chat.database, chat.clock, press, bell, READERS)
    files = WorkoutFiles(chat.settings.coach_data_dir / "workouts", chat.clock)
    reviewer = reviewer_of(chat.settings, chat.database, chat.clock)
    nightly = Nightly(chat.settings.coach_data_dir / "backups")
    credentials, hevy = StoredCredentials(chat.database), hevy_http(chat.settings.hevy_base_url)
    accounts = Accounts(credentials, chat.settings.garmin_base_url)
    sources: Sources = {Service.GARMIN: GarminSource(accounts), Service.HEVY: HevySource(hevy, credentials)}
    syncing = Syncing(chat.database, chat.clock, sources)
    exporters: Exporters = {Destination.FILE: files, Destination.GARMIN: GarminExporter(accounts)}
    doors: Doors = {Service.GARMIN: GarminLogin(accounts), Service.HEVY: HevyDoor(hevy, credentials)}
    tools = Tools(reviewer, syncing, exporters, bell, nightly, doors, mind_of(chat.settings, reviewer))
    work = jobs.build(tools, chat.settings, bell, "main")
    parts = [asyncio.create_task(part.run()) for part in (talk, work)]
    try:
        yield
        assert not any(part.done() for part in parts), parts
    finally:
        for part in parts:
            part.cancel()
        await asyncio.gather(*parts, return_exceptions=True)
        await hevy.aclose()
