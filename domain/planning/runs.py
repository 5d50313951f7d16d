"""What runs are made of."""

import math

from domain.planning.intensity import Quality
from domain.planning.paces import Effort, Paces
from domain.planning.sketch import Sketch, edges_s, once, timed
from domain.race.race import Race
from domain.training.sport import Sport
from domain.training.validity import LONGEST_TITLE, MINUTES
from domain.training.workout import Block, Purpose, Step, StepKind
from domain.units import METRES_PER_KM

STRIDES, STRIDE_S, STRIDE_REST_S = 4, 20, 60
# Shorter than this, marathon pace inside a long run is not worth its effort.
LEAST_MARATHON_MINUTES = 10
EASY_AROUND_MINUTES = 20
# A distance said to the last metre would pretend.
DISTANCE_STEP_M = 100


def easy_run(minutes: int, paces: Paces, purpose: Purpose = Purpose.EASY) -> Sketch:
    """All of it at one easy pace; a long run is the same with another purpose."""
    title = "Long run" if purpose is Purpose.LONG else "Easy run"
    return _run(title, purpose, minutes, once(timed(StepKind.WORK, minutes * 60, paces.easy.target)), paces)


def strides(minutes: int, paces: Paces) -> Sketch:
    """An easy run with a few short fast stretches near its end, which tire nobody."""
    fast_s = STRIDES * (STRIDE_S + STRIDE_REST_S)
    stride = timed(StepKind.WORK, STRIDE_S, note="fast and relaxed, no sprint")
    blocks = (
        *once(timed(StepKind.WORK, minutes * 60 - fast_s, paces.easy.target)),
        Block((stride, timed(StepKind.RECOVERY, STRIDE_REST_S)), STRIDES),
    )
    return _run("Easy run with strides", Purpose.EASY, minutes, blocks, paces)


def marathon_long_run(minutes: int, paces: Paces, most: float) -> Sketch:
    """A long run with at most so many minutes at marathon pace before its last ten; without them where it is short."""
    fast = min(int(most), minutes - EASY_AROUND_MINUTES)
    if fast < LEAST_MARATHON_MINUTES:
        return easy_run(minutes, paces, Purpose.LONG)
    blocks = once(
        timed(StepKind.WORK, (minutes - fast - 10) * 60, paces.easy.target),
        timed(StepKind.WORK, fast * 60, paces.marathon.target, "marathon pace"),
        timed(StepKind.COOLDOWN, 600, paces.easy.target),
    )
    title = f"Long run, {fast} min at marathon pace"
    return _run(title, Purpose.LONG, minutes, blocks, paces, (fast, paces.marathon))


def fast_run(minutes: int, paces: Paces, quality: Quality, week_minutes: float) -> Sketch:
    """Repeats, as many as the week allows; an easy run with strides where not even two of them fit."""
    most = quality.dose.work_minutes(quality.effort, week_minutes, paces)
    fitted = quality.dose.fitted(most, minutes)
    if fitted is None:
        return strides(minutes, paces)
    count, work, jog = fitted
    warm_up_s, cool_down_s = edges_s(minutes, count * (work + jog) * 60)
    repeat = timed(StepKind.WORK, work * 60, quality.effort.target, quality.feel)
    blocks = (
        *once(timed(StepKind.WARMUP, warm_up_s, paces.easy.target)),
        Block((repeat, timed(StepKind.RECOVERY, jog * 60)), count),
        *once(timed(StepKind.COOLDOWN, cool_down_s, paces.easy.target)),
    )
    title = f"{count} × {work} min {quality.words}"
    return _run(title, quality.purpose, minutes, blocks, paces, (count * work, quality.effort))


def race_run(race: Race, paces: Paces) -> Sketch:
    """The race itself; how long it takes is estimated."""
    minutes = math.ceil(race.distance_m / METRES_PER_KM * paces.race.s_per_km / 60)
    return Sketch(
        sport=Sport.RUN,
        title=race.name.strip()[:LONGEST_TITLE] or "Race",
        purpose=Purpose.RACE,
        minutes=int(min(max(minutes, 1), MINUTES.high)),
        blocks=once(Step(StepKind.WORK, distance_m=race.distance_m, target=paces.race.target)),
        distance_m=race.distance_m,
    )


def _run(
    title: str,
    purpose: Purpose,
    minutes: int,
    blocks: tuple[Block, ...],
    paces: Paces,
    fast: tuple[int, Effort] | None = None,
) -> Sketch:
    return Sketch(Sport.RUN, title, purpose, minutes, blocks, distance_m=_distance_m(minutes, paces, fast))


def _distance_m(minutes: int, paces: Paces, fast: tuple[int, Effort] | None) -> float | None:
    """By the middle of each range; None where nobody knows how fast the athlete is."""
    if paces.easy.target is None:
        return None
    fast_minutes, effort = fast or (0, paces.easy)
    easy_m = (minutes - fast_minutes) * 60 / paces.easy.s_per_km * METRES_PER_KM
    fast_m = fast_minutes * 60 / effort.s_per_km * METRES_PER_KM
    return float(max(1, round((easy_m + fast_m) / DISTANCE_STEP_M)) * DISTANCE_STEP_M)
