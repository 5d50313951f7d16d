"""What is over and need not be kept: deleted in small steps, so that nobody waits long for the writer."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Table, delete, select, tuple_

from storage.database import Unit
from storage.repositories.jobs import OPEN
from storage.tables.drafts import plan_drafts
from storage.tables.inbox import inbox
from storage.tables.jobs import jobs
from storage.tables.outbox import outbox
from storage.tables.pairing import pairing_attempts, pairing_codes

AT_ONCE = 500
# Messages that show a proposal are edited for as long as it may be decided or undone, and answer taps after that.
CARDS = "cards"


Over = tuple[Table, ColumnElement[bool]]


def over(before: Mapping[str, datetime]) -> tuple[Over, ...]:
    """What goes, by table. `before` has a moment for each of inbox, outbox, cards, jobs and pairing."""
    plain, card = outbox.c.subject.is_(None), outbox.c.subject.is_not(None)
    return (
        (inbox, inbox.c.finished_at < before["inbox"]),
        (outbox, plain & (outbox.c.finished_at < before["outbox"])),
        (outbox, card & (outbox.c.finished_at < before[CARDS])),
        (jobs, jobs.c.state.not_in(OPEN) & (jobs.c.finished_at < before["jobs"])),
        (pairing_codes, pairing_codes.c.expires_at < before["pairing"]),
        (pairing_attempts, pairing_attempts.c.since < before["pairing"]),
        (plan_drafts, plan_drafts.c.expires_at < before["pairing"]),
    )


async def remove_some(unit: Unit, gone: Over) -> int:
    """At most five hundred of them; how many there were."""
    table, condition = gone
    key = tuple_(*table.primary_key)
    some = select(*table.primary_key).where(condition).limit(AT_ONCE)
    return (await unit.execute(delete(table).where(key.in_(some)))).rowcount
