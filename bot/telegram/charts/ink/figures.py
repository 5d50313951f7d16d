"""Figures on an axis and at the end of a line, each in its style."""

from math import floor, log10

from bot.telegram.charts.values.style import Style

_MINUS = "\u2212"
_TIME_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 36000)


def figure(value: float, style: Style, step: float = 1.0) -> str:
    """As precise as the step between two figures of an axis asks for."""
    if style is Style.TIME:
        return _time(value)
    if style is Style.HOURS:
        minutes = round(value)
        return f"{minutes // 60}:{minutes % 60:02}"
    digits = max(0, -floor(log10(step) + 1e-9)) if step > 0 else 0
    rounded = round(value, digits)
    if abs(rounded) >= 10_000:
        return f"{rounded:.0e}".replace("e+0", "e").replace("e+", "e").replace("-", _MINUS)
    return f"{rounded:.{min(digits, 2)}f}".replace("-", _MINUS if rounded else "")


def tenths(seconds: float) -> str:
    """A time of which tenths of a second matter, rounded half up and never to `:60`."""
    whole = floor(seconds * 10 + 0.5)
    return f"{whole // 600}:{whole % 600 // 10:02}.{whole % 10}"


def time_step(span: float, steps: int) -> float:
    """The smallest step of a clock of which so many cover the span, in seconds or in minutes of hours alike."""
    return next((step for step in _TIME_STEPS if step * steps >= span), float(_TIME_STEPS[-1]))


def _time(seconds: float) -> str:
    whole = floor(abs(seconds) + 0.5)
    hours, rest = divmod(whole, 3600)
    sign = _MINUS if seconds < 0 and whole else ""
    minutes = f"{rest // 60:02}" if hours else f"{rest // 60}"
    return f"{sign}{f'{hours}:' if hours else ''}{minutes}:{rest % 60:02}"
