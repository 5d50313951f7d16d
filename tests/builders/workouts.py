"""Workouts as plans hold them, of all four sports: strategies for properties."""

from datetime import date

from hypothesis import strategies as st

from domain.training.exercises import CATALOGUE
from domain.training.sport import Sport, Stroke
from domain.training.workout import (
    Block,
    PlannedExercise,
    Priority,
    Purpose,
    Step,
    StepKind,
    Target,
    TargetKind,
    Workout,
)
from domain.units import METRES_PER_YARD

POOLS = ((25.0, False), (50.0, False), (25 * METRES_PER_YARD, True))
_WORDS = st.text("abcdefghij klmnopq ×–é", max_size=40)
_IDS = st.from_regex(r"w-[a-z0-9]{4}", fullmatch=True)
_DAYS = st.dates(date(2020, 1, 1), date(2090, 1, 1))


def _ranges(kind: TargetKind, low: int, high: int, per_unit: int = 1) -> st.SearchStrategy[Target]:
    ends = st.lists(st.integers(low * per_unit, high * per_unit), min_size=2, max_size=2, unique=True)
    return ends.map(lambda it: Target(kind, min(it) / per_unit, max(it) / per_unit))


_SPEEDS = _ranges(TargetKind.SPEED, 1, 12, per_unit=1000)
_HEART_RATES = _ranges(TargetKind.HEART_RATE, 60, 200)
_POWERS = _ranges(TargetKind.POWER, 50, 600)
_TARGETS = {Sport.RUN: _SPEEDS | _HEART_RATES, Sport.RIDE: _POWERS | _HEART_RATES, Sport.SWIM: _SPEEDS}


def _dry_steps(sport: Sport) -> st.SearchStrategy[Step]:
    """Steps on land, ended by time, by distance or by the lap button."""
    shared = {"kind": st.sampled_from(StepKind), "target": st.none() | _TARGETS[sport], "note": _WORDS}
    by_time = st.builds(Step, **shared, seconds=st.integers(10, 7200).map(float))
    by_distance = st.builds(Step, **shared, distance_m=st.integers(100, 40_000).map(float))
    return by_time | by_distance | st.builds(Step, **shared)


def _swim_steps(pool_length_m: float) -> st.SearchStrategy[Step]:
    """Whole lengths, with or without a send-off, and rests at the wall."""
    swum = st.builds(
        Step,
        kind=st.sampled_from([StepKind.WARMUP, StepKind.WORK, StepKind.COOLDOWN]),
        distance_m=st.integers(1, 60).map(lambda lengths: lengths * pool_length_m),
        sendoff_s=st.none() | st.integers(15, 600).map(float),
        target=st.none() | _TARGETS[Sport.SWIM],
        stroke=st.none() | st.sampled_from(Stroke),
        note=_WORDS,
    )
    return swum | st.builds(Step, kind=st.just(StepKind.REST), seconds=st.none() | st.integers(5, 300).map(float))


def _blocks(steps: st.SearchStrategy[Step]) -> st.SearchStrategy[tuple[Block, ...]]:
    block = st.builds(Block, steps=st.lists(steps, min_size=1, max_size=4).map(tuple), repeat=st.integers(1, 12))
    return st.lists(block, min_size=1, max_size=5).map(tuple)


@st.composite
def _exercises(draw: st.DrawFn) -> PlannedExercise:
    low = draw(st.integers(1, 20))
    return PlannedExercise(
        exercise=draw(st.sampled_from(sorted(CATALOGUE))),
        sets=draw(st.integers(1, 8)),
        reps_low=low,
        reps_high=low + draw(st.integers(0, 8)),
        weight_kg=draw(st.none() | st.integers(1, 800).map(lambda quarters: quarters / 4)),
        rir=draw(st.none() | st.integers(0, 5).map(float)),
        rest_s=draw(st.none() | st.integers(0, 600).map(float)),
    )


@st.composite
def workouts(draw: st.DrawFn, sports: tuple[Sport, ...] = (*_TARGETS, Sport.STRENGTH)) -> Workout:
    """A valid workout of one of `sports`."""
    sport = draw(st.sampled_from(sports))
    pool_length_m, in_yards = draw(st.sampled_from(POOLS)) if sport is Sport.SWIM else (None, False)
    steps = _swim_steps(pool_length_m) if pool_length_m else _dry_steps(sport) if sport in _TARGETS else st.nothing()
    return Workout(
        id=draw(_IDS),
        day=draw(_DAYS),
        sport=sport,
        title=draw(_WORDS.filter(str.strip)),
        purpose=draw(st.sampled_from(Purpose)),
        minutes=draw(st.integers(10, 300)),
        priority=draw(st.sampled_from(Priority)),
        pool_length_m=pool_length_m,
        pool_in_yards=in_yards,
        blocks=draw(_blocks(steps)) if sport is not Sport.STRENGTH else (),
        exercises=tuple(draw(st.lists(_exercises(), min_size=1, max_size=6))) if sport is Sport.STRENGTH else (),
        note=draw(_WORDS),
    )
