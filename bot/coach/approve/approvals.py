"""The one way a plan changes: an athlete's tap on the card that showed the change."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.coach.approve.card import queue_card, undo_id
from bot.coach.approve.pushing import export_of
from bot.coach.approve.situation import situation_of
from bot.coach.approve.tap import CLOSED_OUTCOME, Decided, Outcome, Tap
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.errors import LimitExceeded, NotFound, PatchRefused, PlanMovedOn, ProposalClosed
from domain.plan.diff import WorkoutDiff
from domain.plan.execution import done_workouts
from domain.plan.export import Destination, destinations
from domain.plan.limits import Limits
from domain.plan.plan import PlanVersion
from domain.plan.proposal import Proposal, ProposalState, apply_approved
from domain.ports.clock import Clock
from storage.database import Database, Unit
from storage.repositories import athletes, connections, executions, exports, plans, proposals


@dataclass(frozen=True, slots=True)
class Approver:
    """What an approval needs: where things are kept, the time, and the rules."""

    database: Database
    clock: Clock
    limits: Limits


async def approve(approver: Approver, tap: Tap) -> Decided:
    """Decide in one transaction: proposal, plan version, exports, card and inbox row together or not at all.

    Raises NotFound for a proposal that is not this athlete's.
    """
    now = approver.clock.now()
    async with approver.database.writing() as unit:
        proposal, athlete = await _claimed(unit, tap)
        decided = await _told(unit, proposal, await _decide(unit, approver, athlete, proposal, tap, now))
        await queue_card(unit, athlete, proposal.id, now)
        await tap.finish(unit)
    return replace(decided, zone_name=athlete.zone_name)


async def reject(approver: Approver, tap: Tap) -> Decided:
    """The plan stays as it is; the proposal is closed for good."""
    now = approver.clock.now()
    async with approver.database.writing() as unit:
        proposal, athlete = await _claimed(unit, tap)
        if refused := _refusal(proposal, tap, now):
            decided = await _told(unit, proposal, refused)
        else:
            await proposals.close(unit, athlete.id, proposal.id, ProposalState.REJECTED, now)
            decided = Decided(Outcome.REJECTED, now)
        await queue_card(unit, athlete, proposal.id, now)
        await tap.finish(unit)
    return replace(decided, zone_name=athlete.zone_name)


async def _claimed(unit: Unit, tap: Tap) -> tuple[Proposal, Athlete]:
    athlete = await athletes.get(unit, tap.athlete_id, lock=True)
    proposal = await proposals.get(unit, tap.athlete_id, tap.proposal_id)
    if proposal is None or athlete is None:
        raise NotFound("proposal_not_found")
    return proposal, athlete


def _refusal(proposal: Proposal, tap: Tap, now: datetime) -> Decided | None:
    if proposal.state is not ProposalState.OPEN:
        return Decided(CLOSED_OUTCOME[proposal.state], proposal.decided_at)
    if tap.revision != proposal.revision:
        return Decided(Outcome.SUPERSEDED, proposal.made_at)
    if now >= proposal.expires_at:
        return Decided(Outcome.EXPIRED, proposal.expires_at)
    return None


async def _told(unit: Unit, proposal: Proposal, decided: Decided) -> Decided:
    """An approval that was taken back is not told as one."""
    if decided.outcome is not Outcome.ALREADY_APPROVED:
        return decided
    undone = await proposals.get(unit, proposal.athlete_id, undo_id(proposal.id))
    return Decided(Outcome.ALREADY_UNDONE, undone.decided_at) if undone else decided


async def _decide(
    unit: Unit, approver: Approver, athlete: Athlete, proposal: Proposal, tap: Tap, now: datetime
) -> Decided:
    if refused := _refusal(proposal, tap, now):
        if refused.outcome is Outcome.EXPIRED:
            await proposals.close(unit, athlete.id, proposal.id, ProposalState.EXPIRED, now)
        return refused
    current = await plans.current(unit, athlete.id)
    if current is None:
        raise NotFound("plan_not_found")
    situation = await situation_of(unit, athlete, local_day(now, athlete.zone))
    limits = approver.limits.overridden(athlete.limits)
    try:
        applied = apply_approved(proposal, current, limits, situation, now)
    except (PlanMovedOn, PatchRefused):
        await proposals.close(unit, athlete.id, proposal.id, ProposalState.STALE, now)
        return Decided(Outcome.STALE, now)
    except LimitExceeded as broken:
        await proposals.close(unit, athlete.id, proposal.id, ProposalState.STALE, now)
        return Decided(Outcome.AGAINST_LIMITS, now, limit=broken.key)
    except ProposalClosed as closed:
        return Decided(Outcome(closed.key), now)
    if await _done_meanwhile(unit, athlete.id, current.plan_id, applied.diffs):
        await proposals.close(unit, athlete.id, proposal.id, ProposalState.STALE, now)
        return Decided(Outcome.STALE, now)
    await proposals.close(unit, athlete.id, proposal.id, ProposalState.APPROVED, now)
    version = PlanVersion(current.plan_id, current.number + 1, applied.blueprint, now, proposal.id)
    await commit_version(unit, athlete, version, applied.diffs)
    return Decided(Outcome.APPROVED, now)


async def _done_meanwhile(unit: Unit, athlete_id: str, plan_id: str, diffs: Iterable[WorkoutDiff]) -> bool:
    """What was done is not made otherwise afterwards."""
    linked = await executions.for_plan(unit, athlete_id, plan_id)
    done = done_workouts(linked)
    return any(diff.before is not None and diff.workout_id in done for diff in diffs)


async def commit_version(unit: Unit, athlete: Athlete, version: PlanVersion, diffs: tuple[WorkoutDiff, ...]) -> None:
    """Append the version and queue one export per changed workout and destination; what is gone leaves the services."""
    await plans.append(unit, athlete.id, version)
    connected = {Destination(each.service.value) for each in await connections.of_athlete(unit, athlete.id)}
    waiting = [
        export_of(version, diff.workout_id, destination)
        for diff in diffs
        for destination in _destinations(diff, connected)
    ]
    await exports.add(unit, athlete.id, waiting, version.made_at)


def _destinations(diff: WorkoutDiff, connected: Collection[Destination]) -> tuple[Destination, ...]:
    if diff.after is not None:
        return destinations(diff.after, connected)
    assert diff.before is not None, "a change has at least one side"
    return tuple(each for each in destinations(diff.before, connected) if each is not Destination.FILE)
