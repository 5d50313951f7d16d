"""What a note after a workout says, as data: every figure in the message is a field here."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.metrics.load_methods import LoadMethod
from domain.metrics.suggestion import Suggestion
from domain.plan.counts_as import CountsAs
from domain.plan.lifting import Lifting
from domain.training.workout import Purpose, Target, Workout


class SessionVerdict(StrEnum):
    """Exactly one; `extra` was not planned, and of a race only its time is told."""

    AS_PLANNED = "as_planned"
    TOO_HARD = "too_hard"
    EASIER = "easier"
    CUT_SHORT = "cut_short"
    LONGER = "longer"
    EXTRA = "extra"
    RACED = "raced"


class Gap(StrEnum):
    """What the recording does not tell, and others of this sport do."""

    HEART_RATE = "heart_rate"
    DISTANCE = "distance"
    SETS = "sets"


@dataclass(frozen=True, slots=True)
class Planned:
    """What it was to be. `target` is the one pace of its work, None where the recording does not tell how fast that
    was; `rpe` is how hard its purpose is meant to feel.
    """

    day: date
    title: str
    purpose: Purpose
    minutes: int
    distance_m: float | None
    target: Target | None
    rpe: float


@dataclass(frozen=True, slots=True)
class Top:
    """Of one exercise the set that was worth most, and how many sets of work there were."""

    exercise: str
    sets: int
    reps: int | None
    weight_kg: float | None
    rpe: float | None


@dataclass(frozen=True, slots=True)
class Like:
    """The middle of the last three to five sessions that were like it, and its own `speed`, both of whole sessions."""

    n: int
    own_speed_m_per_s: float
    speed_m_per_s: float
    average_hr: float | None


@dataclass(frozen=True, slots=True)
class NextLift:
    exercise: str
    suggestion: Suggestion


@dataclass(frozen=True, slots=True)
class SessionNote:
    """One session. `speed_m_per_s` is that of its work where laps tell, else of all of it.

    Only what is unusual is there of `load` beside `usual_load`, `decoupling_percent`, and `felt_off`: how far the RPE
    is from what was meant. `heat_c` is there where heat explains a pace that was slower than planned, or than usual.
    `load_instead` is there where a better method gave what no body can: that one, and the one the load is by.
    `max_hr_passed` is the athlete's highest heart rate where the average of this session is above it, which cannot be.
    `rpe` is None where it may be asked for; `counts_as` is None where there is no plan.
    """

    day: date
    sport: str
    title: str
    verdict: SessionVerdict
    minutes: int
    planned: Planned | None = None
    distance_m: float | None = None
    speed_m_per_s: float | None = None
    average_hr: float | None = None
    average_power_w: float | None = None
    pool_in_yards: bool | None = None
    lifting: Lifting | None = None
    tops: tuple[Top, ...] = ()
    like: Like | None = None
    load: float = 0.0
    usual_load: float | None = None
    decoupling_percent: float | None = None
    rpe: float | None = None
    felt_off: float | None = None
    heat_c: float | None = None
    load_instead: tuple[LoadMethod, LoadMethod] | None = None
    max_hr_passed: float | None = None
    next_lifts: tuple[NextLift, ...] = ()
    coming: Workout | None = None
    gaps: tuple[Gap, ...] = ()
    counts_as: CountsAs | None = None
