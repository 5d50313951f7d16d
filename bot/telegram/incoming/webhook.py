"""Telegram brings the updates: an address with a secret, and the same inbox behind it."""

import asyncio
import hmac
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot
from telegram.error import InvalidToken

from bot.telegram.backoff import Backoff
from bot.telegram.incoming.inbox import RawUpdate, Undecodable, read_update
from bot.telegram.incoming.intake import Intake
from bot.telegram.incoming.receiver import ALLOWED_UPDATES
from bot.telemetry import logger
from domain.errors import CoachError, Refused, Unavailable

log = logger(__name__)

SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - the name of a header
# Far more than any update has.
MAX_BODY_BYTES = 1024 * 1024
# Often enough for a heartbeat, and for an address that somebody else has changed.
LOOK_AGAIN_S = 30.0
GOODBYE_S = 5.0
# Telegram then waits for each answer before it brings the next, so that updates arrive in their order.
ONE_AT_A_TIME = 1


@dataclass(frozen=True, slots=True)
class Address:
    """Where Telegram brings updates, and the word by which it is known there."""

    url: str
    secret: str


class Webhook:
    def __init__(self, bot: Bot, address: Address, intake: Intake) -> None:
        self._bot = bot
        self._address = address
        self._intake = intake
        self._trouble = Backoff()
        self._told = False

    @property
    def routes(self) -> tuple[Route, ...]:
        return (Route(urlsplit(self._address.url).path or "/", self._receive, methods=["POST"]),)

    async def run(self) -> None:
        """Until cancelled; the address is given up then, and Telegram keeps what comes in the meantime for a day."""
        try:
            while True:
                try:
                    await self.keep()
                except CoachError as error:
                    log.warning("The webhook cannot be kept", action="webhook_failed", error=error.key, **error.values)
                    await self._trouble.wait()
                else:
                    self._trouble.succeeded()
                    await asyncio.sleep(LOOK_AGAIN_S)
        finally:
            await self._give_up()

    async def keep(self) -> None:
        """See to it that Telegram brings updates here. Raises Unavailable or Refused."""
        try:
            # Once at each start without asking: the secret may be a new one, and Telegram shows only the address.
            if not self._told or (await self._bot.get_webhook_info()).url != self._address.url:
                await self._bot.set_webhook(
                    self._address.url,
                    secret_token=self._address.secret,
                    allowed_updates=ALLOWED_UPDATES,
                    max_connections=ONE_AT_A_TIME,
                )
                log.info("Telegram brings updates from now on", action="webhook_set")
        except InvalidToken as error:
            raise Refused("telegram_token_refused") from error
        except Exception as error:
            raise Unavailable("telegram_unreachable", cause=type(error).__name__) from error
        self._told = True
        await self._intake.take()

    async def _give_up(self) -> None:
        with suppress(Exception):
            await asyncio.wait_for(self._bot.delete_webhook(), GOODBYE_S)

    async def _receive(self, request: Request) -> Response:
        """An answer of 200 lets Telegram forget the update; any other has it brought again."""
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._address.secret.encode()):
            log.warning("Somebody without the secret was at the webhook", action="webhook_refused")
            return Response(status_code=401)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        try:
            update = read_update(body)
        except Undecodable:
            log.warning("An update without an id was brought", action="webhook_unreadable")
            return Response(status_code=400)
        return Response(status_code=200 if await self._stored(update) else 503)

    async def _stored(self, update: RawUpdate) -> bool:
        try:
            await self._intake.take((update,))
        except CoachError as error:
            log.warning("An update could not be stored", action="webhook_not_stored", error=error.key)
            return False
        return True


async def _body(request: Request) -> bytes | None:
    """None where it is longer than any update; the rest of it is not read."""
    body = bytearray()
    with suppress(ClientDisconnect):
        async for piece in request.stream():
            body += piece
            if len(body) > MAX_BODY_BYTES:
                return None
    return bytes(body)
