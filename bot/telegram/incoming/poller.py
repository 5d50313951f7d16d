"""Asks Telegram for updates and stores each of them before Telegram may forget it."""

import asyncio
import json
from datetime import timedelta
from typing import TYPE_CHECKING

import httpx

from bot.telegram.backoff import Backoff
from bot.telegram.incoming.inbox import RawUpdate, Undecodable, salvage_update, split_updates
from bot.telegram.incoming.intake import Intake
from bot.telegram.incoming.receiver import ALLOWED_UPDATES
from bot.telemetry import logger
from domain.errors import CoachError, Refused, Unavailable

if TYPE_CHECKING:
    from starlette.routing import Route

log = logger(__name__)

BATCH = 100
# A server that answers "nothing" without waiting for something is not asked more often than this.
SHORTEST_SILENCE_S = 0.5
# How much longer than the poll itself a whole answer may take before the connection counts as dead, as a share of it
# and at least in seconds: 35 s for a poll of 25.
GRACE, LEAST_GRACE_S = 0.4, 2.0
CONNECT_S = 10.0
# What Telegram says when a webhook is set; the words before it differ.
WEBHOOK = "webhook is active"


class Poller:
    """One long poll after another. `updates_url` carries the token and is never logged."""

    routes: "tuple[Route, ...]" = ()

    def __init__(self, http: httpx.AsyncClient, updates_url: str, intake: Intake, poll_s: int) -> None:
        self._http = http
        self._url = updates_url
        self._intake = intake
        self._poll_s = poll_s
        # Sent once after each batch, to confirm it, and then forgotten: after a silent week Telegram may number new
        # updates below the old ones, and an old offset would throw them away.
        self._confirms: int | None = None
        self._one_by_one = False
        self._trouble = Backoff()
        self._failing_with = ""

    async def run(self) -> None:
        """Until cancelled. Whatever fails is tried again after at most half a minute."""
        clock = asyncio.get_running_loop()
        while True:
            began = clock.time()
            try:
                heard = await self.poll(self._poll_s)
            except CoachError as error:
                await self._rest(error)
            except Exception:
                # A loop that ends would leave a process behind that looks alive and hears nothing.
                log.exception("Updates cannot be received", action="poll_failed")
                await self._trouble.wait()
            else:
                self._recovered()
                if not heard and clock.time() - began < SHORTEST_SILENCE_S:
                    await asyncio.sleep(SHORTEST_SILENCE_S)

    async def poll(self, poll_s: int) -> int:
        """One request and one transaction; how many updates there were.

        Raises Unavailable or Refused, or what the database raises; nothing is then confirmed.
        """
        updates = self._read(await self._ask(poll_s))
        await self._intake.take(updates)
        self._confirms = updates[-1].update_id + 1 if updates else None
        return len(updates)

    async def _ask(self, poll_s: int) -> bytes:
        wanted: dict[str, int | str] = {
            "timeout": poll_s,
            "limit": 1 if self._one_by_one else BATCH,
            "allowed_updates": json.dumps(ALLOWED_UPDATES),
        }
        if self._confirms is not None:
            wanted["offset"] = self._confirms
        within_s = poll_s + max(LEAST_GRACE_S, GRACE * poll_s)
        try:
            # Beside the client's own limit, which begins anew with every byte that trickles in.
            async with asyncio.timeout(within_s):
                limits = httpx.Timeout(within_s, connect=min(within_s, CONNECT_S))
                answer = await self._http.post(self._url, data=wanted, timeout=limits)
        except (httpx.HTTPError, TimeoutError) as error:
            raise Unavailable("telegram_unreachable", cause=type(error).__name__) from None
        if answer.is_success:
            return answer.content
        raise _refusal(answer)

    def _read(self, body: bytes) -> tuple[RawUpdate, ...]:
        """An answer that cannot be decoded is asked for again one update at a time, so that only one is set aside."""
        try:
            updates = split_updates(body)
        except Undecodable as error:
            if not self._one_by_one:
                self._one_by_one = True
                raise Unavailable("updates_undecodable") from error
            updates = (_salvaged(body),)
        self._one_by_one = False
        return updates

    async def _rest(self, error: CoachError) -> None:
        wait = error.retry_after if isinstance(error, Unavailable) else None
        if error.key != self._failing_with:
            log.warning("Updates cannot be received", action="poll_failed", error=error.key, **error.values)
        self._failing_with = error.key
        await self._trouble.wait(at_least=wait or timedelta())

    def _recovered(self) -> None:
        if self._failing_with:
            log.info("Updates are received again", action="poll_recovered")
        self._failing_with = ""
        self._trouble.succeeded()


def _salvaged(body: bytes) -> RawUpdate:
    try:
        return salvage_update(body)
    except Undecodable as error:
        raise Unavailable("updates_undecodable") from error


def _refusal(answer: httpx.Response) -> CoachError:
    """Telegram's no, in our words; its description says nothing secret."""
    try:
        said = answer.json()
        description = str(said.get("description", ""))
        retry_after_s = float(said.get("parameters", {}).get("retry_after", 0))
    except (ValueError, TypeError, AttributeError):
        description, retry_after_s = "", 0.0
    match answer.status_code:
        case httpx.codes.UNAUTHORIZED | httpx.codes.NOT_FOUND:
            return Refused("telegram_token_refused")
        case httpx.codes.CONFLICT if WEBHOOK in description:
            return Refused("telegram_webhook_is_set", remedy="delete the webhook, or stop whoever receives by it")
        case httpx.codes.CONFLICT:
            return Refused("telegram_other_poller", remedy="stop the other process that polls with this token")
    wait = timedelta(seconds=retry_after_s) if retry_after_s else None
    return Unavailable("telegram_unavailable", wait, status=answer.status_code)
