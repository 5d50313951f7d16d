"""The catalogue of exercises: one name for each, whatever app or watch it came from."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Any, Final

UNKNOWN: Final = "unknown"
"""What a set is of where a watch could not tell; several exercises may hide behind it."""


class Pattern(StrEnum):
    """Movement patterns: what the body does, whatever it holds while doing it; `isolation` moves a single joint."""

    SQUAT = "squat"
    LUNGE = "lunge"
    HINGE = "hinge"
    HORIZONTAL_PUSH = "horizontal_push"
    HORIZONTAL_PULL = "horizontal_pull"
    VERTICAL_PUSH = "vertical_push"
    VERTICAL_PULL = "vertical_pull"
    CORE = "core"
    ROTATION = "rotation"
    CARRY = "carry"
    PLYOMETRIC = "plyometric"
    ISOLATION = "isolation"


type Kind = tuple[Pattern, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Exercise:
    """`fit_category` and `fit_name` are the numbers a watch knows it by, `hevy` the id of its template in Hevy.

    `muscles` are trained directly, `secondary` count half. `increment_kg` is the smallest usual step up. `bodyweight`
    where the whole body is the load, and a weight is what hangs from it.
    """

    key: str
    title: str
    pattern: Pattern
    muscles: tuple[str, ...]
    secondary: tuple[str, ...]
    fit_category: int
    fit_name: int
    lower_body: bool
    increment_kg: float
    aliases: tuple[str, ...]
    hevy: str = ""
    bodyweight: bool = False

    @property
    def kind(self) -> Kind:
        """Exercises of one kind train the same in the same way, and stand for each other."""
        return self.pattern, frozenset(self.muscles)


def _read_catalogue() -> dict[str, Exercise]:
    raw = tomllib.loads(files("domain.training").joinpath("exercises.toml").read_text("utf-8"))
    return {key: _exercise(key, entry) for key, entry in raw.items()}


def _exercise(key: str, entry: dict[str, Any]) -> Exercise:
    return Exercise(
        key=key,
        title=entry["title"],
        pattern=Pattern(entry["pattern"]),
        muscles=tuple(entry["muscles"]),
        secondary=tuple(entry.get("secondary", ())),
        fit_category=entry["fit"][0],
        fit_name=entry["fit"][1],
        lower_body=entry.get("lower_body", False),
        increment_kg=entry.get("increment_kg", 2.5),
        aliases=tuple(entry.get("aliases", ())),
        hevy=entry.get("hevy", ""),
        bodyweight=entry.get("bodyweight", False),
    )


CATALOGUE = _read_catalogue()
_BY_FIT = {(known.fit_category, known.fit_name): known.key for known in CATALOGUE.values()}
_BY_HEVY = {known.hevy: known.key for known in CATALOGUE.values() if known.hevy}
_BY_NAME = {
    name.casefold(): known.key for known in CATALOGUE.values() for name in (known.key, known.title, *known.aliases)
}


def swaps_for(exercise: str) -> tuple[str, ...]:
    """The keys of the other exercises of its kind, in the order of the catalogue; none for one it does not know."""
    known = CATALOGUE.get(exercise)
    if known is None:
        return ()
    return tuple(key for key, other in CATALOGUE.items() if other.kind == known.kind and key != exercise)


def by_fit_numbers(category: int, name: int) -> str | None:
    """The key of the exercise that a watch stores under these two numbers."""
    return _BY_FIT.get((category, name))


def by_hevy_template(identity: str) -> str | None:
    """The key of the exercise that Hevy keeps under this id of a template."""
    return _BY_HEVY.get(identity)


def by_name(name: str) -> str | None:
    """The key behind a key, a title or an alias, in any case."""
    return _BY_NAME.get(name.strip().casefold())


def named_like(words: str) -> tuple[str, ...]:
    """The keys that these words may mean: of the name itself, else of titles that begin so, else of names with them."""
    wanted = " ".join(words.casefold().split())
    if not wanted:
        return ()
    if exact := by_name(wanted):
        return (exact,)
    if begin := tuple(key for key, known in CATALOGUE.items() if known.title.casefold().startswith(wanted)):
        return begin
    parts = wanted.split()
    return tuple({key: None for name, key in _BY_NAME.items() if all(part in name.split() for part in parts)})
