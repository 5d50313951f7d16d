"""Everything that talks to Telegram, built once and run together."""

import asyncio
from dataclasses import dataclass
from ssl import SSLContext

import httpx
from telegram import BotCommand
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.bell import Bell
from bot.settings import Settings
from bot.telegram.backoff import Backoff, insist
from bot.telegram.buttons.registry import FAMILIES
from bot.telegram.commands.registry import COMMANDS
from bot.telegram.decoration import shown
from bot.telegram.documents.registry import DOCUMENTS
from bot.telegram.incoming.dispatch import Dispatcher
from bot.telegram.incoming.intake import Intake
from bot.telegram.incoming.poller import Poller
from bot.telegram.incoming.receiver import Receiver
from bot.telegram.incoming.routing import Routes
from bot.telegram.incoming.settling import Settler
from bot.telegram.messages.texts import sentence
from bot.telegram.outgoing.outbox import Sender
from bot.telegram.outgoing.pacing import Pacer, Passage
from bot.telegram.outgoing.post import Post, Press
from bot.telegram.turn import Desk, Readers
from domain.errors import Configuration, Unavailable
from domain.ports.clock import Clock
from storage.database import Database
from storage.repositories import outbox

CONNECTIONS = 64
TIMEOUT_S = 15.0
UPLOAD_TIMEOUT_S = 30.0
CONNECT_TIMEOUT_S = 5.0
LOOK_AGAIN_S = 0.2


@dataclass(frozen=True, slots=True)
class TelegramPart:
    desk: Desk
    receiver: Receiver
    dispatcher: Dispatcher
    sender: Sender
    updates: httpx.AsyncClient
    requests: HTTPXRequest

    async def run(self) -> None:
        """Until cancelled. Messages that are leaving may still leave; nothing that has come in is lost."""
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self.receiver.run())
                tasks.create_task(self.dispatcher.run())
                tasks.create_task(self.sender.run())
                tasks.create_task(insist(self._show_commands, "commands_not_shown"))
        finally:
            await self._close()

    async def send_waiting(self, within_s: float) -> bool:
        """Only send, until the outbox is empty; False where it is not so in time."""
        sending = asyncio.create_task(self.sender.run())
        try:
            async with asyncio.timeout(within_s):
                while not await self._sent():  # noqa: ASYNC110 - the outbox is rows; nobody rings when they leave
                    await asyncio.sleep(LOOK_AGAIN_S)
        except TimeoutError:
            return False
        finally:
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)
            await self._close()
        return True

    async def _sent(self) -> bool:
        async with self.desk.database.reading() as unit:
            return await outbox.is_empty(unit)

    async def _close(self) -> None:
        await self.updates.aclose()
        await self.requests.shutdown()

    async def _show_commands(self) -> None:
        menu = [BotCommand(command.name, sentence(f"command_{command.name}")) for command in COMMANDS]
        if not await shown(self.desk.bot.set_my_commands(menu), "commands"):
            raise Unavailable("telegram_unreachable")


def build(
    settings: Settings, database: Database, clock: Clock, press: Press, bell: Bell, readers: Readers
) -> TelegramPart:
    """Nothing is asked of Telegram yet. Raises Configuration where there is no token.

    `bell` is the jobs port of the desk; ring it after every commit that leaves a message to be sent.
    """
    if settings.telegram_bot_token is None:
        raise Configuration("telegram_token_missing", problems=["TELEGRAM_BOT_TOKEN: not set"])
    token = settings.telegram_bot_token.get_secret_value()
    # One for both: each would load the world's certificate authorities again.
    authorities = httpx.create_ssl_context()
    requests = _requests(authorities)
    pacer = Pacer(settings.telegram.sends_per_second)
    bot = _bot(settings, token, requests, pacer)
    desk = Desk(database, clock, bell, settings, bot, readers)
    updates = httpx.AsyncClient(timeout=httpx.Timeout(TIMEOUT_S, connect=CONNECT_TIMEOUT_S), verify=authorities)
    return TelegramPart(
        desk,
        _receiver(settings, bot, updates, Intake(database, clock, bell)),
        Dispatcher(database, Settler(desk, Routes(COMMANDS, FAMILIES, DOCUMENTS)), bell.listen()),
        Sender(Post(database, clock, bot, press, Backoff(first_s=1.0, longest_s=60.0), pacer), bell.listen()),
        updates,
        requests,
    )


def _receiver(settings: Settings, bot: ExtBot[Passage], updates: httpx.AsyncClient, intake: Intake) -> Receiver:
    telegram, secret = settings.telegram, settings.telegram_webhook_secret
    if telegram.mode == "webhook" and secret is not None:
        from bot.telegram.incoming.webhook import Address, Webhook  # noqa: PLC0415 - what it is served by is not small

        return Webhook(bot, Address(telegram.webhook_url, secret.get_secret_value()), intake)
    return Poller(updates, f"{settings.bot_api}{bot.token}/getUpdates", intake, telegram.poll_seconds)


def _requests(authorities: SSLContext) -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=CONNECTIONS,
        read_timeout=TIMEOUT_S,
        write_timeout=TIMEOUT_S,
        connect_timeout=CONNECT_TIMEOUT_S,
        pool_timeout=CONNECT_TIMEOUT_S,
        media_write_timeout=UPLOAD_TIMEOUT_S,
        httpx_kwargs={"verify": authorities},
    )


def _bot(settings: Settings, token: str, requests: HTTPXRequest, pacer: Pacer) -> ExtBot[Passage]:
    """Not initialised on purpose: that asks Telegram who it is, and the coach starts where Telegram is down."""
    return ExtBot(
        token,
        base_url=settings.bot_api,
        base_file_url=settings.bot_files,
        request=requests,
        get_updates_request=requests,
        rate_limiter=pacer,
    )
