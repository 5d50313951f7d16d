"""One planned session as a plan file writes it."""

from collections.abc import Callable
from datetime import date, timedelta

from bot.connectors.files.plan.amounts import count, day, number, one_of, pair, pool, seconds, text, weight_kg
from bot.connectors.files.plan.document import Tree
from bot.connectors.files.plan.section import Section, Wrong, nearest
from bot.connectors.files.plan.steps import read_blocks
from domain.training.exercises import CATALOGUE, by_name
from domain.training.sport import Sport
from domain.training.validity import LONGEST_NOTE, LONGEST_TITLE, MINUTES, REPS, RIR, SETS, valid_id
from domain.training.workout import PlannedExercise, Priority, Purpose, Workout

WORKOUT_KEYS = (
    "id", "day", "sport", "title", "purpose", "priority", "minutes", "pool", "steps", "exercises", "note",
)  # fmt: skip
EXERCISE_KEYS = ("exercise", "sets", "reps", "weight", "rir", "rest")
TWO_YEARS = timedelta(days=731)


def read_workout(entry: Section, today: date) -> Workout:
    """What is written, no more: id empty, minutes 0 and distance None where nothing is said."""
    where = entry.read("pool", pool, None)
    return Workout(
        id=entry.read("id", _id, ""),
        day=entry.need("day", day_near(today), today),
        sport=entry.need("sport", one_of(Sport), Sport.OTHER),
        title=entry.need("title", text(LONGEST_TITLE), "-"),
        purpose=entry.need("purpose", one_of(Purpose), Purpose.EASY),
        minutes=entry.read("minutes", count(MINUTES), 0),
        priority=entry.read("priority", one_of(Priority), Priority.NORMAL),
        pool_length_m=where.length_m if where else None,
        pool_in_yards=bool(where and where.in_yards),
        blocks=read_blocks(entry),
        exercises=tuple(map(_exercise, entry.sections("exercises", EXERCISE_KEYS))),
        note=entry.read("note", text(LONGEST_NOTE), ""),
    )


def day_near(today: date) -> Callable[[Tree], date]:
    """A date at most two years away; anything else is a slip of the pen."""

    def read(raw: Tree) -> date:
        found = day(raw)
        if abs(found - today) > TWO_YEARS:
            raise Wrong("day_far_away", f"{today - TWO_YEARS}–{today + TWO_YEARS}")
        return found

    return read


def exercise(raw: Tree) -> str:
    """The key behind a key, a title or an alias."""
    key = by_name(str(raw))
    if key is None:
        close = nearest(str(raw), CATALOGUE)
        raise Wrong("exercise_unknown", "" if "," in close else close)
    return key


def _exercise(entry: Section) -> PlannedExercise:
    low, high = entry.need("reps", _reps, (1, 1))
    return PlannedExercise(
        exercise=entry.need("exercise", exercise, ""),
        sets=entry.need("sets", count(SETS), 1),
        reps_low=low,
        reps_high=high,
        weight_kg=entry.read("weight", weight_kg, None),
        rir=entry.read("rir", number(RIR), None),
        rest_s=entry.read("rest", seconds, None),
    )


def _reps(raw: Tree) -> tuple[int, int]:
    return pair(count(REPS))(raw if isinstance(raw, list) else [raw, raw])


def _id(raw: Tree) -> str:
    if not isinstance(raw, str | int) or not valid_id(str(raw)):
        raise Wrong("id", "a-z, 0-9, -; 1–40")
    return str(raw)
