"""Any figure: its days, or its weeks where days add up."""

from datetime import timedelta

from bot.telegram.charts.values.style import Style
from bot.telegram.charts.values.trend import TrendChart
from bot.telegram.messages.metric_words import metric_name, metric_unit, way_unit
from bot.telegram.pictures.asking import Asking
from domain.athlete.athlete import PoolUnit, Units, WeightUnit
from domain.metrics.spec import Metric, Unit, Weekly
from domain.units import KG_PER_POUND, METRES_PER_YARD

DAYS, WEEKS = timedelta(days=180), timedelta(weeks=26)
STYLES = {Unit.MINUTES: Style.HOURS, Unit.SECONDS: Style.TIME, Unit.PACE_PER_100M: Style.TIME}


async def trend_picture(asking: Asking) -> TrendChart | None:
    """None without a value in that time."""
    metric = asking.asked.metric
    weekly = metric.counts_by_week
    every = asking.trend.weeks if weekly else asking.trend.points
    first = asking.today - (WEEKS if weekly else DAYS)
    factor = factor_of(metric, asking.athlete.units)
    shown = tuple((day, value * factor) for day, value in every if day >= first)
    if not shown:
        return None
    unit = metric_unit(metric, asking.athlete.units)
    return TrendChart(
        metric_name(metric.key, asking.asked.of),
        f"{unit} a week" if metric.weekly is Weekly.SUM else unit,
        asking.today,
        shown,
        STYLES.get(metric.unit, Style.NUMBER),
        weekly,
        metric.decimals,
        metric.lower_is_better,
    )


def factor_of(metric: Metric, units: Units) -> float:
    """From the unit that is stored to the athlete's own."""
    if metric.unit is Unit.KG and units.weight is WeightUnit.POUND:
        return 1 / KG_PER_POUND
    if metric.unit is Unit.PACE_PER_100M and units.pool is PoolUnit.YARD:
        return METRES_PER_YARD
    if metric.unit is Unit.METRES:
        return 1 / way_unit(metric, units.distance, units.pool)[1]
    return 1.0
