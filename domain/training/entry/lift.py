"""One set of a lift: `squat 5x100kg`, `bench 80 kg x 5`, `deadlift 3x5 140 kg @8`."""

import re
from collections.abc import Iterator
from typing import Final

from domain.athlete.athlete import WeightUnit
from domain.training.entry.amounts import WEIGHT_UNIT, effort, kilograms
from domain.training.entry.bounds import RPE
from domain.training.entry.entry import Asked, Context, Found, Lift, Refusal, Topic, meaning
from domain.training.entry.plain import NUMBER, pattern
from domain.training.exercises import named_like
from domain.training.validity import REPS
from domain.training.validity import WEIGHT_KG as LIFTED_KG

MOST_CHOICES: Final = 6
_NAME = r"(?P<name>[a-z][a-z'()/ -]{1,39}?)\s*:?\s+"
_WEIGHT = rf"(?P<weight>{NUMBER})\s*(?P<unit>{WEIGHT_UNIT})"
_REPS = r"(?P<reps>[0-9]{1,3})(?:\s*reps?)?"
_SETS = r"(?:[0-9]{1,2}\s*x\s*)?"
_SAID: Final = (
    pattern(rf"{_NAME}{_SETS}{_REPS}\s*(?:x|at|with|@|\s)\s*{_WEIGHT}"),
    pattern(rf"{_NAME}{_WEIGHT}\s*(?:x|for|\s)\s*{_SETS}{_REPS}"),
    pattern(rf"{_NAME}{_WEIGHT}\s*x\s*{_REPS}\s*x\s*[0-9]{{1,2}}"),
)
_WITHOUT_UNIT: Final = pattern(rf"{_NAME}(?P<one>{NUMBER})\s*x\s*(?P<other>{NUMBER})")
_ALONE: Final = pattern(r"lifts?")
_WHOLE: Final = re.compile(r"[0-9]{1,3}")
# Nobody does more of what is worth a figure.
_USUAL_REPS: Final = 30


def read_lift(line: str, context: Context) -> Found | None:
    """Several sets of the same are told by one of them."""
    if _ALONE.fullmatch(line):
        return Asked(Topic.LIFT)
    rpe, rest = effort(line)
    found = next((match for each in _SAID if (match := each.fullmatch(rest))), None)
    sets = [(int(found["reps"]), kilograms(found["weight"], found["unit"], WeightUnit.KG))] if found else []
    loose = None if found else _WITHOUT_UNIT.fullmatch(rest)
    if loose is not None:
        sets = list(_either_way(loose["one"], loose["other"], context.units.weight))
    name = found or loose
    if name is None or not sets:
        return None
    exercises = named_like(name["name"])[:MOST_CHOICES]
    if not exercises:
        return Refusal("exercise") if found else None
    if rpe is not None and not RPE.hold(rpe):
        return Refusal("rpe", *RPE)
    sensible = [one for one in sets if REPS.hold(one[0]) and LIFTED_KG.hold(one[1])]
    if not sensible:
        return Refusal("lift", *LIFTED_KG)
    about = "exercise" if len(exercises) > 1 else "reps_or_weight"
    lifts = [Lift(exercise, reps, weight, rpe) for exercise in exercises for reps, weight in sensible]
    return meaning(about, lifts[:MOST_CHOICES])


def _either_way(one: str, other: str, unit: WeightUnit) -> Iterator[tuple[int, float]]:
    """`5x100` is five with a hundred, `100x5` too; `10x12` may be either."""
    for reps, weight in ((one, other), (other, one)):
        if _WHOLE.fullmatch(reps) and int(reps) <= _USUAL_REPS:
            yield int(reps), kilograms(weight, None, unit)
