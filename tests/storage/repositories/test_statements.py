"""How much a read costs: few statements, lean ones, and none that looks at every row."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from domain.training.reading import ReadingKind
from storage.database import Database, Unit
from storage.repositories import (
    activities,
    athletes,
    connections,
    executions,
    exports,
    inbox,
    kept_apart,
    loads,
    missed,
    outbox,
    plans,
    proposals,
    races,
    readings,
    reviews,
    rollups,
    series,
)
from storage.tables.registry import METADATA
from tests.builders.values import NOW, PLAN_ID, PROPOSAL_ID, TODAY

FIRST = TODAY - timedelta(days=90)
type Read = Callable[[Unit], Awaitable[object]]

# What an evening review reads.
REVIEW: tuple[Read, ...] = (
    lambda unit: athletes.get(unit, "anna"),
    lambda unit: plans.current(unit, "anna"),
    lambda unit: activities.with_executions(unit, "anna", FIRST, TODAY),
    lambda unit: rollups.between(unit, "anna", FIRST, TODAY),
    lambda unit: readings.between(unit, "anna", FIRST, TODAY),
    lambda unit: connections.freshness_of(unit, "anna", NOW),
)
OTHERS: tuple[Read, ...] = (
    lambda unit: missed.between(unit, "anna", FIRST, TODAY),
    lambda unit: races.of_athlete(unit, "anna"),
    lambda unit: athletes.by_user(unit, 1),
    lambda unit: athletes.following(unit, "anna"),
    lambda unit: athletes.chat_of(unit, "anna"),
    lambda unit: athletes.due_for_review(unit, NOW),
    lambda unit: plans.version(unit, "anna", PLAN_ID, 1),
    lambda unit: activities.between(unit, "anna", FIRST, TODAY),
    lambda unit: activities.summaries(unit, "anna", FIRST, TODAY),
    lambda unit: activities.recorded(unit, "anna", FIRST, TODAY),
    lambda unit: activities.parts_of(unit, "anna", "x"),
    lambda unit: kept_apart.pairs(unit, "anna"),
    lambda unit: executions.decided(unit, "anna"),
    lambda unit: rollups.reach(unit, "anna"),
    lambda unit: readings.of_kind(unit, "anna", ReadingKind.HRV, FIRST, TODAY),
    lambda unit: readings.since(unit, "anna", {ReadingKind.HRV: FIRST, ReadingKind.RESTING_HR: TODAY}, TODAY),
    lambda unit: readings.kinds(unit, "anna", FIRST, TODAY),
    lambda unit: rollups.weeks(unit, "anna", FIRST, TODAY),
    lambda unit: loads.between(unit, "anna", FIRST, TODAY),
    lambda unit: series.sets(unit, "anna", FIRST, TODAY),
    lambda unit: series.exercises(unit, "anna", FIRST, TODAY),
    lambda unit: series.muscles(unit, "anna", FIRST, TODAY),
    lambda unit: series.groups(unit, "anna", FIRST, TODAY),
    lambda unit: executions.for_plan(unit, "anna", PLAN_ID),
    lambda unit: reviews.latest(unit, "anna", TODAY),
    lambda unit: proposals.get(unit, "anna", PROPOSAL_ID),
    lambda unit: proposals.open_of(unit, "anna", PLAN_ID),
    lambda unit: proposals.approved_at(unit, "anna", "deload_due"),
    lambda unit: proposals.due_to_expire(unit, NOW),
    lambda unit: exports.of_version(unit, "anna", PLAN_ID, 1),
    lambda unit: exports.pending(unit, NOW),
    lambda unit: outbox.due(unit, NOW),
    lambda unit: outbox.get(unit, "x"),
    outbox.left_sending,
    lambda unit: outbox.first_about(unit, "anna", PROPOSAL_ID),
    inbox.pending,
)


@contextmanager
def recorded(unit: Unit) -> Iterator[list[tuple[str, Any]]]:
    """Statements with their parameters, as the driver gets them."""
    statements: list[tuple[str, Any]] = []

    def record(_1: object, _2: object, statement: str, parameters: object, *_3: object) -> None:
        statements.append((statement, parameters))

    assert unit.sync_connection is not None
    event.listen(unit.sync_connection, "before_cursor_execute", record)
    yield statements
    event.remove(unit.sync_connection, "before_cursor_execute", record)


async def test_a_review_reads_in_few_statements(database: Database) -> None:
    async with database.reading() as unit:
        with recorded(unit) as statements:
            for read in REVIEW:
                await read(unit)
    assert len(statements) == 6, "the athlete and the plan in one of them make five"


@pytest.mark.parametrize("read", REVIEW + OTHERS)
async def test_a_read_is_one_statement_that_follows_an_index(sqlite: Database, read: Read) -> None:
    async with sqlite.reading() as unit:
        with recorded(unit) as statements:
            await read(unit)
        ((statement, parameters),) = statements
        steps = await unit.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        scanned = {
            row.detail.split()[1] for row in steps if row.detail.startswith("SCAN") and "USING" not in row.detail
        }
    assert scanned.isdisjoint(METADATA.tables.keys() | {"earlier"})


async def test_lists_of_activities_leave_the_details_where_they_are(sqlite: Database) -> None:
    async with sqlite.reading() as unit:
        with recorded(unit) as statements:
            await activities.summaries(unit, "anna", FIRST, TODAY)
            await activities.between(unit, "anna", FIRST, TODAY)
    assert ["details" in statement for statement, _ in statements] == [False, True]
