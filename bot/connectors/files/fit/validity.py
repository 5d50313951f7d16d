"""Figures as a device wrote them become figures a body can produce, or None."""

from datetime import datetime
from typing import Final

from bot.connectors.files.fit.messages import Message
from domain.training.sport import Sport

LONGEST_S = 7 * 86_400.0
_SHORTEST_S = 0.001
_YEARS = range(1990, 2101)
_LONGEST_TEXT = 60

# Metres per second: slower is a watch left running, faster is another sport or a lost satellite.
PLAUSIBLE_SPEEDS: Final[dict[Sport, tuple[float, float]]] = {
    Sport.RUN: (0.5, 12.0),
    Sport.RIDE: (0.5, 30.0),
    Sport.SWIM: (0.2, 2.5),
    Sport.OTHER: (0.05, 60.0),
}


def number(message: Message, field: str, low: float, high: float) -> float | None:
    value = message.get(field)
    return float(value) if isinstance(value, int | float) and low <= value <= high else None


def heart_rate(message: Message, field: str) -> float | None:
    """Beats per minute."""
    return number(message, field, 40, 220)


def power(message: Message, field: str) -> float | None:
    """Watts; an average of 0 is a sensor that was not there."""
    return number(message, field, 1, 2500)


def seconds(message: Message, field: str) -> float | None:
    return number(message, field, _SHORTEST_S, LONGEST_S)


def timed(message: Message) -> float | None:
    """Seconds on the timer, which stands still in pauses, else on the clock."""
    return seconds(message, "total_timer_time") or seconds(message, "total_elapsed_time")


def moment(message: Message, field: str) -> datetime | None:
    """An aware UTC moment; a watch whose clock was never set writes the year 1989."""
    value = message.get(field)
    return value if isinstance(value, datetime) and value.year in _YEARS else None


def text(message: Message, field: str) -> str:
    """One line without control characters; names are typed by people."""
    value = message.get(field)
    first = value[0] if isinstance(value, list) and value else value
    return "".join(filter(str.isprintable, first))[:_LONGEST_TEXT].strip() if isinstance(first, str) else ""


def plausible_distance(sport: Sport, distance_m: float | None, moving_s: float) -> float | None:
    """The distance, unless nobody covers it at that speed: no pace may come of it."""
    if distance_m is None or sport not in PLAUSIBLE_SPEEDS:
        return None
    slowest, fastest = PLAUSIBLE_SPEEDS[sport]
    return distance_m if slowest <= distance_m / moving_s <= fastest else None
