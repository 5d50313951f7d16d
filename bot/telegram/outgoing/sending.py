"""One message from the outbox: made ready, sent, and what became of it written down."""

import asyncio
from dataclasses import replace

from bot.telegram.backoff import insist
from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.texts import DEFAULT_LANGUAGE, sentence
from bot.telegram.outgoing.keeping import Attempt, keep
from bot.telegram.outgoing.outcome import Outcome, Remedy, Verdict, classify
from bot.telegram.outgoing.pacing import Lane, Passage
from bot.telegram.outgoing.parcel import Attachment, Edit, Parcel, send
from bot.telegram.outgoing.post import Post
from bot.telemetry import logger
from domain.errors import CoachError
from domain.notice import NoticeKind
from storage.database import Unit
from storage.repositories import athletes, outbox
from storage.repositories.outbox import Outgoing, OutgoingState

log = logger(__name__)

# What looks at a day or a week: after hours without Telegram the newest of each kind says it all.
OF_THE_DAY = frozenset(
    {NoticeKind.EVENING_REVIEW, NoticeKind.DAILY_BRIEF, NoticeKind.WEEKLY_REVIEW, NoticeKind.WEEK_PICTURE}
)
# What goes out because a clock or a watch said so; everything else answers somebody.
PUSHES = OF_THE_DAY | {NoticeKind.POST_WORKOUT}


def lane_of(outgoing: Outgoing) -> Lane:
    pushed = outgoing.notice.kind in PUSHES and outgoing.notice.edits is None
    return Lane.PUSH if pushed else Lane.INTERACTIVE


class NotNeeded(Exception):
    """The message says nothing that a newer one does not say."""


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
        except NotNeeded as reason:
            attempt = Attempt(Outcome(Verdict.NOT_NEEDED, str(reason)))
        except Exception as error:
            log.exception("A message could not be made", action="message_not_made", outgoing_id=self._outgoing.id)
            attempt = Attempt(Outcome(Verdict.PERMANENT, f"not_made: {type(error).__name__}"))
        await self._keep(attempt)

    async def _parcel(self) -> Parcel:
        async with self._post.database.reading() as unit:
            language = await _language(unit, self._outgoing.athlete_id)
            edited = await self._edited(unit)
            await self._check_age(unit)
        rendered = self._post.press.render(self._outgoing.notice, language)
        parcel = Parcel(
            self._outgoing.chat_id, rendered.html, rendered.buttons, silent=rendered.silent, prompt=rendered.prompt
        )
        if edited is not None:
            return replace(parcel, edit=Edit(edited, caption=rendered.chart is not None))
        if self._outgoing.copies:
            parcel = parcel.beginning_with(sentence("sent_again", language))
        return replace(parcel, attachment=await self._attachment(rendered))

    async def _edited(self, unit: Unit) -> int | None:
        """The id of the message to change; None where it never left, so that this one takes its place."""
        edits = self._outgoing.notice.edits
        original = await outbox.get(unit, edits) if edits else None
        if original is not None and original.state is OutgoingState.LEFT_OUT:
            raise NotNeeded("original_left_out")
        return original.message_id if original else None

    async def _check_age(self, unit: Unit) -> None:
        """After hours without Telegram one review is sent, the newest; what it replaced looked at another day."""
        own, athlete_id = self._outgoing, self._outgoing.athlete_id
        if own.notice.kind not in OF_THE_DAY or own.notice.edits or own.copies or athlete_id is None:
            return
        if await outbox.is_outdated(unit, athlete_id, own.notice.kind, own.seq):
            raise NotNeeded("newer_review")

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
            await keep(unit, self._post, self._outgoing, attempt)


async def _language(unit: Unit, athlete_id: str | None) -> str:
    athlete = await athletes.get(unit, athlete_id) if athlete_id else None
    return athlete.language if athlete else DEFAULT_LANGUAGE


def _log_attempt(outgoing: Outgoing, attempt: Attempt) -> None:
    outcome = attempt.outcome
    told = log.info if outcome.verdict in {Verdict.SENT, Verdict.NOT_NEEDED} else log.warning
    told(
        "A message was handed to Telegram" if outcome.verdict is Verdict.SENT else "A message was not taken",
        action=f"message_{outcome.verdict.value}",
        outgoing_id=outgoing.id,
        kind=outgoing.notice.kind.value,
        reason=outcome.reason,
    )
