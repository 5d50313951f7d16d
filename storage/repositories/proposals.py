"""Proposals: opened once, decided once."""

from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, Select, Text, cast, func, select, update

from domain.plan.proposal import Proposal, ProposalState
from storage.database import Unit
from storage.tables.proposals import proposals as table

_OPEN = table.c.state == ProposalState.OPEN.value
_PROPOSAL = select(
    table.c.id,
    table.c.athlete_id,
    table.c.plan_id,
    table.c.base_version,
    table.c.patch,
    table.c.diff_hash,
    table.c.reasons,
    table.c.made_at,
    table.c.expires_at,
    table.c.state,
    table.c.revision,
    table.c.decided_at,
)


async def add(unit: Unit, proposal: Proposal) -> None:
    """The plan must have no other open proposal: close that first."""
    values = {column.name: getattr(proposal, column.name) for column in table.columns}
    await unit.execute(table.insert(), {**values, "state": proposal.state.value})


async def get(unit: Unit, athlete_id: str, proposal_id: str) -> Proposal | None:
    return await _one(unit, _PROPOSAL.where(table.c.athlete_id == athlete_id, table.c.id == proposal_id))


async def open_of(unit: Unit, athlete_id: str, plan_id: str) -> Proposal | None:
    """The one proposal of this plan that waits for a decision."""
    return await _one(unit, _PROPOSAL.where(table.c.athlete_id == athlete_id, table.c.plan_id == plan_id, _OPEN))


async def since(unit: Unit, athlete_id: str, made_at: datetime) -> tuple[Proposal, ...]:
    """Made from then on, whatever became of them, the oldest first."""
    own = _PROPOSAL.where(table.c.athlete_id == athlete_id, table.c.made_at >= made_at)
    rows = (await unit.execute(own.order_by(table.c.made_at, table.c.id))).mappings()
    return tuple(_proposal(row) for row in rows)


async def approved_at(unit: Unit, athlete_id: str, rule: str) -> datetime | None:
    """When one that this rule asked for was approved last."""
    # Reasons are a list as JSON, in which the name of a rule stands within quotes whatever the database is.
    asked = cast(table.c.reasons, Text).contains(f'"{rule}"')
    approved = (table.c.athlete_id == athlete_id, table.c.state == ProposalState.APPROVED.value, asked)
    last: datetime | None = (await unit.execute(select(func.max(table.c.decided_at)).where(*approved))).scalar_one()
    return last


async def close(unit: Unit, athlete_id: str, proposal_id: str, state: ProposalState, at: datetime) -> bool:
    """Decide it; False where it had been decided before, and then nothing changes."""
    waiting = update(table).where(table.c.athlete_id == athlete_id, table.c.id == proposal_id, _OPEN)
    return (await unit.execute(waiting.values(state=state.value, decided_at=at))).rowcount > 0


async def due_to_expire(unit: Unit, now: datetime) -> tuple[tuple[str, str], ...]:
    """(athlete id, proposal id) of every open proposal whose time is over."""
    over = select(table.c.athlete_id, table.c.id).where(_OPEN, table.c.expires_at <= now)
    rows = await unit.execute(over.order_by(table.c.expires_at, table.c.athlete_id, table.c.id))
    return tuple((athlete_id, proposal_id) for athlete_id, proposal_id in rows)


async def _one(unit: Unit, wanted: Select[Any]) -> Proposal | None:
    row = (await unit.execute(wanted)).mappings().one_or_none()
    return None if row is None else _proposal(row)


def _proposal(row: RowMapping) -> Proposal:
    return Proposal(**{**row, "state": ProposalState(row["state"])})
