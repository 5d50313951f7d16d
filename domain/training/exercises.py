"""The catalogue of exercises: one name for each, whatever app or watch it came from."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Exercise:
    """`fit_category` and `fit_name` are the numbers a watch knows it by.

    `muscles` are trained directly, `secondary` count half. `increment_kg` is the smallest usual step up.
    """

    key: str
    title: str
    muscles: tuple[str, ...]
    secondary: tuple[str, ...]
    fit_category: int
    fit_name: int
    lower_body: bool
    increment_kg: float
    aliases: tuple[str, ...]


def _read_catalogue() -> dict[str, Exercise]:
    raw = tomllib.loads(files("domain.training").joinpath("exercises.toml").read_text("utf-8"))
    return {key: _exercise(key, entry) for key, entry in raw.items()}


def _exercise(key: str, entry: dict[str, Any]) -> Exercise:
    return Exercise(
        key=key,
        title=entry["title"],
        muscles=tuple(entry["muscles"]),
        secondary=tuple(entry.get("secondary", ())),
        fit_category=entry["fit"][0],
        fit_name=entry["fit"][1],
        lower_body=entry.get("lower_body", False),
        increment_kg=entry.get("increment_kg", 2.5),
        aliases=tuple(entry.get("aliases", ())),
    )


CATALOGUE = _read_catalogue()
_BY_FIT = {(known.fit_category, known.fit_name): known.key for known in CATALOGUE.values()}
_BY_NAME = {
    name.casefold(): known.key for known in CATALOGUE.values() for name in (known.key, known.title, *known.aliases)
}


def by_fit_numbers(category: int, name: int) -> str | None:
    """The key of the exercise that a watch stores under these two numbers."""
    return _BY_FIT.get((category, name))


def by_name(name: str) -> str | None:
    """The key behind a key, a title or an alias, in any case."""
    return _BY_NAME.get(name.strip().casefold())
