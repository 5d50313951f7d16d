"""Delivery of updates to a webhook: in order, one at a time, again and again until it is accepted."""

import asyncio
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from bot.sandbox.telegram.refusal import bad_request
from bot.sandbox.telegram.sandbox import Sandbox
from bot.sandbox.telegram.updates import Updates, as_wire

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 30.0
TIMEOUT_S = 30.0
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Failure:
    at: float
    message: str


class Courier:
    """Carries what is pending to the webhook that is set; `failure` is the last one it met."""

    def __init__(self, sandbox: Sandbox, updates: Updates) -> None:
        self._sandbox = sandbox
        self._updates = updates
        self.failure: Failure | None = None

    async def run(self) -> None:
        pause_s = FIRST_PAUSE_S
        async with httpx.AsyncClient(timeout=TIMEOUT_S, trust_env=False) as client:
            while True:
                await self._something_to_carry()
                if await self._carry_one(client):
                    pause_s = FIRST_PAUSE_S
                else:
                    await asyncio.sleep(pause_s)
                    pause_s = min(pause_s * 2, LONGEST_PAUSE_S)

    async def _something_to_carry(self) -> None:
        while not (self._sandbox.state.webhook.url and self._updates.pending()):
            self._updates.arrived.clear()
            await self._updates.arrived.wait()

    async def _carry_one(self, client: httpx.AsyncClient) -> bool:
        webhook = self._sandbox.state.webhook
        update = self._updates.pending()[0]
        headers = {SECRET_HEADER: webhook.secret_token} if webhook.secret_token else {}
        try:
            answer = await client.post(webhook.url, json=as_wire(update), headers=headers)
        except httpx.HTTPError as error:
            self._fail(f"Connection failed: {type(error).__name__}")
            return False
        if not answer.is_success:
            self._fail(f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}")
            return False
        self._updates.confirm(update.update_id + 1)
        return True

    def _fail(self, message: str) -> None:
        self.failure = Failure(self._sandbox.clock.now_s(), message)


def check_url(url: str) -> None:
    """Telegram wants https; plain http is let through to loopback only, where no certificate can be had."""
    parts = urlsplit(url)
    if not parts.hostname:
        raise bad_request("bad webhook: invalid webhook URL specified")
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK):
        return
    raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")


def check_secret(secret_token: str) -> None:
    if len(secret_token) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret_token):
        raise bad_request("secret token contains unallowed characters")
