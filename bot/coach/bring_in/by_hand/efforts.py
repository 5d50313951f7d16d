"""How hard a session was: kept as a reading of its own, and put onto the session, so that its load follows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.coach.bring_in.by_hand.sessions import session_facts
from bot.coach.bring_in.by_hand.stored import FigureChange, SessionChange, Stored
from bot.coach.bring_in.known_by_day import athlete_on
from bot.coach.bring_in.recordings import bring_in_within
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.errors import NotFound
from domain.ports.clock import Clock
from domain.training.activity import Activity
from domain.training.entry.entry import Effort
from domain.training.joined import JOINED
from domain.training.reading import Reading
from domain.training.recording import Recording
from domain.training.told_effort import told_effort
from storage.database import Unit
from storage.repositories import activities, readings

# Beyond that nobody means the latest session any more.
RECENT = timedelta(days=1)


async def store_effort(unit: Unit, athlete: Athlete, effort: Effort, day: date | None, clock: Clock) -> Stored:
    """Of the latest session without one, else of the latest. Raises NotFound where there is none."""
    now = clock.now()
    today = local_day(now, athlete.zone)
    done = await activities.between(unit, athlete.id, day or today - RECENT, day or today)
    session = _meant([each for each in done if _named(effort, each)])
    known = await athlete_on(unit, athlete, session.sport, session.day)
    facts = {
        "told": "effort",
        "day": session.day.isoformat(),
        **session_facts(replace(session, rpe=effort.rpe), known),
    }
    recorded = await _recorded(unit, athlete.id, session)
    figures = [await _figure(unit, athlete.id, told_effort(each, effort.rpe)) for each in recorded]
    if session.rpe == effort.rpe and all(each.before == effort.rpe for each in figures):
        return Stored(facts)
    answered = [replace(each, rpe=effort.rpe) for each in recorded]
    await readings.upsert(unit, athlete.id, [each.after for each in figures], now)
    await bring_in_within(unit, clock, athlete.id, [Recording(tuple(answered))])
    return Stored(
        {**facts, "before_rpe": session.rpe},
        figures=tuple(figures),
        sessions=tuple(map(SessionChange, answered, recorded)),
    )


async def _recorded(unit: Unit, athlete_id: str, session: Activity) -> tuple[Activity, ...]:
    """What it was recorded as: of a session that several tell of, all the parts, since each may be alone again."""
    parts = await activities.parts_of(unit, athlete_id, session.source_id) if session.source == JOINED else ()
    keys = [part.key for part in parts] or [session.key]
    return await activities.with_keys(unit, athlete_id, keys)


async def _figure(unit: Unit, athlete_id: str, told: Reading) -> FigureChange:
    return FigureChange(told, await readings.one(unit, athlete_id, told))


def _named(effort: Effort, session: Activity) -> bool:
    return effort.sport in {None, session.sport} and effort.activity in {None, session.key}


def _meant(done: Sequence[Activity]) -> Activity:
    if not done:
        raise NotFound("no_session_for_rpe")
    in_order = sorted(done, key=lambda each: each.started_at)
    return next((each for each in reversed(in_order) if each.rpe is None), in_order[-1])
