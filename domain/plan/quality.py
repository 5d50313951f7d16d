"""Quality of a run: how close it came to its planned distance and pace, from 0 to 100."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from domain.metrics.heat import in_heat
from domain.training.activity import Activity, Lap
from domain.training.sport import Sport
from domain.training.workout import HARD_PURPOSES, Purpose, StepKind, Target, TargetKind, Workout
from domain.units import METRES_PER_MILE

DISTANCE_FREE_MI, DISTANCE_FALL_MI = 0.5, 2.0
PACE_FREE_S, PACE_FALL_S = 15.0, 60.0
SLOW_FREE_S = 60.0  # an easy run is never too easy by a minute a mile; too fast is its usual fault
UNHURRIED = frozenset({Purpose.RECOVERY, Purpose.EASY, Purpose.LONG})
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Quality:
    """`hit` where every part is inside its tolerance. A part is None where the plan or the watch is silent on it."""

    score: int
    hit: bool
    distance: float | None
    pace: float | None


def quality(workout: Workout, activity: Activity) -> Quality | None:
    """Full inside half a mile and 15 s a mile, falling to 0 at two miles and 60 s beyond.

    None for anything but a run, and for a run planned without distance and pace: the tolerances are a runner's.
    Between the ends of a pace range there is no deviation. Intervals are judged by their work laps, or not at all.
    """
    if workout.sport is not Sport.RUN or activity.sport is not Sport.RUN:
        return None
    distance, pace = _distance_part(workout, activity), _pace_part(workout, activity)
    parts = [part for part in (distance, pace) if part is not None]
    if not parts:
        return None
    score = math.floor(math.fsum(parts) / len(parts) + 0.5)
    return Quality(score, all(part >= 100 - ROUNDING for part in parts), distance, pace)


def pace_off(workout: Workout, activity: Activity) -> float | None:
    """Seconds a mile outside the planned range, above 0 too slow, below 0 too fast; None where there is no judging.

    In heat a pace is no target any more, and slower is as it should be.
    """
    off = _off(workout, activity)
    return 0.0 if off is not None and off > 0 and in_heat(activity) else off


def slowed_by_heat(workout: Workout, activity: Activity) -> bool:
    """Slower than planned by more than what counts as on pace, in heat."""
    off = _off(workout, activity)
    return off is not None and off > PACE_FREE_S and in_heat(activity)


def _off(workout: Workout, activity: Activity) -> float | None:
    target, speed = pace_target(workout), judged_speed(workout, activity)
    if target is None or not speed:
        return None
    pace = _pace(speed)
    too_slow, too_fast = pace - _pace(target.low), _pace(target.high) - pace
    return max(too_slow, 0.0) or -max(too_fast, 0.0)


def _distance_part(workout: Workout, activity: Activity) -> float | None:
    if not workout.distance_m or activity.distance_m is None:
        return None
    off_mi = abs(activity.distance_m - workout.distance_m) / METRES_PER_MILE
    return _fall(off_mi, DISTANCE_FREE_MI, DISTANCE_FALL_MI)


def _pace_part(workout: Workout, activity: Activity) -> float | None:
    off = pace_off(workout, activity)
    if off is None:
        return None
    return _fall(abs(off), SLOW_FREE_S if off > 0 and workout.purpose in UNHURRIED else PACE_FREE_S, PACE_FALL_S)


def _fall(off: float, free: float, fall: float) -> float:
    return 100 * min(1.0, max(0.0, 1 - (off - free) / fall))


def _pace(speed_m_per_s: float) -> float:
    return METRES_PER_MILE / speed_m_per_s if speed_m_per_s > 0 else math.inf


def pace_target(workout: Workout) -> Target | None:
    """The one range of all work; a session of several paces has none."""
    targets = {step.target for block in workout.blocks for step in block.steps if step.kind is StepKind.WORK}
    only = targets.pop() if len(targets) == 1 else None
    return only if only is not None and only.kind is TargetKind.SPEED else None


def judged_speed(workout: Workout, activity: Activity) -> float | None:
    """In m/s, of what the workout is about; None where the recording does not tell.

    A watch that followed the workout has one lap for each step; those of the work steps are what counts.
    """
    steps = [step for block in workout.blocks for _ in range(block.repeat) for step in block.steps]
    if len(activity.laps) == len(steps):
        work = [lap for lap, step in zip(activity.laps, steps, strict=True) if step.kind is StepKind.WORK]
        speed = _speed(work)
        if speed:
            return speed
    interrupted = any(step.kind is not StepKind.WORK for step in steps)
    if (workout.purpose in HARD_PURPOSES and interrupted) or not activity.distance_m or activity.moving_s <= 0:
        return None
    return activity.distance_m / activity.moving_s


def _speed(laps: Sequence[Lap]) -> float | None:
    seconds = math.fsum(lap.seconds for lap in laps)
    if not seconds or any(lap.distance_m is None for lap in laps):
        return None
    return math.fsum(lap.distance_m or 0.0 for lap in laps) / seconds
