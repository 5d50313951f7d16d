"""A session by hand, on the way that recorded ones take: load, roll-ups and matches follow."""

import hashlib
from dataclasses import replace
from datetime import date

from bot.coach.bring_in.by_hand.stored import FigureChange, SessionChange, Stored
from bot.coach.bring_in.known_by_day import athlete_on
from bot.coach.bring_in.recordings import bring_in_within
from domain.athlete.athlete import Athlete
from domain.errors import RuleBroken
from domain.metrics.load import session_load
from domain.metrics.load_methods import LoadMethod
from domain.ports.clock import Clock
from domain.training.activity import Activity
from domain.training.entry.entry import Session
from domain.training.entry.start import began_at
from domain.training.reading import BY_HAND
from domain.training.recording import Recording
from domain.training.told_effort import told_effort
from storage.database import Unit
from storage.repositories import activities, readings

# These know nothing but how long it was, unless somebody says how hard.
BY_TIME = frozenset({LoadMethod.DURATION_DEFAULT, LoadMethod.SESSION_RPE})


async def store_session(unit: Unit, athlete: Athlete, session: Session, day: date, clock: Clock) -> Stored:
    """The same line once more is the same session, perhaps with its RPE. Raises RuleBroken for one in the future."""
    done = _activity(session, day, athlete, clock)
    if done.started_at > clock.now():
        raise RuleBroken("not_yet_begun")
    known = await _known(unit, athlete.id, done)
    if known is not None:
        done = replace(done, started_at=known.started_at, rpe=known.rpe if done.rpe is None else done.rpe)
    if done == known:
        return Stored(await _facts(unit, athlete, done))
    figures = await _told_before(unit, athlete.id, done, clock)
    if not (await bring_in_within(unit, clock, athlete.id, [Recording((done,))])).activities:
        raise RuleBroken("session_is_there")
    facts, before = await _facts(unit, athlete, done), {"before_rpe": known.rpe} if known else {}
    return Stored({**facts, **before}, figures, (SessionChange(done, known),))


def session_facts(done: Activity, athlete: Athlete) -> dict[str, object]:
    """`guessed` where the load of it is, for want of an RPE."""
    load = session_load(done, athlete.profile)
    return {
        "sport": done.sport.value,
        "name": done.title or done.sub_sport,
        "seconds": done.elapsed_s,
        "distance_m": done.distance_m,
        "rpe": done.rpe,
        "load": load.points,
        "guessed": load.assumed and load.method in BY_TIME,
    }


async def _facts(unit: Unit, athlete: Athlete, done: Activity) -> dict[str, object]:
    """Once it is stored: a run brings in the 5 km of a Sunday before it that nobody looked at yet."""
    return {"told": "session", **session_facts(done, await athlete_on(unit, athlete, done.sport, done.day))}


async def _told_before(unit: Unit, athlete_id: str, done: Activity, clock: Clock) -> tuple[FigureChange, ...]:
    """An RPE that was told of this session by itself gives way to the one that is told with it now."""
    if done.rpe is None:
        return ()
    told = told_effort(done, done.rpe)
    before = await readings.one(unit, athlete_id, told)
    if before is None or before == done.rpe:
        return ()
    await readings.upsert(unit, athlete_id, [told], clock.now())
    return (FigureChange(told, before),)


def _activity(session: Session, day: date, athlete: Athlete, clock: Clock) -> Activity:
    return Activity(
        source=BY_HAND,
        source_id=_id(session, day),
        sport=session.sport,
        started_at=began_at(session, day, clock.now(), athlete.zone),
        day=day,
        elapsed_s=session.seconds,
        moving_s=session.seconds,
        title=session.title,
        sub_sport=session.sub_sport,
        distance_m=session.distance_m,
        rpe=session.rpe,
    )


def _id(session: Session, day: date) -> str:
    """Of everything that was said but the RPE, and no word of the athlete's in it."""
    said = (session.sport, session.sub_sport, session.title.casefold(), session.at, session.seconds, session.distance_m)
    return f"{day.isoformat()}-{hashlib.blake2b(repr(said).encode(), digest_size=8).hexdigest()}"


async def _known(unit: Unit, athlete_id: str, done: Activity) -> Activity | None:
    return next(iter(await activities.with_keys(unit, athlete_id, [done.key])), None)
