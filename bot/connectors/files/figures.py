"""Figures as people's devices write them into text become figures a body can produce, or None."""

import math
from datetime import UTC, datetime

_YEARS = range(1990, 2101)
_LONGEST_TEXT = 60
_LONGEST_NUMBER = 40


def figure(text: str | None, low: float, high: float) -> float | None:
    """A number within its bounds."""
    if not text or len(text) > _LONGEST_NUMBER:
        return None
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and low <= value <= high else None


def heart_rate(text: str | None) -> float | None:
    """Beats per minute."""
    return figure(text, 40, 220)


def power(text: str | None) -> float | None:
    """Watts; 0 is a rider who coasts."""
    return figure(text, 0, 2500)


def moment(text: str | None) -> datetime | None:
    """An aware UTC moment; one that names no zone is UTC, as the formats want it."""
    try:
        value = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    if value.year not in _YEARS:
        return None
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def one_line(text: str | None) -> str:
    """Without control characters; names are typed by people."""
    return "".join(filter(str.isprintable, " ".join((text or "").split())))[:_LONGEST_TEXT].strip()
