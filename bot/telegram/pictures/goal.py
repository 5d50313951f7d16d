"""A figure that the athlete has a goal on: its readings, where they lead, and the target."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.telegram.charts.values.goal import Expected, GoalChart
from bot.telegram.charts.values.style import Style
from bot.telegram.messages.metric_words import metric_name, metric_unit
from bot.telegram.pictures.asking import Asking
from bot.telegram.pictures.trend import STYLES, factor_of
from domain.athlete.goals import Goal, GoalKind
from domain.metrics.goal_measures import MEASURED_BY
from domain.metrics.outlook import READINGS_MIN, SPAN_DAYS_MIN, WINDOW_DAYS
from domain.metrics.trend import Line, fit
from domain.metrics.trending import Trending

SHOWN = timedelta(days=120)
FARTHEST = timedelta(days=180)
STEP = timedelta(days=7)


def goal_on(asking: Asking) -> Goal | None:
    """The athlete's goal on just this figure."""
    for goal in asking.athlete.goals:
        if goal.kind is GoalKind.STRENGTH_TO_WEIGHT or goal.kind not in MEASURED_BY:
            continue  # a ratio, or the hours of a week: other figures than the one that was asked for
        if MEASURED_BY[goal.kind].key == asking.asked.metric.key and (goal.exercise or "") == asking.asked.of:
            return goal
    return None


def goal_picture(asking: Asking, goal: Goal) -> GoalChart | None:
    """None without a reading in the last four months."""
    metric, units = asking.asked.metric, asking.athlete.units
    factor = factor_of(metric, units)
    shown = tuple((day, value * factor) for day, value in asking.trend.points if day >= asking.today - SHOWN)
    if not shown:
        return None
    return GoalChart(
        metric_name(metric.key, asking.asked.of),
        metric_unit(metric, units),
        asking.today,
        shown,
        goal.target * factor,
        tuple(_expected(asking.trend, asking.today, goal.by, factor)),
        goal.by,
        STYLES.get(metric.unit, Style.NUMBER),
    )


def _expected(trend: Trending, today: date, by: date | None, factor: float) -> Iterator[Expected]:
    """The line through the last eight weeks, on to the day it is wanted by; none without a clear direction."""
    recent = [point for point in trend.points if (today - point[0]).days <= WINDOW_DAYS]
    line = fit(recent)
    if line is None or line.count < READINGS_MIN or line.span_days < SPAN_DAYS_MIN or not line.significant:
        return
    last = min(by, today + FARTHEST) if by and by > today else today + STEP * 4
    day = recent[0][0]
    while day < last:
        yield _on(line, recent[0][0], day, factor)
        day += STEP
    yield _on(line, recent[0][0], last, factor)


def _on(line: Line, first: date, day: date, factor: float) -> Expected:
    """The interval of the slope opens from the middle of the readings on."""
    middle = line.on(first + timedelta(days=line.span_days / 2))
    away = (day - first).days - line.span_days / 2
    low, high = sorted((middle + line.low * away, middle + line.high * away))
    return Expected(day, line.on(day) * factor, low * factor, high * factor)
