"""Best lifts and times of a session, as readings of its day; their source names the session they come from."""

from domain.metrics.lifts import best_e1rms
from domain.metrics.swim import SCALED_LENGTHS, UNBROKEN, best_100yd
from domain.training.activity import Activity, Key
from domain.training.reading import Reading, ReadingKind

SCALED = "scaled"
"""What the exercise of a 100-yard time says where the pool was another, and the time is scaled."""

DERIVED = frozenset({ReadingKind.E1RM, ReadingKind.SWIM_100YD})


def source_of(session: Key) -> str:
    return ":".join(session)


def derived_from(activity: Activity, bodyweight_kg: float | None) -> list[Reading]:
    """With what the athlete weighed on that day, which lifts of the body need."""
    source = source_of(activity.key)
    found = [
        Reading(ReadingKind.E1RM, activity.day, best.kg, source, exercise, best.method, best.n)
        for exercise, best in best_e1rms(activity, bodyweight_kg).items()
    ]
    if swim := best_100yd(activity):
        of, method = ("", UNBROKEN) if swim.exact else (SCALED, SCALED_LENGTHS)
        found.append(Reading(ReadingKind.SWIM_100YD, activity.day, swim.seconds, source, of, method, swim.n))
    return found
