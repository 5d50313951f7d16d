"""The card of a proposal is always composed anew from what is stored, so that it cannot say what is not so."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

import msgspec

from domain.athlete.athlete import Athlete
from domain.calendar import ONE_DAY, local_day, local_moment
from domain.notice import Notice
from domain.plan import patch as patches
from domain.plan.card import ProposalCard, Receipt, change_lines
from domain.plan.diff import WorkoutDiff, difference
from domain.plan.export import Destination, Export, ExportState
from domain.plan.plan import Blueprint, PlanVersion
from domain.plan.proposal import Proposal, ProposalState
from storage.database import Unit
from storage.repositories import exports, outbox, plans, proposals

SIX_DAYS = timedelta(days=6)
UNDO = "-u"


async def queue_card(unit: Unit, athlete: Athlete, proposal_id: str, now: datetime) -> None:
    """Edit the message that showed this proposal; where it was never shown, there is nothing to edit."""
    shown = await outbox.first_about(unit, athlete.id, proposal_id)
    proposal = await proposals.get(unit, athlete.id, proposal_id)
    if shown is None or proposal is None:
        return
    facts = card_facts(await card_of(unit, athlete, proposal), shown.notice.facts, athlete)
    await outbox.add(unit, athlete.id, shown.chat_id, Notice(shown.notice.kind, facts, edits=shown.id), now)


async def queue_card_for(unit: Unit, athlete: Athlete, version: PlanVersion, now: datetime) -> None:
    """Of the proposal that made this version, if one did; an undo is told by the card of what it undid."""
    if version.proposal_id is not None:
        await queue_card(unit, athlete, version.proposal_id.removesuffix(UNDO), now)


async def queue_card_of(unit: Unit, athlete: Athlete, sent: Iterable[Export], now: datetime) -> None:
    """Of the proposals, if any, whose cards tell where these are."""
    for plan_id, number in dict.fromkeys((each.plan_id, each.version) for each in sent):
        version = await plans.version(unit, athlete.id, plan_id, number)
        if version is not None:
            await queue_card_for(unit, athlete, version, now)


def card_facts(card: ProposalCard, beside: Mapping[str, object], athlete: Athlete) -> dict[str, object]:
    """The facts of a notice that shows a proposal; `proposal_id` is what the outbox finds it by."""
    return {
        **beside,
        "zone": athlete.zone_name,
        "proposal_id": card.proposal_id,
        "proposal": msgspec.to_builtins(card),
    }


async def card_of(unit: Unit, athlete: Athlete, proposal: Proposal) -> ProposalCard:
    """Reads the version the proposal was written against and, once approved, where the exports are that count now."""
    base = await plans.version(unit, athlete.id, proposal.plan_id, proposal.base_version)
    assert base is not None, "a proposal's base version is never deleted"
    after = patches.apply(proposal.patch, base.blueprint)
    if proposal.state is not ProposalState.APPROVED:
        return compose(proposal, base.blueprint, after, athlete)
    undone = await proposals.get(unit, athlete.id, undo_id(proposal.id))
    sent = await exports_of(unit, athlete.id, undone or proposal)
    return compose(proposal, base.blueprint, after, athlete, sent, undone)


async def exports_of(unit: Unit, athlete_id: str, decided: Proposal) -> tuple[Export, ...]:
    """What the version that an approved proposal, or its undo, has made brings where."""
    return await exports.of_version(unit, athlete_id, decided.plan_id, decided.base_version + 1)


def undo_id(proposal_id: str) -> str:
    return f"{proposal_id}{UNDO}"


def is_undo(proposal_id: str) -> bool:
    return proposal_id.endswith(UNDO)


def compose(
    proposal: Proposal,
    before: Blueprint,
    after: Blueprint,
    athlete: Athlete,
    sent: tuple[Export, ...] = (),
    undone: Proposal | None = None,
) -> ProposalCard:
    diffs = difference(before, after)
    first = _first_day(diffs, local_day(proposal.made_at, athlete.zone))
    approved = proposal.state is ProposalState.APPROVED
    return ProposalCard(
        proposal_id=proposal.id,
        revision=proposal.revision,
        state=proposal.state,
        reasons=proposal.reasons,
        changes=change_lines(diffs),
        week_minutes_before=sum(each.minutes for each in before.between(first, first + SIX_DAYS)),
        week_minutes_after=sum(each.minutes for each in after.between(first, first + SIX_DAYS)),
        expires_at=proposal.expires_at,
        decided_at=proposal.decided_at,
        receipts=_receipts(sent),
        undo_until=undo_until(diffs, athlete, proposal.decided_at or proposal.made_at)
        if approved and undone is None
        else None,
        undone_at=undone.decided_at if undone else None,
    )


def _first_day(diffs: tuple[WorkoutDiff, ...], made_on: date) -> date:
    """Seven days are counted from tomorrow, unless the change begins today."""
    touched = [each.day for diff in diffs for each in (diff.before, diff.after) if each is not None]
    return made_on if made_on in touched else made_on + ONE_DAY


def undo_until(diffs: tuple[WorkoutDiff, ...], athlete: Athlete, decided_at: datetime) -> datetime:
    """The midnight before the first day that the change touches; the end of the day where that is its own."""
    touched = [each.day for diff in diffs for each in (diff.before, diff.after) if each is not None]
    first = max(min(touched), local_day(decided_at, athlete.zone) + ONE_DAY)
    return local_moment(first, time(0), athlete.zone)


def _receipts(sent: tuple[Export, ...]) -> tuple[Receipt, ...]:
    destinations = dict.fromkeys(export.destination for export in sent)
    return tuple(_receipt(each, [export for export in sent if export.destination is each]) for each in destinations)


def _receipt(destination: Destination, sent: list[Export]) -> Receipt:
    failed = [export for export in sent if export.state is ExportState.FAILED]
    return Receipt(
        destination,
        tuple(export.state for export in sent),
        next((export.error or "" for export in failed), ""),
        next((export.detail or "" for export in failed), ""),
        any(export.attempts >= exports.MOST_ATTEMPTS for export in failed),
        min((export.next_at for export in sent if export.next_at is not None), default=None),
    )
