"""One message from the outbox: made ready, sent, and what became of it written down."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from telegram.ext import ExtBot

from bot.telegram.backoff import Backoff, insist
from bot.telegram.charts.evening import EveningChart
from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.texts import DEFAULT_LANGUAGE, sentence
from bot.telegram.outgoing.outcome import Outcome, Remedy, Verdict, classify
from bot.telegram.outgoing.pacing import Lane, Passage
from bot.telegram.outgoing.parcel import Attachment, Edit, Parcel, send
from bot.telemetry import logger
from domain.errors import CoachError
from domain.notice import Notice, NoticeKind
from domain.ports.clock import Clock
from storage.database import Database, Unit
from storage.repositories import athletes, outbox
from storage.repositories.outbox import Outgoing

log = logger(__name__)

# What goes out because a clock said so; everything else answers somebody.
PUSHES = frozenset({NoticeKind.EVENING_REVIEW})
# A refused token is the operator's to mend; a flood without a time to wait is over soon.
WAITS = {"token_refused": timedelta(minutes=1), "conflict": timedelta(minutes=1), "flood": timedelta(seconds=5)}
# What went wrong with the first copy is given time to pass before the second and last one leaves.
BEFORE_SECOND_COPY = timedelta(seconds=3)


@dataclass(frozen=True, slots=True)
class Press:
    """Turns a notice into words and a chart into a PNG."""

    render: Callable[[Notice, str], Rendered]
    draw: Callable[[EveningChart], Awaitable[bytes]]


@dataclass(frozen=True, slots=True)
class Post:
    """What every delivery shares; `line` counts the failures of the way to Telegram."""

    database: Database
    clock: Clock
    bot: ExtBot[Passage]
    press: Press
    line: Backoff


@dataclass(frozen=True, slots=True)
class Attempt:
    """What one request came to. `safe_to_repeat`: an edit made twice is made once."""

    outcome: Outcome
    message_id: int | None = None
    safe_to_repeat: bool = False


def lane_of(outgoing: Outgoing) -> Lane:
    pushed = outgoing.notice.kind in PUSHES and outgoing.notice.edits is None
    return Lane.PUSH if pushed else Lane.INTERACTIVE


class Delivery:
    """Brings one row of the outbox to an end, or back into the queue."""

    def __init__(self, post: Post, outgoing: Outgoing) -> None:
        self._post = post
        self._outgoing = outgoing
        self.started = False

    async def run(self) -> None:
        """Raises only what went wrong before anything was sent and may go right later; the row is then as it was."""
        try:
            attempt = await self._send(await self._parcel())
        except CoachError as error:
            if not self.started:
                raise
            attempt = Attempt(Outcome(Verdict.NOT_SENT, error.key))
        except Exception as error:
            log.exception("A message could not be made", action="message_not_made", outgoing_id=self._outgoing.id)
            attempt = Attempt(Outcome(Verdict.PERMANENT, f"not_made: {type(error).__name__}"))
        await self._keep(attempt)

    async def _parcel(self) -> Parcel:
        edits = self._outgoing.notice.edits
        async with self._post.database.reading() as unit:
            language = await _language(unit, self._outgoing.athlete_id)
            original = await outbox.message_of(unit, edits) if edits else None
        rendered = self._post.press.render(self._outgoing.notice, language)
        parcel = Parcel(self._outgoing.chat_id, rendered.html, rendered.buttons, silent=rendered.silent)
        if original is not None:
            return replace(parcel, edit=Edit(original[1], caption=rendered.chart is not None))
        if self._outgoing.copies:
            parcel = parcel.beginning_with(sentence("sent_again", language))
        return replace(parcel, attachment=await self._attachment(rendered))

    async def _attachment(self, rendered: Rendered) -> Attachment | None:
        if rendered.document is not None:
            content = await asyncio.to_thread(rendered.document.path.read_bytes)
            return Attachment(content, rendered.document.name)
        if rendered.chart is None:
            return None
        try:
            return Attachment(await self._post.press.draw(rendered.chart))
        except Exception:
            # The words decide; a review without its picture is better than none.
            log.exception("A chart could not be drawn", action="chart_not_drawn", outgoing_id=self._outgoing.id)
            return None

    async def _send(self, parcel: Parcel) -> Attempt:
        attempt = await self._request(parcel)
        if attempt.outcome.remedy is Remedy.PLAIN_TEXT:
            log.error("Markup was refused", action="markup_refused", outgoing_id=self._outgoing.id)
            return await self._request(parcel.in_plain_text())
        if attempt.outcome.remedy is Remedy.NEW_MESSAGE:
            log.info("A message to edit is gone", action="edit_target_gone", outgoing_id=self._outgoing.id)
            return await self._request(await self._instead_of_edit(parcel))
        return attempt

    async def _instead_of_edit(self, parcel: Parcel) -> Parcel:
        async with self._post.database.reading() as unit:
            language = await _language(unit, self._outgoing.athlete_id)
        rendered = self._post.press.render(self._outgoing.notice, language)
        parcel = replace(parcel, edit=None, attachment=await self._attachment(rendered))
        return parcel.beginning_with(sentence("sent_again", language)) if self._outgoing.copies else parcel

    async def _request(self, parcel: Parcel) -> Attempt:
        edited = parcel.edit.message_id if parcel.edit else None
        try:
            message_id = await send(self._post.bot, parcel, Passage(lane_of(self._outgoing), self._start))
        except Exception as error:
            if not self.started:
                raise
            return Attempt(classify(error), edited, safe_to_repeat=parcel.edit is not None)
        return Attempt(Outcome(Verdict.SENT, "sent"), message_id)

    async def _start(self) -> None:
        """Committed before the request leaves: whoever finds the row like this knows that it may have been sent."""
        if self.started:
            return
        async with self._post.database.writing() as unit:
            await outbox.mark_sending(unit, self._outgoing.id, self._post.clock.now())
        self.started = True

    async def _keep(self, attempt: Attempt) -> None:
        """Goes on until it is written down: forgetting that a message was sent would send it again."""
        _log_attempt(self._outgoing, attempt)
        await insist(lambda: self._record(attempt), "outcome_not_stored")

    async def _record(self, attempt: Attempt) -> None:
        async with self._post.database.writing() as unit:
            await self._write(unit, attempt)

    async def _write(self, unit: Unit, attempt: Attempt) -> None:
        outgoing_id, now, outcome = self._outgoing.id, self._post.clock.now(), attempt.outcome
        match outcome.verdict:
            case Verdict.SENT if attempt.message_id is not None:
                self._post.line.succeeded()
                await outbox.mark_sent(unit, outgoing_id, attempt.message_id, now)
            case Verdict.NOT_SENT:
                await outbox.retry_at(unit, outgoing_id, now + self._wait(outcome))
            case Verdict.AMBIGUOUS if attempt.safe_to_repeat:
                await outbox.retry_at(unit, outgoing_id, now + self._wait(outcome))
            case Verdict.AMBIGUOUS:
                second_at = now if self._outgoing.copies else now + BEFORE_SECOND_COPY
                await outbox.mark_uncertain(unit, outgoing_id, outcome.reason, second_at)
            case _:
                await outbox.mark_failed(unit, outgoing_id, outcome.reason, now)

    def _wait(self, outcome: Outcome) -> timedelta:
        given = outcome.retry_after or WAITS.get(outcome.reason)
        return given or timedelta(seconds=self._post.line.next_s())


async def _language(unit: Unit, athlete_id: str | None) -> str:
    athlete = await athletes.get(unit, athlete_id) if athlete_id else None
    return athlete.language if athlete else DEFAULT_LANGUAGE


def _log_attempt(outgoing: Outgoing, attempt: Attempt) -> None:
    outcome = attempt.outcome
    told = log.info if outcome.verdict is Verdict.SENT else log.warning
    told(
        "A message was handed to Telegram" if outcome.verdict is Verdict.SENT else "A message was not taken",
        action=f"message_{outcome.verdict.value}",
        outgoing_id=outgoing.id,
        kind=outgoing.notice.kind.value,
        reason=outcome.reason,
    )
