"""What an evening review says, as data: every figure in the message is a field here."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from domain.athlete.athlete import Units
from domain.plan.adherence import Verdict
from domain.plan.lifting import Lifting
from domain.plan.proposal import Reason
from domain.training.freshness import Freshness


class SessionState(StrEnum):
    """`open` is planned for today or yesterday and may still be done or arrive; `extra` was not planned."""

    DONE = "done"
    PARTIAL = "partial"
    MISSED = "missed"
    OPEN = "open"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session of the day, planned against done; `lifting` where its sets were recorded."""

    sport: str
    title: str
    state: SessionState
    planned_minutes: int | None = None
    done_minutes: int | None = None
    lifting: Lifting | None = None


@dataclass(frozen=True, slots=True)
class SportWeek:
    """Minutes of one sport in this calendar week: what the whole week plans, and what is done so far."""

    sport: str
    planned_minutes: int
    done_minutes: int


class GoalStanding(StrEnum):
    REACHED = "reached"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    NO_TREND = "no_trend"
    NO_READING = "no_reading"


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One goal in one line; the three dates are when the trend reaches it, with its 95 % interval.

    `exercise` is of what, as in the goal: a lift, or a leg. `pace_share` is how fast it moves over how fast it would
    have to, for the day it is wanted by, which is `required_per_week`; None without one.
    """

    kind: str
    target: float
    standing: GoalStanding
    upper: float | None = None
    exercise: str | None = None
    by: date | None = None
    current: float | None = None
    eta: date | None = None
    eta_first: date | None = None
    eta_last: date | None = None
    pace_share: float | None = None
    required_per_week: float | None = None


@dataclass(frozen=True, slots=True)
class FitnessCurve:
    """Ninety days up to the review, oldest first; None where nothing is known yet."""

    fitness: tuple[float | None, ...]
    fatigue: tuple[float | None, ...]
    form: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """Fitness, fatigue and recovery after today. `form_percent` is form in per cent of fitness.

    `load_as_of` is the day after which loads are unknown, None where they are known up to today.
    """

    ctl: float | None = None
    atl: float | None = None
    form: float | None = None
    form_percent: float | None = None
    warming_up: bool = False
    hrv_ms: float | None = None
    hrv_z: float | None = None
    hrv_nights: int = 0
    sleep_hours: float | None = None
    days_since_hard: int | None = None
    load_as_of: date | None = None


@dataclass(frozen=True, slots=True)
class EveningReview:
    """One athlete's evening. `adherence` in per cent over seven days, `due` the workouts behind it.

    `adherence_28` is None where the plan is too young for it to say more. `units` are the athlete's: figures here are
    metric whatever they are.
    """

    day: date
    verdict: Verdict
    reasons: tuple[Reason, ...]
    today: tuple[SessionLine, ...]
    adherence: float | None
    due: int
    adherence_28: float | None
    week: tuple[SportWeek, ...]
    condition: Condition
    goals: tuple[GoalLine, ...]
    curve: FitnessCurve
    has_plan: bool = True
    freshness: tuple[Freshness, ...] = ()
    units: Units = field(default_factory=Units)

    @property
    def week_planned_minutes(self) -> int:
        return sum(sport.planned_minutes for sport in self.week)

    @property
    def week_done_minutes(self) -> int:
        return sum(sport.done_minutes for sport in self.week)
