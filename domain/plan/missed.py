"""A planned workout that was not done, and why, in the athlete's own words."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class MissedWorkout:
    """`day` is the one it was planned for."""

    plan_id: str
    workout_id: str
    day: date
    reason: str
