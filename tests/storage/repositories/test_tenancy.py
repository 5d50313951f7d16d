"""Two athletes whose rows share every id: whatever is called for one neither shows nor changes the other's."""

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from sqlalchemy import Table, select

import storage.repositories
from domain.notice import NoticeKind
from domain.plan.execution import ExecutionState
from domain.plan.proposal import ProposalState
from storage.database import Database, Unit
from storage.repositories import (
    activities,
    athletes,
    credentials,
    drafts,
    executions,
    exports,
    jobs,
    outbox,
    pairing,
    plans,
    proposals,
    readings,
    reviews,
    rollups,
)
from storage.tables.athletes import athletes as athletes_table
from storage.tables.registry import TABLES
from tests.builders.values import (
    NOW,
    PLAN_ID,
    PROPOSAL_ID,
    TODAY,
    athlete,
    execution,
    export,
    notice,
    proposal,
    reading,
    rollup,
    swim,
    version,
)

LATER = NOW + timedelta(hours=1)
CARD = NoticeKind.PROPOSAL_CARD
# Accounts, and figures of theirs that nobody else has.
ACCOUNTS = {"anna": 1111, "ben": 8888}

# Functions of repositories of athlete-owned rows that speak of no athlete, or of all of them.
WITHOUT_ATHLETE = {
    "athletes.add": "makes the athlete",
    "athletes.save": "the athlete carries the id",
    "athletes.ids": "for jobs that go over everybody",
    "athletes.account": "finds out whose account it is",
    "athletes.by_user": "finds out whose account it is",
    "athletes.due_for_review": "for the tick, gives ids alone",
    "pairing.add": "for the operator, before the athlete is known; the id comes third",
    "pairing.take": "finds out whom a code was made for",
    "pairing.count_try": "counts accounts that are nobody's yet",
    "proposals.add": "the proposal carries the id",
    "proposals.due_to_expire": "for the tick, gives ids alone",
    "exports.pending": "for the worker, gives each with its athlete's id",
    "jobs.add": "some jobs are nobody's; the athlete's id comes third",
    "jobs.begin": "for the worker, by the job's id",
    "jobs.finish": "for the worker, by the attempt it holds",
    "jobs.put_off": "for the worker, by the attempt it holds",
    "jobs.give_back": "for the worker, by the attempt it holds",
    "jobs.take_back": "for the watchdog, by the worker",
    "jobs.nudge": "for the watchdog, over everybody",
    "jobs.states": "for the tick, by the jobs' ids",
    "jobs.cancel": "for the operator, by the job's id",
    "jobs.due": "for the tick, which serves everybody",
    "jobs.get": "for the operator, by the job's id",
    "jobs.latest": "for the operator, over everybody",
    "jobs.runs_of": "for the operator, by the job's id",
    "jobs.count": "for the operator, a number alone",
    "outbox.due": "for the sender, which serves every chat",
    "outbox.left_sending": "for the sender after a crash",
    "outbox.is_empty": "for whoever waits until everything is said",
    "outbox.get": "for the sender, by a random id",
    "outbox.leave_out": "for the sender, by a random id",
    "outbox.mark_sending": "for the sender, by a random id",
    "outbox.mark_sent": "for the sender, by a random id",
    "outbox.retry_at": "for the sender, by a random id",
    "outbox.mark_failed": "for the sender, by a random id",
    "outbox.mark_uncertain": "for the sender, by a random id",
}

# What each parameter is given, by its name; then what a single function needs otherwise.
ARGUMENTS: dict[str, Any] = {
    "activities": [replace(swim(), rpe=9.0)],
    "at": LATER,
    "before": TODAY + timedelta(days=1),
    "body": {},
    "chat_id": 99,
    "day": TODAY,
    "decision": "keep",
    "draft_id": "draft-1",
    "executions": [execution("w-squats")],
    "expires_at": LATER,
    "export": replace(export(), attempts=2),
    "export_id": "export-1",
    "exports": [export("export-9", "w-squats")],
    "facts": {},
    "first": TODAY,
    "key": PROPOSAL_ID,
    "kind": CARD,
    "last": TODAY,
    "later": {},
    "lock": True,
    "notice": notice(),
    "lost_at": NOW,
    "seq": 0,
    "now": NOW,
    "number": 1,
    "plan_id": PLAN_ID,
    "proposal_id": PROPOSAL_ID,
    "readings": [reading(value=5.0)],
    "rollups": [rollup(load=5.0)],
    "secret": {},
    "service": "hevy",
    "since": TODAY,
    "subject": PROPOSAL_ID,
    "user_id": 99,
    "version": version(2),
    "workout_id": "w-run",
}
OTHERWISE: dict[str, dict[str, Any]] = {
    "athletes.rest": {"since": NOW},
    "drafts.add": {"draft_id": "draft-9"},
    "executions.decide": {"state": ExecutionState.CONFIRMED},
    "exports.of_version": {"version": 1},
    "plans.create": {"version": version(plan_id="plan-9")},
    "proposals.close": {"state": ProposalState.APPROVED},
    "reviews.add": {"day": TODAY + timedelta(days=1)},
}


def functions() -> dict[str, Callable[..., Awaitable[object]]]:
    """Every public function of a repository whose table belongs to athletes, by module and name."""
    found: dict[str, Callable[..., Awaitable[object]]] = {}
    for information in iter_modules(storage.repositories.__path__):
        module = import_module(f"storage.repositories.{information.name}")
        if any(isinstance(value, Table) and owner_of(value) is not None for value in vars(module).values()):
            own = inspect.getmembers(module, inspect.iscoroutinefunction)
            found |= {
                f"{information.name}.{name}": function
                for name, function in own
                if function.__module__ == module.__name__ and not name.startswith("_")
            }
    return found


def owner_of(table: Table) -> Any:
    return table.c.id if table is athletes_table else table.c.get("athlete_id")


FUNCTIONS = functions()
OF_ONE_ATHLETE = sorted(FUNCTIONS.keys() - WITHOUT_ATHLETE.keys())


def test_every_function_takes_the_athlete_or_says_why_not() -> None:
    assert WITHOUT_ATHLETE.keys() <= FUNCTIONS.keys()
    for name in OF_ONE_ATHLETE:
        assert list(inspect.signature(FUNCTIONS[name]).parameters)[:2] == ["unit", "athlete_id"], name


async def furnish(unit: Unit, athlete_id: str, user_id: int) -> None:
    """One row at least in every table that belongs to athletes, the same for everybody but for the words in it."""
    name = f"canary-{athlete_id}"
    await athletes.add(unit, athlete(athlete_id, name), NOW)
    await athletes.pair(unit, athlete_id, user_id, user_id, NOW)
    await athletes.set_next_review(unit, athlete_id, NOW)
    await athletes.mark_seen(unit, athlete_id, NOW - timedelta(days=1))
    await pairing.add(unit, name.encode(), athlete_id, LATER)
    await plans.create(unit, athlete_id, replace(version(), blueprint=replace(version().blueprint, title=name)))
    await activities.upsert(unit, athlete_id, [swim(title=name)], NOW)
    await executions.suggest(unit, athlete_id, PLAN_ID, [execution()])
    await readings.upsert(unit, athlete_id, [reading(value=user_id)], NOW)
    await rollups.replace_from(unit, athlete_id, [rollup(load=user_id)])
    await proposals.add(unit, replace(proposal(athlete_id), diff_hash=name))
    await reviews.add(unit, athlete_id, TODAY, name, {"name": name}, PROPOSAL_ID, NOW)
    await exports.add(unit, athlete_id, [replace(export(), remote_id=name)], NOW)
    await drafts.add(unit, athlete_id, "draft-1", {"name": name}, LATER)
    await jobs.add(unit, f"er:{athlete_id}", "evening_review", athlete_id, {"name": name}, NOW)
    await credentials.put(unit, athlete_id, "hevy", {"name": name})
    outgoing_id = await outbox.add(unit, athlete_id, user_id, notice(name, CARD, proposal_id=PROPOSAL_ID), NOW)
    await outbox.mark_sent(unit, outgoing_id, user_id, NOW)
    await outbox.add(unit, athlete_id, user_id, notice(name), NOW)


async def rows_of(unit: Unit, athlete_id: str) -> dict[str, list[str]]:
    rows = {}
    for table in TABLES:
        owner = owner_of(table)
        if owner is not None:
            found = await unit.execute(select(table).where(owner == athlete_id))
            rows[table.name] = sorted(repr(row) for row in found)
    return rows


def arguments(name: str) -> dict[str, Any]:
    wanted = list(inspect.signature(FUNCTIONS[name]).parameters)[2:]
    given = ARGUMENTS | OTHERWISE.get(name, {})
    assert given.keys() >= set(wanted), f"{name} has a parameter that this test has no value for"
    return {parameter: given[parameter] for parameter in wanted}


@pytest.mark.parametrize("name", OF_ONE_ATHLETE)
async def test_nothing_of_another_athlete_is_shown_or_changed(database: Database, name: str) -> None:
    async with database.writing() as unit:
        for athlete_id, account in ACCOUNTS.items():
            await furnish(unit, athlete_id, account)
        # Both ways, because of two equal rows the database may show either.
        for mine, other in (("anna", "ben"), ("ben", "anna")):
            savepoint = await unit.begin_nested()
            await call_for(unit, name, mine, other)
            await savepoint.rollback()


async def call_for(unit: Unit, name: str, mine: str, other: str) -> None:
    own, before = await rows_of(unit, mine), await rows_of(unit, other)
    assert all(before.values()), "the other has a row in every table"
    result = await FUNCTIONS[name](unit, mine, **arguments(name))
    assert await rows_of(unit, other) == before
    assert f"canary-{other}" not in repr(result)
    assert str(ACCOUNTS[other]) not in repr(result)
    assert result or await rows_of(unit, mine) != own, "the call did nothing, and so proves nothing"
