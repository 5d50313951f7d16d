"""The safety rules every plan change passes, when it is proposed and again when it is applied.

Thresholds come from configuration as one frozen value; none of them may be looser than its hard bound here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from domain.athlete.availability import Availability
from domain.errors import Configuration
from domain.plan.diff import WorkoutDiff, difference
from domain.plan.plan import Blueprint
from domain.plan.schedule import Schedule, entered
from domain.training.sport import Sport

RAMP_WEEKS = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """What a plan may ask of a body, and when the signs of fatigue count.

    `ramp_percentage_max`: weekly minutes over the largest of the last three weeks; `ramp_minutes_free` may always be
    added, or a small week could never grow. `run_spike_max`: a run over the longest of the last 30 days (Frandsen
    2025). `llm_volume_change_max`: how much a proposal may add to one session or one week. `ctl_atl_ratio_max` is
    held against ATL/CTL, the direction that means fatigue. `overrides_allowed`: an athlete may hold values of their
    own, inside the same bounds.
    """

    overrides_allowed: bool = True
    ramp_percentage_max: float = 0.10
    ramp_minutes_free: int = 20
    run_spike_max: float = 0.10
    first_run_minutes_max: int = 35
    llm_volume_change_max: float = 0.20
    hard_days_per_week_max: int = 3
    hard_days_gap_min: int = 2
    rest_days_per_week_min: int = 1
    ctl_atl_ratio_max: float = 1.3
    hrv_drop_zscore: float = -1.0
    sleep_min_hours: float = 6.0

    def __post_init__(self) -> None:
        for name, (lowest, highest) in HARD_BOUNDS.items():
            if not lowest <= getattr(self, name) <= highest:
                raise Configuration("limit_too_loose", limit=name, lowest=lowest, highest=highest)

    def overridden(self, own: Mapping[str, float]) -> "Limits":
        """These limits with the athlete's own values. Raises Configuration for an unknown or a too loose one."""
        if not self.overrides_allowed or not own:
            return self
        unknown = own.keys() - HARD_BOUNDS.keys()
        if unknown:
            raise Configuration("unknown_limit", limit=min(unknown))
        return replace(self, **own)  # type: ignore[arg-type]


HARD_BOUNDS: dict[str, tuple[float, float]] = {
    "ramp_percentage_max": (0.0, 0.15),
    "ramp_minutes_free": (0, 30),
    "run_spike_max": (0.0, 0.15),
    "first_run_minutes_max": (0, 45),
    "llm_volume_change_max": (0.0, 0.25),
    "hard_days_per_week_max": (0, 4),
    "hard_days_gap_min": (2, 7),
    "rest_days_per_week_min": (1, 6),
    "ctl_atl_ratio_max": (1.0, 1.5),
    "hrv_drop_zscore": (-2.0, -0.5),
    "sleep_min_hours": (5.0, 9.0),
}


@dataclass(frozen=True, slots=True)
class Situation:
    """What the rules need to know beside the plan: the day, the athlete's days, and what was really done lately.

    `recent_weeks_minutes`: training minutes of the three calendar weeks before this one, oldest first.
    `longest_run_minutes`: of the last 30 days, None where there was no run. `race_days`: of the races that the athlete
    entered; how long those are is no plan's choice, so their minutes are held against nothing. They stay hard days.
    """

    today: date
    availability: Availability = field(default_factory=Availability)
    recent_weeks_minutes: tuple[float, ...] = ()
    longest_run_minutes: float | None = None
    race_days: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Violation:
    """Which rule, on which day, with the value found and the value allowed."""

    rule: str
    day: date
    value: float
    allowed: float
    workout_id: str = ""


def violations(plan: Blueprint, limits: Limits, situation: Situation) -> tuple[Violation, ...]:
    """Every rule that the plan breaks from today on."""
    return _broken(Schedule.of(plan, situation.today, situation.race_days), limits, situation)


def new_violations(
    before: Blueprint, after: Blueprint, limits: Limits, situation: Situation, *, own: bool = False
) -> tuple[Violation, ...]:
    """What a change makes worse; an athlete's own plan is not refused for what it already was.

    `own`: the athlete wrote the change, and how much it adds at once is theirs to decide; every other rule holds.
    """
    was, planned = (Schedule.of(plan, situation.today, situation.race_days) for plan in (before, after))
    known = {_key(old): old.value for old in _broken(was, limits, situation)}
    for day in _gaining_days(before, after):
        known.pop(("day_capacity", day), None)
    worse = (
        found
        for found in _broken(planned, limits, situation)
        if abs(found.value - found.allowed) > abs(known.get(_key(found), found.allowed) - found.allowed)
    )
    diffs = difference(before, after)
    grown = () if own else (*_grown_sessions(diffs, limits), *_grown_weeks(was, planned, limits))
    return (*worse, *_changed_past(diffs, situation), *grown)


def ramp_minutes(weeks: Sequence[float], limits: Limits) -> float | None:
    """The most that the week after these may hold, in minutes, the oldest first; None where three are not known."""
    if len(weeks) < RAMP_WEEKS:
        return None
    reference = max(weeks[-RAMP_WEEKS:])
    return max(_plus(reference, limits.ramp_percentage_max), reference + limits.ramp_minutes_free)


def _broken(schedule: Schedule, limits: Limits, situation: Situation) -> tuple[Violation, ...]:
    return tuple(found for rule in RULES for found in rule(schedule, limits, situation))


def _key(found: Violation) -> tuple[str, date | str]:
    """A rule about one workout follows it to another day."""
    return (found.rule, found.workout_id or found.day)


def _gaining_days(before: Blueprint, after: Blueprint) -> set[date]:
    """Days are absolute: one that is too full or blocked takes nothing in exchange for what leaves it."""
    there = {(identity, workout.day) for identity, workout in before.workouts.items()}
    return {workout.day for identity, workout in after.workouts.items() if (identity, workout.day) not in there}


def _day_capacity(schedule: Schedule, limits: Limits, situation: Situation) -> Iterator[Violation]:
    del limits
    for day in schedule.days_ahead:
        allowed, planned = situation.availability.minutes_on(day), schedule.days[day].minutes
        if planned > allowed:
            yield Violation("day_capacity", day, planned, allowed)


def _weekly_ramp(schedule: Schedule, limits: Limits, situation: Situation) -> Iterator[Violation]:
    weeks = list(situation.recent_weeks_minutes)
    for monday, week in schedule.weeks_ahead:
        planned = week.minutes
        allowed = ramp_minutes(weeks, limits)
        if allowed is not None and planned > allowed:
            yield Violation("weekly_ramp", monday, planned, allowed)
        weeks.append(planned)


def _run_spike(schedule: Schedule, limits: Limits, situation: Situation) -> Iterator[Violation]:
    longest = situation.longest_run_minutes
    for workout in schedule.ahead:
        if workout.sport is not Sport.RUN or entered(workout, situation.race_days):
            continue
        allowed = limits.first_run_minutes_max if longest is None else _plus(longest, limits.run_spike_max)
        if workout.minutes > allowed:
            yield Violation("run_spike", workout.day, workout.minutes, allowed, workout.id)
        longest = max(longest or 0, min(workout.minutes, allowed))


def _hard_spacing(schedule: Schedule, limits: Limits, situation: Situation) -> Iterator[Violation]:
    for earlier, later in pairwise(schedule.hard):
        gap = (later - earlier).days
        if later >= situation.today and gap < limits.hard_days_gap_min:
            yield Violation("hard_days_gap", later, gap, limits.hard_days_gap_min)


def _hard_days(schedule: Schedule, limits: Limits, situation: Situation) -> Iterator[Violation]:
    del situation
    for monday, week in schedule.weeks_ahead:
        if week.demanding > limits.hard_days_per_week_max:
            yield Violation("hard_days_per_week", monday, week.demanding, limits.hard_days_per_week_max)


def _rest_days(schedule: Schedule, limits: Limits, situation: Situation) -> Iterator[Violation]:
    del situation
    for monday, week in schedule.weeks_ahead:
        if week.rest_days < limits.rest_days_per_week_min:
            yield Violation("rest_days", monday, week.rest_days, limits.rest_days_per_week_min)


RULES: tuple[Callable[[Schedule, Limits, Situation], Iterator[Violation]], ...] = (
    _day_capacity,
    _weekly_ramp,
    _run_spike,
    _hard_spacing,
    _hard_days,
    _rest_days,
)


def _changed_past(diffs: Iterable[WorkoutDiff], situation: Situation) -> Iterator[Violation]:
    for diff in diffs:
        earliest = min(workout.day for workout in (diff.before, diff.after) if workout is not None)
        if earliest < situation.today:
            yield Violation("past_day", earliest, 1, 0, diff.workout_id)


def _grown_sessions(diffs: Iterable[WorkoutDiff], limits: Limits) -> Iterator[Violation]:
    for diff in diffs:
        if diff.before and diff.after:
            allowed = _plus(diff.before.minutes, limits.llm_volume_change_max)
            if diff.after.minutes > allowed:
                yield Violation("session_growth", diff.after.day, diff.after.minutes, allowed, diff.workout_id)


def _grown_weeks(was: Schedule, now: Schedule, limits: Limits) -> Iterator[Violation]:
    for monday, week in now.weeks_ahead:
        before = was.week(monday).minutes
        allowed = _plus(before, limits.llm_volume_change_max)
        if before and week.minutes > allowed:
            yield Violation("week_growth", monday, week.minutes, allowed)


def _plus(minutes: float, share: float) -> float:
    """100 minutes and 15 % are 115, whatever binary fractions make of it."""
    return round(minutes * (1 + share), 6)
