"""How tired each muscle is from lifting, and which workouts need it.

The marks are a convention: no standard says how many sets are too many for three days.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.body.sore_places import muscles_at
from domain.metrics.finding import Finding
from domain.metrics.muscles import shares
from domain.training.reading import Reading, ReadingKind
from domain.training.series import MuscleDay
from domain.training.sport import Sport
from domain.training.workout import Workout

# What it is known by.
HARD_SETS, SORENESS = "hard_sets", "soreness"
WINDOW_DAYS = 3
USUAL_DAYS = 28
# What is usual shows only after a while: in the first weeks with the coach everything would look like too much.
LEAST_USUAL_DAYS = 14
# Two sets in three days are nothing to recover from, however little was usual before.
LEAST_USUAL_SETS = 2.0
LOADED_TIMES, FATIGUED_TIMES = 1.5, 2.0
LOADED_SORENESS, FATIGUED_SORENESS = 4.0, 6.0
SORENESS_DAYS = 2

_LEGS = frozenset({"quads", "hamstrings", "glutes", "calves"})
_OF_SPORT = {
    Sport.RUN: _LEGS,
    Sport.RIDE: _LEGS,
    Sport.SWIM: frozenset({"back", "front_delts", "side_delts", "rear_delts"}),
}


class MuscleState(StrEnum):
    FRESH = "fresh"
    LOADED = "loaded"
    FATIGUED = "fatigued"


@dataclass(frozen=True, slots=True)
class MuscleFatigue:
    """`reason` is the graver of two: `hard_sets`, how many times the usual of three days, or `soreness` of 10.

    Its threshold is the mark of the state, for a fresh muscle the one that it stays under.
    """

    muscle: str
    state: MuscleState
    reason: Finding


def muscle_fatigue(sets: Iterable[MuscleDay], readings: Iterable[Reading], today: date) -> tuple[MuscleFatigue, ...]:
    """Every muscle that has sets or soreness to go by, by name; today counts.

    The hard sets of three days are held against the mean of three days in the four weeks before them. Twice of that is
    fatigue only where it is also more than any three days of those weeks: what a muscle does every week is no surprise
    to it. With less than two weeks of sets before, they say nothing. Soreness is what was told last of each place,
    today or yesterday.
    """
    by_muscle: dict[str, dict[date, float]] = {}
    for each in sets:
        by_muscle.setdefault(each.name, {})[each.day] = each.sets
    usual = _usual_days((day for days in by_muscle.values() for day in days), today)
    sore = _soreness(readings, today)
    lifted = {muscle: _by_sets(muscle, days, usual, today) for muscle, days in by_muscle.items()} if usual else {}
    return tuple(_graver(lifted.get(muscle), _by_soreness(muscle, sore)) for muscle in sorted({*lifted, *sore}))


def fatigued(found: Iterable[MuscleFatigue]) -> tuple[str, ...]:
    return tuple(each.muscle for each in found if each.state is MuscleState.FATIGUED)


def muscles_used(workout: Workout) -> frozenset[str]:
    """What its exercises train, or help with; of runs and rides the legs, of swims back and shoulders."""
    if workout.sport is Sport.STRENGTH:
        return frozenset(muscle for planned in workout.exercises for muscle in shares(planned.exercise))
    return _OF_SPORT.get(workout.sport, frozenset())


def affected(workouts: Iterable[Workout], tired: Iterable[str]) -> tuple[Workout, ...]:
    """Those that use one of these muscles, in their order."""
    muscles = frozenset(tired)
    return tuple(workout for workout in workouts if muscles_used(workout) & muscles)


def _usual_days(days: Iterable[date], today: date) -> int:
    """How many days before the last three are known, 28 at most; 0 where they are too few."""
    known = (today - min(days, default=today)).days - WINDOW_DAYS + 1
    return min(USUAL_DAYS, known) if known >= LEAST_USUAL_DAYS else 0


def _graver(*found: MuscleFatigue | None) -> MuscleFatigue:
    order = list(MuscleState).index
    return max((each for each in found if each is not None), key=lambda each: order(each.state))


def _by_sets(muscle: str, sets: Mapping[date, float], usual_days: int, today: date) -> MuscleFatigue:
    """`sets` by day; the four weeks end before the last three days, of `usual_days` something is known."""
    since = today - timedelta(WINDOW_DAYS)
    before = {day: done for day, done in sets.items() if since - timedelta(USUAL_DAYS) < day <= since}
    now = sum(done for day, done in sets.items() if since < day <= today)
    times = now / max(LEAST_USUAL_SETS, sum(before.values()) * WINDOW_DAYS / usual_days)
    if times >= FATIGUED_TIMES and now > _most(before):
        return MuscleFatigue(muscle, MuscleState.FATIGUED, Finding(HARD_SETS, times, FATIGUED_TIMES))
    state = MuscleState.LOADED if times >= LOADED_TIMES else MuscleState.FRESH
    return MuscleFatigue(muscle, state, Finding(HARD_SETS, times, LOADED_TIMES))


def _most(before: Mapping[date, float]) -> float:
    """In any three days that begin with sets."""
    spans = (sum(before.get(day + timedelta(offset), 0.0) for offset in range(WINDOW_DAYS)) for day in before)
    return max(spans, default=0.0)


def _by_soreness(muscle: str, sore: Mapping[str, float]) -> MuscleFatigue | None:
    score = sore.get(muscle)
    if score is None:
        return None
    if score >= FATIGUED_SORENESS:
        return MuscleFatigue(muscle, MuscleState.FATIGUED, Finding(SORENESS, score, FATIGUED_SORENESS))
    state = MuscleState.LOADED if score >= LOADED_SORENESS else MuscleState.FRESH
    return MuscleFatigue(muscle, state, Finding(SORENESS, score, LOADED_SORENESS))


def _soreness(readings: Iterable[Reading], today: date) -> dict[str, float]:
    """The highest score of each muscle, from the last that was told of each place."""
    last: dict[str, Reading] = {}
    for reading in _lately(readings, today):
        if reading.exercise not in last or last[reading.exercise].day < reading.day:
            last[reading.exercise] = reading
    scores: dict[str, float] = {}
    for place, reading in last.items():
        for muscle in muscles_at(place):
            scores[muscle] = max(reading.value, scores.get(muscle, 0.0))
    return scores


def _lately(readings: Iterable[Reading], today: date) -> Iterator[Reading]:
    for reading in readings:
        if reading.kind is ReadingKind.SORENESS and 0 <= (today - reading.day).days < SORENESS_DAYS:
            yield reading
