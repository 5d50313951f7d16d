"""A metric's values in words, in the athlete's own units."""

from collections.abc import Callable, Sequence

from bot.telegram.messages.entry_words import weight
from bot.telegram.messages.words import MINUS, NBSP, duration, measured, number, race_time, stopwatch
from domain.athlete.athlete import DistanceUnit, PoolUnit, Units
from domain.metrics.registry import BY_KEY
from domain.metrics.spec import Metric, Unit
from domain.metrics.swim import pace_s_per_100yd
from domain.training.sport import Sport
from domain.units import METRES_PER_KM, METRES_PER_MILE, METRES_PER_YARD

SUFFIXES = {
    Unit.POINTS: "points",
    Unit.POINTS_PER_DAY: "points a day",
    Unit.HOURS: "h",
    Unit.MILLISECONDS: "ms",
    Unit.BPM: "bpm",
    Unit.PERCENT: "%",
    Unit.VO2: "ml/kg/min",
    Unit.CENTIMETRES: "cm",
    Unit.SETS: "sets",
    Unit.RATIO: "×",
    Unit.SCORE: "",
}


def metric_name(key: str, of: str = "") -> str:
    """`Fitness (CTL)`, and `Back squat, e1RM` of one of several; not yet escaped."""
    metric = BY_KEY[key]
    if of:
        return f"{of.replace('_', ' ').capitalize()}, {metric.symbol}"
    return metric.label if metric.symbol.casefold() in metric.label.casefold() else f"{metric.label} ({metric.symbol})"


def metric_unit(metric: Metric, units: Units) -> str:
    """What stands beside an axis of it."""
    if metric.unit is Unit.MINUTES:
        return "hours"
    if metric.unit is Unit.SECONDS:
        return "minutes and seconds"
    if metric.unit is Unit.PACE_PER_100M:
        return f"a hundred {'yards' if units.pool is PoolUnit.YARD else 'metres'}"
    if metric.unit is Unit.METRES:
        return way_unit(metric, units.distance, units.pool)[0]
    return units.weight.value if metric.unit is Unit.KG else SUFFIXES[metric.unit]


def metric_value(metric: Metric, value: float, units: Sequence[str]) -> str:
    if metric.unit is Unit.MINUTES:
        return duration(value)
    if metric.unit is Unit.SECONDS:
        return _time(metric, value)
    if metric.unit is Unit.PACE_PER_100M:
        return pace_in_the_pool(value, units[2])
    if metric.unit is Unit.KG:
        return weight(value, units)
    if metric.unit is Unit.METRES:
        return _way(metric, value, units)
    return measured(number(value, metric.decimals), SUFFIXES[metric.unit])


def metric_figure(metric: Metric, value: float, units: Sequence[str]) -> str:
    """Without its unit, for a row of values that share one."""
    told = metric_value(metric, value, units)
    return told if metric.unit is Unit.MINUTES else told.split(NBSP)[0]


def metric_change(metric: Metric, change: float, units: Sequence[str]) -> str:
    """With its sign."""
    sign = MINUS if change < 0 else "+"
    return f"{sign}{_SIZES.get(metric.unit, _plain_size)(metric, abs(change), units)}"


def _plain_size(metric: Metric, size: float, units: Sequence[str]) -> str:
    """One digit more than the figure itself, since changes are small."""
    del units
    return measured(number(size, metric.decimals + 1), SUFFIXES[metric.unit])


def _time(metric: Metric, seconds: float) -> str:
    return stopwatch(seconds) if metric.decimals else race_time(seconds)


def pace_in_the_pool(seconds: float, pool: str) -> str:
    """Of seconds over 100 m: `1:44.0 /100 m`, `1:35.1 /100 yd`."""
    yards = pool == PoolUnit.YARD
    return f"{stopwatch(pace_s_per_100yd(seconds) if yards else seconds)}/{measured('100', 'yd' if yards else 'm')}"


def way_unit(metric: Metric, distance: str, pool: str) -> tuple[str, float]:
    """What an athlete counts that way in, and how many metres one of it is."""
    if metric.sports == (Sport.SWIM,):
        return ("yd", METRES_PER_YARD) if pool == PoolUnit.YARD else ("m", 1.0)
    return ("mi", METRES_PER_MILE) if distance == DistanceUnit.MILE else ("km", METRES_PER_KM)


def _way(metric: Metric, metres: float, units: Sequence[str]) -> str:
    unit, size_m = way_unit(metric, units[1], units[2])
    return measured(number(metres / size_m, 0 if metric.sports == (Sport.SWIM,) else 1), unit)


_SIZES: dict[Unit, Callable[[Metric, float, Sequence[str]], str]] = {
    Unit.MINUTES: lambda _metric, size, _units: duration(size),
    Unit.SECONDS: lambda metric, size, _units: _time(metric, size),
    Unit.PACE_PER_100M: lambda _metric, size, units: pace_in_the_pool(size, units[2]),
    Unit.KG: lambda _metric, size, units: weight(size, units),
    Unit.METRES: _way,
}
