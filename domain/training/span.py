"""Four weeks of the past, always the same ones, so that whoever asks for them again asks for the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from domain.calendar import ONE_DAY

LENGTH: Final = timedelta(days=28)
# A Monday before anybody's watch.
_ORIGIN: Final = date(2000, 1, 3)


@dataclass(frozen=True, slots=True)
class Span:
    """From a Monday on; both days included."""

    first: date
    last: date

    @property
    def name(self) -> str:
        return f"history {self.first}"

    def part(self, name: str) -> str:
        """What something asked for in it is called among the parts of a service."""
        return f"{self.name} {name}"


def spans(first: date, today: date) -> Iterator[Span]:
    """Up to yesterday, the oldest first: all that hold a day from `first` on."""
    start = _ORIGIN + (first - _ORIGIN) // LENGTH * LENGTH
    while start < today:
        yield Span(start, min(start + LENGTH, today) - ONE_DAY)
        start += LENGTH


def is_history(span: Span, today: date) -> bool:
    """Whether it begins further back than the first sync looks."""
    return span.first <= today - LENGTH
