"""The part of a card that shows a proposal: what would change, where it stands, and the buttons that still work."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from zoneinfo import ZoneInfo

import msgspec

from bot.coach.approve.anew import Wish
from bot.telegram.messages.caption import Line
from bot.telegram.messages.not_there import why_not_there
from bot.telegram.messages.rendered import Button
from bot.telegram.messages.words import NBSP, change_of, clock_time, count, day, duration, escape, moment, titled
from domain.plan.card import ChangeLine, ProposalCard, Receipt, SessionBrief
from domain.plan.export import CHANGED_THERE, Destination, ExportState
from domain.plan.proposal import ProposalState

MOST_SHOWN = 8
TITLE_CHARACTERS = 40
MINUTES_OF_AN_HOUR = 60
DESTINATIONS = {
    Destination.FILE: "Workout files",
    Destination.GARMIN: "Garmin calendar",
    Destination.HEVY: "Hevy",
}


def card_in(facts: Mapping[str, object]) -> ProposalCard | None:
    """The card that hangs on a message; None where nothing is proposed."""
    return msgspec.convert(facts["proposal"], ProposalCard) if facts.get("proposal") else None


def headline(card: ProposalCard) -> str:
    """What was decided, as it stands now."""
    changes = count(len(card.changes), "change", "changes")
    match card.state:
        case ProposalState.OPEN:
            return f"Adjust: {changes} proposed"
        case ProposalState.APPROVED if card.undone_at is not None:
            return f"Plan as before: {changes} undone"
        case ProposalState.APPROVED:
            return f"Plan adjusted: {changes} made"
        case ProposalState.REJECTED | ProposalState.EXPIRED:
            return f"Plan kept: {changes} not made"
        case ProposalState.STALE | ProposalState.SUPERSEDED:
            return f"Out of date: {changes} not made"


def change_lines(card: ProposalCard) -> list[Line]:
    """Changes before → after and their effect on the week, one line each; struck through where they were undone."""
    lines = [Line(f"{position}. {change_line(change)}") for position, change in enumerate(card.changes[:MOST_SHOWN], 1)]
    if len(card.changes) > MOST_SHOWN:
        lines.append(Line(f"… and {count(len(card.changes) - MOST_SHOWN, 'more change', 'more changes')}"))
    lines.append(Line(effect(card), rank=2))
    return lines if card.undone_at is None else [replace(line, markup=f"<s>{line.markup}</s>") for line in lines]


def change_line(change: ChangeLine) -> str:
    """One change before → after, as short as it can be said."""
    before, after = change.before, change.after
    if before is None:
        assert after is not None
        return f"{day(after.day)} · {_title(after)}: new, {duration(after.minutes)}"
    start = f"{day(before.day)} · {_title(before)}"
    if after is None:
        return f"{start}, {duration(before.minutes)}: dropped"
    return f"{start}: {_difference(before, after)}"


def _difference(before: SessionBrief, after: SessionBrief) -> str:
    parts = []
    if before.day != after.day:
        parts.append(f"moved to {day(after.day)}")
    if before.title != after.title:
        parts.append(f"now {_title(after)}")
    if before.minutes != after.minutes:
        parts.append(_minutes(before.minutes, after.minutes))
    return ", ".join(parts) or "other steps, same time"


def _minutes(before: int, after: int) -> str:
    """`35 → 30 min`, and `1 h 10 → 55 min` where one figure alone would be misread."""
    start = str(before) if max(before, after) < MINUTES_OF_AN_HOUR else duration(before)
    return f"{start}{NBSP}→{NBSP}{duration(after)}"


def _title(brief: SessionBrief) -> str:
    return titled(brief.title, brief.sport, TITLE_CHARACTERS)


def effect(card: ProposalCard) -> str:
    """Minutes of the next seven days, before and after."""
    before, after = card.week_minutes_before, card.week_minutes_after
    return f"Next 7 days: {duration(before)} → {duration(after)} ({change_of(after - before)})"


def state_lines(card: ProposalCard, zone: ZoneInfo) -> list[Line]:
    """Where the proposal stands, and each destination once it is approved."""
    decided = clock_time(card.decided_at, zone) if card.decided_at else ""
    match card.state:
        case ProposalState.OPEN:
            return [Line(f"Nothing changes until you approve. Open until {moment(card.expires_at, zone)}.")]
        case ProposalState.APPROVED:
            approved = [Line(f"✅ <b>Approved {decided}</b> · plan changed")]
            if card.undone_at is not None:
                approved.append(Line(f"↩ <b>Undone {clock_time(card.undone_at, zone)}</b> · the plan is as it was"))
            approved += [_receipt_line(receipt, zone) for receipt in card.receipts]
            if card.undo_until is not None:
                approved.append(Line(f"Can be undone until {moment(card.undo_until, zone)}.", rank=4))
            return approved
        case ProposalState.REJECTED:
            return [Line(f"❌ <b>Rejected {decided}</b> · the plan stays as it is")]
        case ProposalState.EXPIRED:
            return [Line("⌛ <b>Expired</b> · the plan stays as it is")]
        case ProposalState.STALE:
            return [Line(f"⚠ <b>Out of date {decided}</b> · the plan changed meanwhile; this changed nothing")]
        case ProposalState.SUPERSEDED:
            return [Line("⏭ <b>Replaced by a newer proposal</b> · this changed nothing")]


def _receipt_line(receipt: Receipt, zone: ZoneInfo) -> Line:
    name = DESTINATIONS[receipt.destination]
    total = sum(state not in {ExportState.SUPERSEDED, ExportState.KEPT} for state in receipt.states)
    if not total:
        kept = ExportState.KEPT in receipt.states
        return Line(f"{name} ✋ kept as you made it" if kept else f"{name} ⏭ replaced by a later change")
    done = sum(state is ExportState.VERIFIED for state in receipt.states)
    failed = sum(state is ExportState.FAILED for state in receipt.states)
    if failed and receipt.error in CHANGED_THERE:
        return Line(f"{name} ✋ {failed} of {total} you changed there yourself; what is it to be?")
    if receipt.next_at is not None:
        return Line(f"{name} ⏸ {done} of {total} · rests, next try {moment(receipt.next_at, zone)}")
    if failed:
        return Line(
            f"{name} ✖ {failed} of {total} could not be made ({escape(why_not_there(receipt.error, receipt.detail))})"
        )
    if done < total:
        return Line(f"{name} … {done} of {total}")
    return Line(f"{name} ✔ {total} of {total} written and read back")


def proposal_buttons(card: ProposalCard) -> tuple[tuple[Button, ...], ...]:
    """Approve on top with its effect on the label, always a safe way out; later only what still works."""
    if card.state is ProposalState.OPEN:
        less_or_more = change_of(card.week_minutes_after - card.week_minutes_before)
        return (
            (Button(f"✅ Approve ({less_or_more})", _data(card, "approve")),),
            (Button("❌ Keep plan", _data(card, "reject")), Button("Why?", _data(card, "why"))),
        )
    undo = ((Button("↩ Undo", _data(card, "undo")), Button("Why?", _data(card, "why"))),)
    return (*_anew_buttons(card), *(undo if card.undo_until is not None else ()))


def _anew_buttons(card: ProposalCard) -> Iterator[tuple[Button, ...]]:
    """For what did not arrive: once more, or whose it is to be."""
    errors = {receipt.error for receipt in card.receipts if receipt.at_rest and receipt.error}
    if card.state is not ProposalState.APPROVED:
        return
    if errors & CHANGED_THERE:
        yield (
            Button("✋ Keep mine", _data(card, Wish.KEEP_MINE)),
            Button("📋 Use the plan's", _data(card, Wish.USE_PLAN)),
        )
    if errors - CHANGED_THERE:
        yield (Button("↻ Try again", _data(card, Wish.RETRY)),)


def _data(card: ProposalCard, action: str) -> str:
    return f"p:{card.proposal_id}:{card.revision}:{action}"
