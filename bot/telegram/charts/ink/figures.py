"""Figures on an axis and at the end of a line, each in its style."""

from math import floor, log10

from bot.telegram.charts.ink.scale import round_step
from bot.telegram.charts.values.style import Style

_MINUS = "\u2212"
_GROUPED_FROM, _POWERS_FROM = 10_000, 1_000_000
_WHOLE_HOURS_FROM = 100
_MOST_DIGITS = 3
_TENTHS_UNTIL_S = 3599.95
_TIME_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 36000)


def figure(value: float, style: Style, step: float = 1.0) -> str:
    """As precise as the step between two figures of an axis asks for."""
    if style is Style.TIME:
        return _time(value)
    if style is Style.HOURS:
        return _hours(value)
    return _number(value, step)


def tenths(seconds: float) -> str:
    """A time of which tenths of a second matter, rounded half up and never to `:60`."""
    if not 0 <= seconds < _TENTHS_UNTIL_S:
        return _time(seconds)
    whole = floor(seconds * 10 + 0.5)
    return f"{whole // 600}:{whole % 600 // 10:02}.{whole % 10}"


def time_step(span: float, steps: int) -> float:
    """The smallest step of a clock of which so many cover the span, in seconds or in minutes of hours alike."""
    return next((step for step in _TIME_STEPS if step * steps >= span), 0) or round_step(span, steps)


def _number(value: float, step: float) -> str:
    digits = max(0, -floor(log10(step) + 1e-9))
    if digits > _MOST_DIGITS and abs(value) < 10**-_MOST_DIGITS:
        return _powers(value, step) if value else "0"
    rounded = round(value, min(digits, _MOST_DIGITS)) + 0.0
    if abs(rounded) >= _POWERS_FROM:
        return _powers(rounded, step)
    grouped = "," if abs(rounded) >= _GROUPED_FROM else ""
    return f"{rounded:{grouped}.{min(digits, _MOST_DIGITS)}f}".replace("-", _MINUS)


def _powers(value: float, step: float) -> str:
    digits = max(0, min(2, floor(log10(abs(value))) - floor(log10(step) + 1e-9)))
    mantissa, _, power = f"{value:.{digits}e}".partition("e")
    mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
    return f"{mantissa}e{int(power)}".replace("-", _MINUS)


def _time(seconds: float) -> str:
    whole = floor(abs(seconds) + 0.5)
    hours, rest = divmod(whole, 3600)
    sign = _MINUS if seconds < 0 and whole else ""
    if hours >= _WHOLE_HOURS_FROM:
        return f"{sign}{_number(whole / 3600, 1)} h"
    minutes = f"{rest // 60:02}" if hours else f"{rest // 60}"
    return f"{sign}{f'{hours}:' if hours else ''}{minutes}:{rest % 60:02}"


def _hours(minutes: float) -> str:
    whole = floor(abs(minutes) + 0.5)
    sign = _MINUS if minutes < 0 and whole else ""
    hours, rest = divmod(whole, 60)
    return f"{sign}{_number(whole / 60, 1)}" if hours >= _WHOLE_HOURS_FROM else f"{sign}{hours}:{rest:02}"
