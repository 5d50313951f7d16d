"""What strength sessions are made of: whole movement patterns, twice a week, never so heavy that legs need days.

Two days share the patterns between them. An exercise needs nothing, or what the athlete says they have; whoever said
nothing is taken for somebody in a gym, and may swap any exercise for one of its kind.
"""

from collections.abc import Iterator, Sequence

from domain.athlete.athlete import Athlete
from domain.athlete.goals import Goal
from domain.athlete.profile import Experience
from domain.planning.sketch import Sketch
from domain.training.exercises import CATALOGUE, Pattern
from domain.training.sport import Sport
from domain.training.workout import PlannedExercise, Purpose

type Movement = tuple[tuple[str, str], ...]
"""Exercises of one kind of movement, the first choice first, each with what it needs; the last one needs nothing."""

SQUAT: Movement = (("back_squat", "barbell"), ("goblet_squat", "dumbbells"), ("air_squat", ""))
HINGE: Movement = (
    ("romanian_deadlift", "barbell"),
    ("dumbbell_romanian_deadlift", "dumbbells"),
    ("single_leg_romanian_deadlift", ""),
)
PUSH: Movement = (("bench_press", "barbell"), ("dumbbell_bench_press", "dumbbells"), ("push_up", ""))
PULL: Movement = (("barbell_row", "barbell"), ("dumbbell_row", "dumbbells"), ("inverted_row", ""))
JUMP: Movement = (("box_jump", "box"), ("jumping_lunge", ""))
CORE: Movement = (("dead_bug", ""),)
LUNGE: Movement = (("split_squat", ""),)
HIPS: Movement = (("hip_thrust", "barbell"), ("single_leg_romanian_deadlift", ""))
PRESS: Movement = (("overhead_press", "barbell"), ("dumbbell_shoulder_press", "dumbbells"), ("pike_push_up", ""))
HANG: Movement = (("lat_pulldown", "cable"), ("pull_up", "pull_up_bar"), ("inverted_row", ""))
SWING: Movement = (
    ("kettlebell_swing", "kettlebell"),
    ("medicine_ball_slam", "medicine_ball"),
    ("jumping_lunge", ""),
)
TURN: Movement = (("cable_woodchop", "cable"), ("russian_twist", ""))
# What is explosive comes first, while legs are fresh.
DAYS: dict[str, tuple[Movement, ...]] = {"A": (SQUAT, PUSH, HINGE, PULL, CORE), "B": (LUNGE, PRESS, HIPS, HANG, TURN)}
EXPLOSIVE = {"A": JUMP, "B": SWING}
# In these a goal's own exercise takes the place of the first choice.
MEASURED = (SQUAT, HINGE, PUSH, PULL, LUNGE, PRESS, HANG)
MOBILITY: tuple[tuple[str, int, int], ...] = (
    ("air_squat", 8, 10),
    ("reverse_lunge", 6, 8),
    ("single_leg_romanian_deadlift", 6, 8),
    ("dead_bug", 8, 10),
)

WARM_UP_MINUTES, SET_S, REST_S = 5, 40, 90
LEAST_EXERCISES = 4
# Legs stop three short of failure and the upper body two, so that the next run or ride is not paid for here.
LEGS_RIR, UPPER_RIR, EASY_RIR = 3.0, 2.0, 4.0


def strength(minutes: int, day: str, athlete: Athlete, *, explosive: bool = False) -> Sketch:
    """Day A or B, as many exercises as fit into `minutes`: three sets of at least four of them, else two sets."""
    first = (EXPLOSIVE[day],) if explosive else ()
    movements = (*first, *DAYS[day])
    sets = next((each for each in (3, 2) if _fitting(minutes, each) >= LEAST_EXERCISES), 2)
    chosen = [_chosen(movement, athlete) for movement in movements[: max(1, _fitting(minutes, sets))]]
    exercises = tuple(_planned(key, sets) for key in dict.fromkeys(chosen))
    return Sketch(Sport.STRENGTH, f"Strength {day}", Purpose.STRENGTH, minutes, exercises=exercises)


def mobility(minutes: int) -> Sketch:
    """Slow and deep, far from failure."""
    sets = 3 if minutes > 25 else 2
    exercises = tuple(PlannedExercise(key, sets, low, high, rir=EASY_RIR, rest_s=45) for key, low, high in MOBILITY)
    return Sketch(Sport.STRENGTH, "Mobility and balance", Purpose.MOBILITY, minutes, exercises=exercises)


def _fitting(minutes: int, sets: int) -> int:
    return (minutes - WARM_UP_MINUTES) * 60 // (sets * (SET_S + REST_S))


def _chosen(movement: Movement, athlete: Athlete) -> str:
    """The exercise of a goal goes first: it is what the athlete is measured by."""
    pattern = CATALOGUE[movement[0][0]].pattern
    wanted = [key for key in _of_goals(athlete.goals) if CATALOGUE[key].pattern is pattern]
    if wanted and movement in MEASURED:
        return wanted[0]
    return next(key for key, needed in movement if _has(athlete, needed))


def _of_goals(goals: Sequence[Goal]) -> Iterator[str]:
    yield from (goal.exercise for goal in goals if goal.exercise in CATALOGUE)


def _has(athlete: Athlete, needed: str) -> bool:
    if not needed:
        return True
    if needed == "barbell" and athlete.profile.experience is Experience.BEGINNER:
        return False
    return not athlete.profile.equipment or needed in athlete.profile.equipment


def _planned(key: str, sets: int) -> PlannedExercise:
    known = CATALOGUE[key]
    if known.pattern is Pattern.PLYOMETRIC:
        return PlannedExercise(key, sets, 3, 5, rest_s=REST_S)
    rir = LEGS_RIR if known.lower_body else UPPER_RIR
    return PlannedExercise(key, sets, 6, 10, rir=rir, rest_s=REST_S)
