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
from domain.athlete.profile import Profile
from domain.metrics.history import History
from domain.metrics.rollups import loaded
from domain.notice import NoticeKind
from domain.plan.execution import ExecutionState
from domain.plan.proposal import ProposalState
from domain.ports.purse import Fate, Spent
from domain.training.payload import Payload
from domain.training.personal_record import PersonalRecord, RecordKind
from domain.training.reading import ReadingKind
from domain.training.service import Service
from domain.training.sport import Sport
from storage.database import Database, Unit
from storage.repositories.briefs import StoredBrief
from storage.repositories.consents import Consent
from storage.repositories.conversations import QuestionState
from storage.repositories.insights import InsightKind
from storage.repositories.reviews import StoredReview
from storage.repositories.wishes import PlanWish
from storage.tables.athletes import athletes as athletes_table
from storage.tables.registry import TABLES
from tests.builders.furnished import furnish
from tests.builders.values import (
    NOW,
    PLAN_ID,
    PROPOSAL_ID,
    TODAY,
    execution,
    export,
    lifting,
    missed_workout,
    notice,
    prediction,
    race,
    reading,
    rollup,
    swim,
    version,
    week,
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
    "athletes.due_for_brief": "for the tick, gives ids and times alone",
    "insights.wanted": "for the tick, gives each with its athlete's id",
    "insights.put": "the insight carries the id",
    "insights.shown": "the insight carries the id",
    "insights.tell": "the insight carries the id",
    "insights.drop": "the insight carries the id",
    "wishes.waiting": "for the tick, gives each with its athlete's id",
    "conversations.ask": "the turn carries the id",
    "conversations.all_waiting": "for the tick, gives each with its athlete's id",
    "model_calls.reserve": "the call carries the id",
    "asked_secrets.answered": "for the worker, gives each with its athlete's id",
    "connections.due": "for the tick, which serves everybody",
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
    "activity": swim().key,
    "activities": [replace(swim(), rpe=9.0)],
    "at": LATER,
    "joined_id": "session-1",
    "sessions": {swim().key: "session-1"},
    "session_id": "session-1",
    "old": lifting().key,
    "new": {lifting().key: swim().key},
    "brief": StoredBrief(TODAY + timedelta(days=1), "go", {}, None, NOW),
    "review": StoredReview(TODAY + timedelta(days=1), "keep", {}, None, NOW),
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
    "keys": [(swim().source, swim().source_id)],
    "last": TODAY,
    "later": {},
    "lock": True,
    "notice": notice(),
    "lost_at": NOW,
    "made_at": NOW - timedelta(days=1),
    "outgoing_id": "outgoing-1",
    "message_id": 77,
    "monday": TODAY,
    "parts": [swim().key],
    "session": ("joined", "session-9"),
    "wish": PlanWish("wish-9", None, 6, LATER),
    "wish_id": PROPOSAL_ID,
    "missed": missed_workout("no time"),
    "seq": 0,
    "now": NOW,
    "number": 1,
    "payloads": [Payload("activities", "swim-1", b"{}")],
    "plan_id": PLAN_ID,
    "proposal_id": PROPOSAL_ID,
    "readings": [reading(value=5.0)],
    "records": [PersonalRecord(RecordKind.RUN_5K, TODAY, 1100.0, "garmin")],
    "rollups": [rollup(load=5.0)],
    "rolled": [week(load=5.0)],
    "loads": loaded([replace(swim(), rpe=5.0)], Profile()),
    "history": History(),
    "races": [race(goal_s=6_000.0)],
    "predictions": [prediction(5_000.0)],
    "sport": Sport.SWIM,
    "secret": {},
    "cursor": "2026",
    "ids": ["swim-1"],
    "part": "workouts",
    "service": Service.HEVY,
    "source": "garmin",
    "sources": ["garmin"],
    "values": {"trouble": "gone"},
    "since": TODAY,
    "subject": PROPOSAL_ID,
    "user_id": 99,
    "version": version(2),
    "workout_id": "w-run",
    "errors": ("no room",),
    "told": "314159",
    "name": "workouts",
    "turn_id": "turn-1",
    "said": "words",
    "seen": ["a piece"],
    "to": QuestionState.WAITING,
    "most": 5,
    "consent": Consent(2, given=False, decided_at=NOW),
    "call_id": "call-1",
    "fate": Fate.ANSWERED,
    "spent": Spent(7, 100, 20),
    "month": NOW,
    "about": "ask:turn-1",
}
OTHERWISE: dict[str, dict[str, Any]] = {
    "asked_secrets.ask": {"state": {"flow": "mobile"}},
    "athletes.rest": {"since": NOW},
    "conversations.end": {"ids": ["turn-2"]},
    "conversations.answer": {"ids": ["turn-2"]},
    "conversations.lately": {"since": NOW},
    "model_calls.spending": {"day": NOW},
    "activities.counting": {"key": swim().key},
    "drafts.add": {"draft_id": "draft-9"},
    "executions.decide": {"said": [replace(execution("w-squats"), state=ExecutionState.CONFIRMED)]},
    "insights.want": {"kind": InsightKind.POST_WORKOUT, "activity": lifting().key},
    "insights.want_again": {"activities": [lifting().key]},
    "insights.get": {"kind": InsightKind.POST_WORKOUT},
    "insights.settled": {"kind": InsightKind.POST_WORKOUT},
    "insights.add_untold": {"activity": ("fit", "long-before")},
    "kept_apart.add": {"keys": [swim().key, ("fit", "swim-2")]},
    "exports.of_version": {"version": 1},
    "payloads.forget": {"kind": "activities", "keys": ["swim-1"]},
    "readings.one": {"key": reading()},
    "readings.latest": {"kind": ReadingKind.HRV},
    "readings.of_kind": {"kind": ReadingKind.HRV},
    "readings.forget": {"key": reading()},
    "plans.create": {"version": version(plan_id="plan-9")},
    "proposals.close": {"state": ProposalState.APPROVED},
    "reviews.add": {"day": TODAY + timedelta(days=1)},
    "weekly.add_untold": {"monday": TODAY + timedelta(days=7)},
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
            own, before = await rows_of(unit, mine), await rows_of(unit, other)
            assert all(before.values()), "the other has a row in every table"
            result = await FUNCTIONS[name](unit, mine, **arguments(name))
            assert await rows_of(unit, other) == before
            assert f"canary-{other}" not in repr(result)
            assert str(ACCOUNTS[other]) not in repr(result)
            assert result or await rows_of(unit, mine) != own, "the call did nothing, and so proves nothing"
            await savepoint.rollback()
