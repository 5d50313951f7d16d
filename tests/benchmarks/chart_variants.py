"""The same chart of other athletes on other days: figures scaled, dates moved."""

from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from typing import Any


def variants(chart: Any, count: int) -> list[Any]:
    """Each with a ground of its own: other dates, and an axis that ends elsewhere."""
    return [_varied(chart, timedelta(days=3 * number), 1 + 0.11 * number) for number in range(count)]


def _varied(value: Any, later: timedelta, factor: float) -> Any:
    if isinstance(value, date):
        return value + later
    if isinstance(value, float):
        return value * factor
    if isinstance(value, tuple):
        return tuple(_varied(each, later, factor) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{each.name: _varied(getattr(value, each.name), later, factor) for each in fields(value)})
    return value
