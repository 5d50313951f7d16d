"""A morning brief: from what is known of the night and the plan to the advice, as data; each figure is a field here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.athlete.athlete import Athlete
from domain.body.flags import Flagged, flags
from domain.body.morning import Morning
from domain.body.readiness import Readiness, Signal, readiness
from domain.body.readiness import Reason as Found
from domain.calendar import ONE_DAY
from domain.metrics.heat import Heat
from domain.plan.execution import Execution, done_workouts
from domain.plan.patch import Op, Patch, workout_id
from domain.plan.plan import PlanVersion
from domain.plan.proposal import Reason
from domain.review.advice import Advice, Feeling, advise
from domain.review.variants import half_of
from domain.training.freshness import Freshness
from domain.training.sport import Sport
from domain.training.workout import Priority, TargetKind, Workout

DAYS_AHEAD = 2


@dataclass(frozen=True, slots=True)
class Dawn:
    """Everything a brief looks at. `tired` are muscles that have not recovered, `pains` scores of ten by place.

    `beside` are reasons told with readiness that change no score. `nightly` are the signals that came with the nights
    of the last week. `days_well` is since the last day of an illness, None without one lately. `heat` is that of the
    last run, where it was hot.
    """

    athlete: Athlete
    now: datetime
    morning: Morning
    plan: PlanVersion | None = None
    executions: tuple[Execution, ...] = ()
    tired: tuple[str, ...] = ()
    pains: Mapping[str, float] = field(default_factory=dict)
    days_well: int | None = None
    beside: tuple[Found, ...] = ()
    nightly: frozenset[Signal] = frozenset()
    freshness: tuple[Freshness, ...] = ()
    heat: Heat | None = None

    @property
    def readiness(self) -> Readiness:
        return readiness(self.morning, self.beside)

    @property
    def unknown(self) -> tuple[Signal, ...]:
        """What usually comes with a night, and did not with this one."""
        known = {
            Signal.HRV: self.morning.hrv_ms,
            Signal.SLEEP: self.morning.sleep_hours,
            Signal.RESTING_HR: self.morning.resting_hr,
        }
        return tuple(each for each, daily in known.items() if each in self.nightly and self.morning.day not in daily)


@dataclass(frozen=True, slots=True)
class Brief:
    """One athlete's morning.

    `sessions` are still to be done today, as they are planned, and `done` are the titles of those that are over.
    `easier` are those that the advice changes, as it would have them, and `dropped` the ids of those it takes away.
    `shorter` is the first session in about half its time, where it goes as planned. `ahead` is the next session of the
    next two days that wants fresh legs. `heat` is there where a pace of today may have to give way to it.
    """

    day: date
    advice: Advice
    reasons: tuple[Reason, ...]
    readiness: Readiness
    flagged: tuple[Flagged, ...] = ()
    unknown: tuple[Signal, ...] = ()
    sessions: tuple[Workout, ...] = ()
    easier: tuple[Workout, ...] = ()
    dropped: tuple[str, ...] = ()
    shorter: Workout | None = None
    done: tuple[str, ...] = ()
    ahead: Workout | None = None
    has_plan: bool = True
    freshness: tuple[Freshness, ...] = ()
    heat: Heat | None = None


def brief(dawn: Dawn) -> tuple[Brief, Patch]:
    """The brief, and what would have to change for its advice; the same morning gives the same advice."""
    day, found = dawn.morning.day, dawn.readiness
    today = dawn.plan.blueprint.between(day, day) if dawn.plan else ()
    over = done_workouts(dawn.executions)
    sessions = tuple(workout for workout in today if workout.id not in over)
    advised = advise(sessions, Feeling(found, dawn.tired, dawn.pains, dawn.morning.told.sick, dawn.days_well))
    told = Brief(
        day=day,
        advice=advised.advice,
        reasons=advised.reasons,
        readiness=found,
        flagged=flags(dawn.morning),
        unknown=dawn.unknown,
        sessions=sessions,
        dropped=tuple(workout_id(each.path) for each in advised.changes if each.op is Op.REMOVE),
        easier=tuple(each.value for each in advised.changes if isinstance(each.value, Workout)),
        shorter=_shorter(sessions) if advised.advice is Advice.GO else None,
        done=tuple(workout.title for workout in today if workout.id in over),
        ahead=_ahead(dawn),
        has_plan=dawn.plan is not None,
        freshness=dawn.freshness,
        heat=dawn.heat if any(map(is_paced, sessions)) else None,
    )
    return told, advised.changes


def is_paced(workout: Workout) -> bool:
    """A run in which some part has a pace."""
    steps = (step for block in workout.blocks for step in block.steps)
    return workout.sport is Sport.RUN and any(
        step.target is not None and step.target.kind is TargetKind.SPEED for step in steps
    )


def _shorter(sessions: tuple[Workout, ...]) -> Workout | None:
    """Half of what matters most today, where that is still something."""
    first = min(sessions, key=lambda workout: list(Priority).index(workout.priority), default=None)
    return None if first is None else half_of(first)


def _ahead(dawn: Dawn) -> Workout | None:
    if dawn.plan is None:
        return None
    first, last = dawn.morning.day + ONE_DAY, dawn.morning.day + DAYS_AHEAD * ONE_DAY
    over = done_workouts(dawn.executions)
    coming = (each for each in dawn.plan.blueprint.between(first, last) if each.id not in over)
    return next((workout for workout in coming if workout.hard or workout.priority is Priority.KEY), None)
