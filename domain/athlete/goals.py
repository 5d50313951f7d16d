"""What the athlete wants: a kind, a target and, where there is one, a deadline."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class GoalKind(StrEnum):
    """Units of the target: body fat %, kg, ml/kg/min, kg per kg body weight, e1RM in kg, cm, seconds on one leg,
    seconds, hours a week; seconds over 100 m for critical swim speed (CSS), cm beyond the toes for a reach.

    What each is measured by, and which way is better, stands in domain/metrics/goal_measures.py. Stored goals and plan
    files name these words: one is never changed, and never taken out.
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
    VO2MAX_RIDE = "vo2max_ride"
    CSS = "css"
    RUN_5K = "run_5k"
    REACH = "reach"


class Leg(StrEnum):
    LEFT = "left"
    RIGHT = "right"


OF_A_LIFT = frozenset({GoalKind.STRENGTH_TO_WEIGHT, GoalKind.E1RM})
# Neither more nor less is better by itself: such a goal may be to stay inside a range.
OF_A_RANGE = frozenset({GoalKind.WEEKLY_HOURS, GoalKind.WEIGHT})


@dataclass(frozen=True, slots=True)
class Goal:
    """`target` in the unit of its kind; `upper` closes a range, as in 3 to 5 hours a week.

    `exercise` says of what, where there are several: the lift behind a strength goal, or the leg of a balance, which
    without one is of the weaker leg. `note` says what it is for, in the athlete's words.
    """

    kind: GoalKind
    target: float
    upper: float | None = None
    by: date | None = None
    exercise: str | None = None
    note: str = ""
