"""Asks Telegram for updates and stores each of them before Telegram may forget it."""

from datetime import timedelta

import httpx

from bot.telegram.backoff import Backoff
from bot.telegram.incoming.inbox import RawUpdate, Undecodable, salvage_update, split_updates
from bot.telemetry import logger
from domain.errors import CoachError, Refused, Unavailable
from domain.ports.clock import Clock
from domain.ports.jobs import Jobs
from storage.database import Database
from storage.repositories import heartbeats, inbox

log = logger(__name__)

ALLOWED_UPDATES = '["message","edited_message","callback_query","my_chat_member"]'
BATCH = 100
# How much longer than the poll itself an answer may take before the connection counts as dead.
GRACE_S = 10.0
# What Telegram says when a webhook is set; the words before it differ.
WEBHOOK = "webhook is active"


class Poller:
    """One long poll after another. `updates_url` carries the token and is never logged."""

    def __init__(self, http: httpx.AsyncClient, updates_url: str, database: Database, clock: Clock, jobs: Jobs) -> None:
        self._http = http
        self._url = updates_url
        self._database = database
        self._clock = clock
        self._jobs = jobs
        # Sent once after each batch, to confirm it, and then forgotten: after a silent week Telegram may number new
        # updates below the old ones, and an old offset would throw them away.
        self._confirms: int | None = None
        self._one_by_one = False
        self._trouble = Backoff()
        self._failing_with = ""

    async def run(self, poll_s: int) -> None:
        """Until cancelled. Whatever fails is tried again after at most half a minute."""
        while True:
            try:
                await self.poll(poll_s)
            except CoachError as error:
                await self._rest(error)
            else:
                self._recovered()

    async def poll(self, poll_s: int) -> None:
        """One request and one transaction. Raises Unavailable or Refused; nothing is then confirmed."""
        updates = self._read(await self._ask(poll_s))
        if await self._store(updates):
            self._jobs.wake()
        self._confirms = updates[-1].update_id + 1 if updates else None

    async def _ask(self, poll_s: int) -> bytes:
        wanted = {"timeout": poll_s, "limit": 1 if self._one_by_one else BATCH, "allowed_updates": ALLOWED_UPDATES}
        if self._confirms is not None:
            wanted["offset"] = self._confirms
        try:
            answer = await self._http.post(
                self._url, data=wanted, timeout=httpx.Timeout(poll_s + GRACE_S, connect=GRACE_S)
            )
        except httpx.HTTPError as error:
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

    async def _store(self, updates: tuple[RawUpdate, ...]) -> int:
        """How many were new; they and the heartbeat are one commit."""
        now = self._clock.now()
        async with self._database.writing() as unit:
            new = [await inbox.store(unit, each.update_id, each.raw, now) for each in updates]
            await heartbeats.beat(unit, "poll", now)
        for update, is_new in zip(updates, new, strict=True):
            action = "update_stored" if is_new else "update_duplicate"
            log.info(
                "An update came in" if is_new else "An update came again", action=action, update_id=update.update_id
            )
        return sum(new)

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
