"""What the athlete wants: a kind, a target and, where there is one, a deadline."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class GoalKind(StrEnum):
    """Units of the target: body fat %, kg, ml/kg/min, kg per kg body weight, e1RM in kg, cm, seconds on the weaker leg,
    seconds, hours a week.
    """

    BODY_FAT = "body_fat"
    WEIGHT = "weight"
    VO2MAX = "vo2max"
    STRENGTH_TO_WEIGHT = "strength_to_weight"
    E1RM = "e1rm"
    JUMP = "jump"
    BALANCE = "balance"
    SWIM_100YD = "swim_100yd"
    WEEKLY_HOURS = "weekly_hours"


OF_A_LIFT = frozenset({GoalKind.STRENGTH_TO_WEIGHT, GoalKind.E1RM})


@dataclass(frozen=True, slots=True)
class Goal:
    """`target` in the unit of its kind; `upper` closes a range, as in 3 to 5 hours a week.

    `exercise` names the lift behind a strength goal. `note` says what it is for, in the athlete's words.
    """

    kind: GoalKind
    target: float
    upper: float | None = None
    by: date | None = None
    exercise: str | None = None
    note: str = ""
