"""What is over and need not be kept: deleted in small steps, so that nobody waits long for the writer."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Table, delete, exists, select, tuple_

from domain.plan.proposal import ProposalState
from storage.database import Unit
from storage.repositories.jobs import OPEN
from storage.tables.asked_secrets import asked_secrets
from storage.tables.conversations import conversations
from storage.tables.drafts import plan_drafts
from storage.tables.inbox import inbox
from storage.tables.jobs import jobs
from storage.tables.outbox import outbox
from storage.tables.pairing import pairing_attempts, pairing_codes
from storage.tables.payloads import raw_payloads
from storage.tables.plans import plan_versions, training_plans
from storage.tables.proposals import proposals

AT_ONCE = 500
Over = tuple[Table, ColumnElement[bool]]


def over(before: Mapping[str, datetime]) -> tuple[Over, ...]:
    """What goes, by table. `before` has a moment for each of inbox, outbox, jobs, pairing and payloads."""
    return (
        (inbox, inbox.c.finished_at < before["inbox"]),
        (outbox, (outbox.c.finished_at < before["outbox"]) & ~_may_be_decided() & ~_may_be_undone()),
        (jobs, jobs.c.state.not_in(OPEN) & (jobs.c.finished_at < before["jobs"])),
        (pairing_codes, pairing_codes.c.expires_at < before["pairing"]),
        (pairing_attempts, pairing_attempts.c.since < before["pairing"]),
        (asked_secrets, asked_secrets.c.expires_at < before["pairing"]),
        (conversations, conversations.c.asked_at < before["inbox"]),
        (plan_drafts, plan_drafts.c.expires_at < before["pairing"]),
        (raw_payloads, raw_payloads.c.stored_at < before["payloads"]),
    )


def _may_be_decided() -> ColumnElement[bool]:
    """A message about a proposal that is open, however old: it is the one to edit."""
    own = (proposals.c.athlete_id == outbox.c.athlete_id) & (proposals.c.id == outbox.c.subject)
    return exists().where(own, proposals.c.state == ProposalState.OPEN.value)


def _may_be_undone() -> ColumnElement[bool]:
    """A message about the proposal that made the plan what it is now: only that one can be taken back."""
    made = (plan_versions.c.athlete_id == outbox.c.athlete_id) & (plan_versions.c.proposal_id == outbox.c.subject)
    now = (training_plans.c.athlete_id == plan_versions.c.athlete_id) & (training_plans.c.id == plan_versions.c.plan_id)
    current = (training_plans.c.current_number == plan_versions.c.number) & training_plans.c.replaced_at.is_(None)
    return exists().where(made, now, current)


async def remove_some(unit: Unit, gone: Over) -> int:
    """At most five hundred of them; how many there were."""
    table, condition = gone
    key = tuple_(*table.primary_key)
    some = select(*table.primary_key).where(condition).limit(AT_ONCE)
    return (await unit.execute(delete(table).where(key.in_(some)))).rowcount
