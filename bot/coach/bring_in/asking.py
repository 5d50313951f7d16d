"""The question which workout a session was, in a message that tells of the session: opened, and closed again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from bot.coach.bring_in.deciding import Matching, matching_of
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.errors import NotFound
from domain.notice import Notice, NoticeKind
from domain.plan.counts_as import counts_as, option_of
from domain.plan.execution import done_as
from domain.training.activity import Activity, Key
from storage.database import Unit
from storage.repositories import activities, executions, insights, outbox, plans
from storage.repositories.insights import Insight
from storage.repositories.outbox import Outgoing

OPTIONS = "options"
"""What a message may be answered with, where its question is open."""

MOST_OPTIONS, MOST_SESSIONS = 4, 6
# Today and the six days before it.
REACH = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Told:
    """A message about one session; `note` where it is the note of it."""

    row: Outgoing
    session: Key
    note: Insight | None


async def told_in(unit: Unit, athlete_id: str, row: Outgoing | None) -> Told:
    """Raises NotFound where the message tells of no session, or of one that is part of another note's by now."""
    if row is not None and row.notice.kind is NoticeKind.WHICH_WORKOUT:
        return Told(row, _key(row.notice.facts["session"]), None)
    note = await insights.shown_as(unit, athlete_id, row.id) if row is not None else None
    if row is None or note is None:
        raise NotFound("session_not_found")
    return Told(row, note.activity, note)


async def open_question(unit: Unit, athlete: Athlete, told: Told, now: datetime) -> None:
    """With a few of what it could have been. Raises NotFound as matching_of."""
    matching = await matching_of(unit, athlete, told.session)
    await _show(unit, athlete, told, {**_facts(told, matching), OPTIONS: _options(matching)}, now)


async def close_question(unit: Unit, athlete: Athlete, told: Told, now: datetime) -> None:
    """As the session counts now. Raises NotFound as matching_of."""
    matching = await matching_of(unit, athlete, told.session)
    await _show(unit, athlete, told, _facts(told, matching), now)


async def which_workout(unit: Unit, athlete: Athlete, row: Outgoing | None, place: int) -> Notice:
    """The open question about one of the sessions that a message listed. Raises NotFound where it listed no such."""
    listed = row.notice.facts.get("sessions") if row is not None else None
    if not isinstance(listed, list) or place >= len(listed) or "session" not in listed[place]:
        raise NotFound("session_not_found")
    matching = await matching_of(unit, athlete, _key(listed[place]["session"]))
    return Notice(NoticeKind.WHICH_WORKOUT, {**_plain(matching), OPTIONS: _options(matching)})


async def which_session(unit: Unit, athlete: Athlete, now: datetime) -> Notice:
    """The newest sessions of a week, each with what it counts as. Raises NotFound without a plan."""
    plan = await plans.current(unit, athlete.id)
    if plan is None:
        raise NotFound("plan_not_found")
    today = local_day(now, athlete.zone)
    done = await activities.summaries(unit, athlete.id, today - REACH, today)
    known = await executions.for_plan(unit, athlete.id, plan.plan_id)
    was = done_as(known, plan.blueprint.workouts)
    sessions = [
        {**_of(each), "workout": was[each.key].title if each.key in was else None}
        for each in reversed(done[-MOST_SESSIONS:])
    ]
    return Notice(NoticeKind.WHICH_SESSION, {"sessions": sessions})


async def _show(unit: Unit, athlete: Athlete, told: Told, facts: Mapping[str, object], now: datetime) -> None:
    """What a note tells is kept with it, so that whatever it tells next differs from that."""
    notice = Notice(told.row.notice.kind, facts, edits=told.row.id)
    await outbox.add(unit, athlete.id, told.row.chat_id, notice, now)
    if told.note is not None:
        await insights.tell(unit, told.note, facts)


def _facts(told: Told, matching: Matching) -> dict[str, object]:
    if told.note is None or told.note.facts is None:
        return _plain(matching)
    facts = {name: value for name, value in told.note.facts.items() if name != OPTIONS}
    note = facts["note"]
    assert isinstance(note, Mapping), "whatever is told of a session has a note"
    return {**facts, "note": {**note, "counts_as": msgspec.to_builtins(counts_as(matching.choice))}}


def _plain(matching: Matching) -> dict[str, object]:
    return {**_of(matching.activity), "counts_as": msgspec.to_builtins(counts_as(matching.choice))}


def _of(activity: Activity) -> dict[str, object]:
    return {
        "session": list(activity.key),
        "day": activity.day.isoformat(),
        "sport": activity.sport.value,
        "title": activity.title,
        "minutes": round(activity.minutes, 1),
    }


def _options(matching: Matching) -> list[object]:
    return [msgspec.to_builtins(option_of(each.workout)) for each in matching.choice.instead[:MOST_OPTIONS]]


def _key(session: object) -> Key:
    source, source_id = msgspec.convert(session, tuple[str, str])
    return source, source_id
