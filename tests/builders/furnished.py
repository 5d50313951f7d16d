"""An athlete with something in every table."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from domain.athlete.profile import Profile
from domain.metrics.known_by_day import KnownByDay
from domain.metrics.rollups import loaded
from domain.notice import NoticeKind
from domain.plan.execution import ExecutionState
from domain.plan.export import ExportState
from domain.plan.proposal import ProposalState
from domain.ports.purse import ModelCall, Purpose
from domain.training.activity import Key
from domain.training.payload import Payload
from domain.training.personal_record import PersonalRecord, RecordKind
from domain.training.service import Service
from domain.training.told_effort import told_effort
from storage.database import Unit
from storage.repositories import (
    activities,
    asked_secrets,
    athletes,
    briefs,
    connections,
    consents,
    conversations,
    credentials,
    cursors,
    drafts,
    executions,
    exports,
    insights,
    jobs,
    kept_apart,
    loads,
    missed,
    model_calls,
    outbox,
    pairing,
    payloads,
    personal_records,
    plans,
    predictions,
    proposals,
    races,
    readings,
    reviews,
    rollups,
    series,
    weekly,
    wishes,
)
from storage.repositories.briefs import StoredBrief
from storage.repositories.consents import Consent
from storage.repositories.conversations import QuestionState, Turn
from storage.repositories.insights import InsightKind
from storage.repositories.reviews import StoredReview
from storage.repositories.wishes import PlanWish
from tests.builders.values import (
    NOW,
    PLAN_ID,
    PROPOSAL_ID,
    TODAY,
    athlete,
    execution,
    export,
    lifted,
    lifting,
    missed_workout,
    notice,
    prediction,
    proposal,
    race,
    reading,
    rollup,
    swim,
    version,
    week,
)

LATER = NOW + timedelta(hours=1)
LAST_WEEK = TODAY - timedelta(weeks=1)


async def furnish(unit: Unit, athlete_id: str, user_id: int) -> None:
    """One row at least in every table that belongs to athletes, the same for everybody but for the words in it."""
    name = f"canary-{athlete_id}"
    await athletes.add(unit, athlete(athlete_id, name), NOW)
    await athletes.pair(unit, athlete_id, user_id, user_id, NOW)
    await athletes.set_next_review(unit, athlete_id, NOW)
    await athletes.mark_seen(unit, athlete_id, NOW - timedelta(days=1))
    await pairing.add(unit, name.encode(), athlete_id, LATER)
    await plans.create(unit, athlete_id, replace(version(), blueprint=replace(version().blueprint, title=name)))
    await activities.upsert(unit, athlete_id, [swim(title=name), replace(lifting(), title=name)], NOW)
    await activities.put_into(unit, athlete_id, {lifting().key: "session-1"})
    await kept_apart.add(unit, athlete_id, "session-1", [lifting().key, ("fit", name)])
    await executions.suggest(unit, athlete_id, PLAN_ID, [execution(), execution("w-lift", "lift-1")])
    said = replace(execution("w-lift", "lift-1"), state=ExecutionState.CONFIRMED)
    await executions.decide(unit, athlete_id, PLAN_ID, said.activity, [said])
    await readings.upsert(unit, athlete_id, [reading(value=user_id)], NOW)
    best = PersonalRecord(RecordKind.RUN_5K, TODAY, 1200.0 + user_id, "garmin", name)
    await personal_records.replace(unit, athlete_id, [best], NOW)
    await payloads.keep(unit, athlete_id, "garmin", [Payload("activities", "swim-1", name.encode())], NOW)
    await missed.tell(unit, athlete_id, missed_workout(name), NOW)
    await readings.upsert(unit, athlete_id, [told_effort(swim(), user_id)], NOW)
    await rollups.replace_from(unit, athlete_id, TODAY, [rollup(load=user_id)])
    await rollups.replace_weeks_from(unit, athlete_id, TODAY, [week(load=user_id)])
    await loads.replace_from(unit, athlete_id, TODAY, loaded([replace(swim(), rpe=7.0)], KnownByDay.of(Profile())))
    await series.replace_from(unit, athlete_id, TODAY, lifted())
    await races.replace(unit, athlete_id, [race(name)], NOW)
    await predictions.replace_from(unit, athlete_id, TODAY, [prediction(user_id)])
    await proposals.add(unit, replace(proposal(athlete_id), diff_hash=name))
    decided = replace(proposal(athlete_id, "decided"), diff_hash=name, made_at=NOW - timedelta(days=9))
    await proposals.add(unit, decided.closed(ProposalState.APPROVED, NOW - timedelta(days=8)))
    await athletes.set_next_brief(unit, athlete_id, NOW)
    await _furnish_looks(unit, athlete_id, {"name": name})
    await _note(unit, athlete_id, swim().key, "outgoing-1")
    await wishes.ask(unit, athlete_id, PlanWish(PROPOSAL_ID, name, 8, NOW))
    failed = replace(export("export-2", "w-swim"), state=ExportState.FAILED, attempts=3, error="no room", detail=name)
    await exports.add(unit, athlete_id, [replace(export(), remote_id=name), failed], NOW)
    await drafts.add(unit, athlete_id, "draft-1", {"name": name}, LATER)
    await jobs.add(unit, f"er:{athlete_id}", "evening_review", athlete_id, {"name": name}, NOW)
    await credentials.put(unit, athlete_id, "hevy", {"name": name})
    await _ask(unit, athlete_id, name)
    await connections.connect(unit, athlete_id, Service.HEVY, NOW)
    await connections.change(unit, athlete_id, Service.HEVY, {"trouble": name})
    await cursors.move(unit, athlete_id, Service.HEVY, "workouts", name, NOW)
    card = notice(name, NoticeKind.PROPOSAL_CARD, proposal_id=PROPOSAL_ID)
    outgoing_id = await outbox.add(unit, athlete_id, user_id, card, NOW)
    await outbox.mark_sent(unit, outgoing_id, user_id, NOW)
    told = await outbox.add(unit, athlete_id, user_id, notice(name, NoticeKind.SYNCED), NOW)
    await outbox.mark_sent(unit, told, 77, NOW)
    await _note(unit, athlete_id, lifting().key, told)
    await outbox.add(unit, athlete_id, user_id, notice(name), NOW)


async def _ask(unit: Unit, athlete_id: str, name: str) -> None:
    """Both ways: for a key, and a question answered at a cost, one that waits, and one that is held."""
    await asked_secrets.ask(unit, athlete_id, Service.HEVY, {"name": name}, NOW, LATER)
    await consents.decide(unit, athlete_id, Consent(1, given=True, decided_at=NOW))
    await conversations.ask(unit, Turn("turn-1", athlete_id, name, NOW), QuestionState.WAITING)
    await conversations.answer(unit, athlete_id, ["turn-1"], name, [name], NOW)
    await conversations.ask(unit, Turn("turn-2", athlete_id, name, NOW), QuestionState.WAITING)
    await conversations.ask(unit, Turn("turn-3", athlete_id, name, NOW), QuestionState.HELD)
    call = ModelCall(Purpose(athlete_id, "ask:turn-1", name), "anthropic", name, 40)
    await model_calls.reserve(unit, "call-1", call, NOW)


async def _note(unit: Unit, athlete_id: str, activity: Key, outgoing_id: str) -> None:
    await insights.want(unit, athlete_id, InsightKind.POST_WORKOUT, activity, NOW)
    noted = await insights.get(unit, athlete_id, InsightKind.POST_WORKOUT, activity)
    assert noted is not None, "it was wanted a line before"
    await insights.shown(unit, noted, outgoing_id)


async def _furnish_looks(unit: Unit, athlete_id: str, facts: Mapping[str, object]) -> None:
    """Reviews and briefs that were told, and what was made up for later and told to nobody."""
    name = str(facts["name"])
    await reviews.add(unit, athlete_id, TODAY, name, facts, PROPOSAL_ID, NOW)
    await briefs.add(unit, athlete_id, StoredBrief(TODAY, "go", facts, PROPOSAL_ID, NOW))
    await weekly.put(unit, athlete_id, TODAY, facts, NOW)
    await reviews.add_untold(unit, athlete_id, StoredReview(LAST_WEEK, name, facts, None, NOW))
    await briefs.add_untold(unit, athlete_id, StoredBrief(LAST_WEEK, "go", facts, None, NOW))
    await weekly.add_untold(unit, athlete_id, LAST_WEEK, facts, NOW)
    await insights.add_untold(unit, athlete_id, ("fit", "long-ago"), facts, NOW)
