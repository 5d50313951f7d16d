"""An answer that is read with care: what is not as it should be is left out and counted, and the rest is kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from domain.training.validity import NUMBERS, Bounds

LONGEST_TEXT = 200
NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(slots=True)
class Tally:
    """What could not be read, by name. All of one answer share one."""

    dropped: list[str] = field(default_factory=list)

    def drop(self, name: str) -> None:
        self.dropped.append(name)

    @property
    def count(self) -> int:
        return len(self.dropped)


class Fields(NamedTuple):
    """The fields of one object. `complete` says that the service names every field, null or not: then one that is not
    there at all is counted too, because it may have a new name, and so is a text that is null.

    A tuple, because an answer of many days makes thousands of them.
    """

    raw: Mapping[str, Any]
    tally: Tally
    complete: bool = False

    def number(self, name: str, low: float, high: float, *, optional: bool = False) -> float | None:
        """Null is an answer, such as for the weight of a push-up; where `optional`, so is nothing."""
        value: Any = self.raw.get(name)
        if value is None:
            if self.complete and not optional:
                self._expect(name)
            return None
        if type(value) not in NUMBERS or not low <= value <= high:
            self.tally.drop(name)
            return None
        return float(value)

    def within(self, name: str, bounds: Bounds, scale: float = 1.0) -> float | None:
        """A figure that the service tells `scale` times as large as ours, such as grams of a weight in kg."""
        value: Any = self.raw.get(name)
        if type(value) not in NUMBERS:
            return self.number(name, *bounds)
        low, high = bounds
        told = float(value / scale)
        if low <= told <= high:
            return told
        self.tally.drop(name)
        return None

    def text(self, name: str, longest: int = LONGEST_TEXT) -> str:
        """One line without what cannot be seen; names are typed by people."""
        value = self.raw.get(name)
        if isinstance(value, str):
            seen = value if value.isprintable() else "".join(filter(str.isprintable, value))
            return seen[:longest].strip()
        if value is not None or self.complete:
            self.tally.drop(name)
        return ""

    def day(self, name: str) -> date | None:
        """The date that a text begins with; a record without one is nobody's, so that nothing is counted too."""
        value = self.raw.get(name)
        try:
            return date.fromisoformat(value[:10] if isinstance(value, str) else "")
        except ValueError:
            self.tally.drop(name)
            return None

    def moment(self, name: str) -> datetime | None:
        """Aware, or None."""
        value = self.raw.get(name)
        try:
            moment = datetime.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:
            self.tally.drop(name)
            return None
        return moment

    def inner(self, name: str) -> "Fields":
        """Empty where there is none."""
        value = self.raw.get(name)
        if isinstance(value, dict):
            return Fields(value, self.tally, self.complete)
        if value is not None or self.complete:
            self.tally.drop(name)
        return Fields(NOTHING, self.tally, self.complete)

    def items(self, name: str) -> Iterator["Fields"]:
        value = self.raw.get(name)
        if value == {} or (value is None and self.complete):
            self.tally.drop(name)
        yield from each(value, self.tally, name, complete=self.complete)

    def _expect(self, name: str) -> None:
        if name not in self.raw:
            self.tally.drop(name)


def each(answer: object, tally: Tally, name: str = "answer", *, complete: bool = False) -> Iterator[Fields]:
    """The objects of a list; whatever is not one is left out. Nothing, and an empty object, are an empty list."""
    if answer is None or answer == {}:
        return
    if not isinstance(answer, list):
        tally.drop(name)
        return
    for item in answer:
        if isinstance(item, dict):
            yield Fields(item, tally, complete)
        else:
            tally.drop(name)


def one(answer: object, tally: Tally) -> Iterator[Fields]:
    """The answer as one object; none where it is empty."""
    yield from each([answer] if answer else None, tally)
