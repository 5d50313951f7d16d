"""The sets of a strength session, named as the catalogue names them."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any

from bot.connectors.files.fit.messages import Message, names
from bot.connectors.files.fit.validity import number, seconds
from domain.training.activity import LiftSet
from domain.training.exercises import UNKNOWN, by_fit_numbers, by_name


def lift_sets(messages: Iterable[Message]) -> tuple[LiftSet, ...]:
    """Active sets in order; the rests between them are left out."""
    return tuple(_lift_set(message) for message in messages if message.get("set_type") == "active")


def _lift_set(message: Message) -> LiftSet:
    reps = number(message, "repetitions", 1, 1000)
    return LiftSet(
        exercise=_exercise(message),
        reps=int(reps) if reps else None,
        weight_kg=number(message, "weight", 0.1, 1000),
        seconds=seconds(message, "duration"),
    )


def _exercise(message: Message) -> str:
    """A watch that guesses writes its guesses in order, the likeliest first."""
    numbers = {name: number for number, name in names("exercise_category").items() if name != UNKNOWN}
    for category, subtype in _guesses(message):
        if category in numbers:
            return _key(category, numbers[category], subtype)
    return UNKNOWN


def _guesses(message: Message) -> Iterator[tuple[str, int | None]]:
    categories, subtypes = _listed(message.get("category")), _listed(message.get("category_subtype"))
    for category, subtype in zip_longest(categories, subtypes):
        if isinstance(category, str):
            yield category, subtype if isinstance(subtype, int) else None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _key(category: str, category_number: int, subtype: int | None) -> str:
    """A key of the catalogue where it has one, else what the FIT profile calls it."""
    name = names(f"{category}_exercise_name").get(subtype) if subtype is not None else None
    if subtype is None or name is None:
        return category.replace("_", " ")
    readable = name.replace("_", " ")
    return by_fit_numbers(category_number, subtype) or by_name(readable) or readable
