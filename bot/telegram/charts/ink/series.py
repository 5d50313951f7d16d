"""A daily series with gaps, as the unbroken runs of points that can be drawn."""

from collections.abc import Sequence
from itertools import groupby

from bot.telegram.charts.ink.scale import Axis

Series = tuple[float | None, ...]
Run = list[tuple[float, float]]

_LONE_DAY = 0.3  # half the length, in days, at which a day between two gaps is still seen


def runs(series: Series, days: Axis, values: Axis) -> list[Run]:
    """The pixel points of each stretch of known days, oldest first; a lone day becomes a short dash."""
    return [
        [(days.at(day), values.at(value)) for day, value in (_dash(*stretch[0]) if len(stretch) == 1 else stretch)]
        for stretch in _stretches(series)
    ]


def steps(series: Series, days: Axis, values: Axis) -> list[Run]:
    """The outline of each stretch of known days with one level tread per day, oldest first."""
    return [
        [(days.at(edge), round(values.at(value))) for day, value in stretch for edge in (day - 0.5, day + 0.5)]
        for stretch in _stretches(series)
    ]


def largest(*series: Series) -> float:
    return max((value for one in series for value in one if value is not None), default=0.0)


def smallest(series: Series) -> float:
    return min((value for value in series if value is not None), default=0.0)


def _stretches(series: Series) -> list[Sequence[tuple[int, float]]]:
    known = [(day, value) for day, value in enumerate(series) if value is not None]
    groups = groupby(enumerate(known), key=lambda numbered: numbered[1][0] - numbered[0])
    return [[point for _, point in group] for _, group in groups]


def _dash(day: float, value: float) -> Run:
    return [(day - _LONE_DAY, value), (day + _LONE_DAY, value)]
