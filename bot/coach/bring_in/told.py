"""What an import brought, as the facts of a message."""

from collections import Counter

from bot.coach.bring_in.joining import JoinedSession
from bot.coach.bring_in.recordings import BroughtIn
from domain.athlete.athlete import Athlete
from domain.metrics.known_by_day import KnownByDay
from domain.metrics.load import session_load
from domain.training.activity import Activity
from domain.training.recording import Recording
from domain.training.sport import Sport


def told(brought: BroughtIn, athlete: Athlete, known: KnownByDay) -> dict[str, object]:
    """Plain values only; `distance_unit` is the athlete's for that sport, and `known` is enough for all sessions.

    A session that was joined has its id and its parts with it, and whether that was just now.
    """
    joined = {each.session.key: each for each in brought.joined}
    return {
        "sessions": [
            _joined(joined[activity.key], athlete, known)
            if activity.key in joined
            else _session(activity, athlete, known)
            for activity in brought.activities
        ],
        "nights": brought.nights,
    }


def told_unasked(brought: BroughtIn, athlete: Athlete, known: KnownByDay) -> dict[str, object]:
    """Only what was joined just now, for somebody who did not ask; without sessions where there is none."""
    fresh = tuple(each for each in brought.joined if each.fresh)
    only = BroughtIn(tuple(each.session for each in fresh), 0, joined=fresh)
    return {**told(only, athlete, known), "readings": 0, "unasked": True}


def recording_facts(recording: Recording) -> dict[str, object]:
    """What a file held before any of it is stored; `first` and `last` are the days it reaches over."""
    parts = (recording.activities, recording.nights, recording.readings)
    days = [each.day for part in parts for each in part]
    return {
        "sports": Counter(activity.sport.value for activity in recording.activities),
        "first": min(days).isoformat(),
        "last": max(days).isoformat(),
        "nights": len(recording.nights),
        "readings": Counter(reading.kind.value for reading in recording.readings),
        "left_out": [{"why": it.why.value, "count": it.count, "example": it.example} for it in recording.left_out],
    }


def _joined(joined: JoinedSession, athlete: Athlete, known: KnownByDay) -> dict[str, object]:
    return {
        **_session(joined.session, athlete, known),
        "joined": joined.session.source_id,
        "fresh": joined.fresh,
        "parts": [_session(part, athlete, known) for part in joined.parts],
    }


def _session(activity: Activity, athlete: Athlete, known: KnownByDay) -> dict[str, object]:
    unit = athlete.units.pool if activity.sport is Sport.SWIM else athlete.units.distance
    return {
        "day": activity.day.isoformat(),
        "at": f"{activity.started_at.astimezone(athlete.zone):%H:%M}",
        "source": activity.source,
        "sport": activity.sport.value,
        "minutes": round(activity.minutes, 1),
        "distance_m": activity.distance_m,
        "distance_unit": unit.value,
        "average_hr": activity.average_hr,
        "load": round(session_load(activity, known.on(activity.day)).points, 1),
    }
