"""What an import brought, as the facts of a message."""

from bot.coach.bring_in.recordings import BroughtIn
from domain.athlete.athlete import Athlete
from domain.metrics.load import session_load
from domain.training.activity import Activity
from domain.training.sport import Sport


def told(brought: BroughtIn, athlete: Athlete) -> dict[str, object]:
    """Plain values only; `distance_unit` is the athlete's for that sport."""
    return {
        "sessions": [_session(activity, athlete) for activity in brought.activities],
        "nights": brought.nights,
    }


def _session(activity: Activity, athlete: Athlete) -> dict[str, object]:
    unit = athlete.units.pool if activity.sport is Sport.SWIM else athlete.units.distance
    return {
        "day": activity.day.isoformat(),
        "sport": activity.sport.value,
        "minutes": round(activity.minutes, 1),
        "distance_m": activity.distance_m,
        "distance_unit": unit.value,
        "average_hr": activity.average_hr,
        "load": round(session_load(activity, athlete.profile).points, 1),
    }
