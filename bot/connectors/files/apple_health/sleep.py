"""Stretches of sleep, told by several devices at once, become hours of sleep by night."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.connectors.files.apple_health.moments import apple_moment
from domain.errors import FileRefused
from domain.training.night import Night

_MOST_STRETCHES = 500_000
_LONGEST_STRETCH = timedelta(hours=16)
_BETWEEN_NIGHTS = timedelta(hours=4)
_HOURS = (0.5, 16.0)
_Stretch = tuple[datetime, datetime]


class Sleep:
    def __init__(self, zone: ZoneInfo, source: str) -> None:
        self._zone = zone
        self._source = source
        self._stretches: list[_Stretch] = []

    def add(self, begun: str | None, ended: str | None) -> None:
        """Raises FileRefused("health_too_long") before memory grows without end."""
        since, until = apple_moment(begun), apple_moment(ended)
        if since is None or until is None or not timedelta() < until - since <= _LONGEST_STRETCH:
            return
        if len(self._stretches) == _MOST_STRETCHES:
            raise FileRefused("health_too_long")
        self._stretches.append((since, until))

    def nights(self) -> tuple[Night, ...]:
        """The longest sleep that ended on each local date; a nap is not taken for the night."""
        longest: dict[date, float] = {}
        for woke_at, hours in _slept(_apart(sorted(self._stretches))):
            day = woke_at.astimezone(self._zone).date()
            longest[day] = max(longest.get(day, 0.0), hours)
        low, high = _HOURS
        return tuple(
            Night(day, self._source, sleep_hours=round(hours, 3))
            for day, hours in sorted(longest.items())
            if low <= hours <= high
        )


def _apart(stretches: list[_Stretch]) -> Iterator[_Stretch]:
    """In order and without overlaps: two devices that saw the same hour saw one hour."""
    open_since: datetime | None = None
    open_until: datetime | None = None
    for since, until in stretches:
        if open_since is None or open_until is None:
            open_since, open_until = since, until
        elif since <= open_until:
            open_until = max(open_until, until)
        else:
            yield open_since, open_until
            open_since, open_until = since, until
    if open_since is not None and open_until is not None:
        yield open_since, open_until


def _slept(stretches: Iterator[_Stretch]) -> Iterator[tuple[datetime, float]]:
    """When each night ended and how many hours of it were slept; hours awake lie between two nights."""
    woke_at: datetime | None = None
    asleep = timedelta()
    for since, until in stretches:
        if woke_at is not None and since - woke_at > _BETWEEN_NIGHTS:
            yield woke_at, asleep / timedelta(hours=1)
            asleep = timedelta()
        asleep += until - since
        woke_at = until
    if woke_at is not None:
        yield woke_at, asleep / timedelta(hours=1)
