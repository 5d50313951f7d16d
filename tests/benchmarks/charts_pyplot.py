"""Each picture as most bots would draw it: the same curves, bars and words in pyplot's own look."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

from bot.telegram.charts.values.evening import EveningChart
from bot.telegram.charts.values.fitness import FitnessChart
from bot.telegram.charts.values.goal import GoalChart
from bot.telegram.charts.values.hrv import HrvChart
from bot.telegram.charts.values.lift import LiftChart
from bot.telegram.charts.values.muscles import MusclesChart
from bot.telegram.charts.values.race import RaceChart
from bot.telegram.charts.values.swim import SwimChart
from bot.telegram.charts.values.trend import TrendChart
from bot.telegram.charts.values.volume import VolumeChart
from tests.benchmarks.chart_pyplot import draw_with_pyplot

type Axes = Any


def plain(chart: Any) -> bytes:
    if isinstance(chart, EveningChart):
        return draw_with_pyplot(chart)
    import matplotlib.pyplot as plt  # noqa: PLC0415 (its import belongs to the cold start)

    rows, tall = _ROWS.get(type(chart), lambda _: (1, 6.4))(chart)
    figure, axes = plt.subplots(rows, 1, figsize=(10.8, tall))
    _DRAWN[type(chart)](axes, chart)
    file = BytesIO()
    figure.savefig(file, bbox_inches="tight", dpi=100)
    plt.close(figure)
    return file.getvalue()


def _fitness(axes: Axes, chart: FitnessChart) -> None:
    load, form = axes
    past = [chart.day - timedelta(days=len(chart.fitness) - 1 - index) for index in range(len(chart.fitness))]
    ahead = [chart.day + timedelta(days=1 + index) for index in range(len(chart.fitness_ahead))]
    load.plot(past, chart.fitness, label="Fitness", linewidth=5)
    load.plot(past, chart.fatigue, label="Fatigue")
    load.plot(ahead, chart.fitness_ahead, linestyle="--")
    load.plot(ahead, chart.fatigue_ahead, linestyle="--")
    load.axvline(chart.day)
    _said(load, "Load, points per day")
    form.bar(past, [value or 0 for value in chart.form], width=1)
    form.bar(ahead, [value or 0 for value in chart.form_ahead], width=1, fill=False)
    _said(form, "Form, points")


def _volume(axes: Axes, chart: VolumeChart) -> None:
    """A row for each sport, and one for all."""
    mondays = [week.monday for week in chart.weeks]
    for row, label in enumerate(("all", *chart.sports)):
        each = slice(None) if row == 0 else slice(row - 1, row)
        done, planned = (
            [sum((minutes or (0.0,) * 4)[each]) / 60 for minutes in part]
            for part in ([week.done for week in chart.weeks], [week.planned for week in chart.weeks])
        )
        axes[row].bar(mondays, done, 4, label=label)
        axes[row].bar(mondays, planned, 6, fill=False, label="planned")
        _said(axes[row], "hours")


def _goal(axes: Axes, chart: GoalChart) -> None:
    days = [each.day for each in chart.expected]
    axes.fill_between(days, [each.low for each in chart.expected], [each.high for each in chart.expected], alpha=0.3)
    axes.plot(days, [each.value for each in chart.expected], linestyle="--", label="trend")
    axes.scatter(*zip(*chart.readings, strict=True), label="readings")
    axes.axhline(chart.target, label="goal")
    if chart.by:
        axes.axvline(chart.by)
    _said(axes, chart.unit)


def _hrv(axes: Axes, chart: HrvChart) -> None:
    days = [chart.day - timedelta(days=len(chart.nights) - 1 - index) for index in range(len(chart.nights))]
    axes.fill_between(days, chart.low, chart.high, alpha=0.3)
    axes.plot(days, chart.week, linewidth=5, label="7 nights")
    axes.plot(days, chart.nights, "o", label="night")
    _said(axes, "ms")


def _lift(axes: Axes, chart: LiftChart) -> None:
    for lift, marker in zip(chart.lifts, "os^D", strict=False):
        axes.plot(*zip(*lift.points, strict=True), marker=marker, label=lift.name)
    _said(axes, chart.unit)


def _muscles(axes: Axes, chart: MusclesChart) -> None:
    names = [row.name for row in chart.rows]
    axes.barh(names, [row.sets or 0 for row in chart.rows])
    axes.plot([row.maintenance for row in chart.rows], names, "|", markersize=20, label="maintenance")
    axes.plot([row.growth for row in chart.rows], names, ">", label="growth")
    _said(axes, "")


def _swim(axes: Axes, chart: SwimChart) -> None:
    days, seconds = [swim.day for swim in chart.swims], [swim.seconds for swim in chart.swims]
    axes.step(days, [min(seconds[: index + 1]) for index in range(len(seconds))], where="post", label="best")
    for exact, marker in ((True, "o"), (False, "x")):
        shown = [(swim.day, swim.seconds) for swim in chart.swims if swim.exact is exact]
        axes.plot(*zip(*shown, strict=True), marker, label="in yards" if exact else "scaled")
    _timed(axes, chart.goal_s)


def _race(axes: Axes, chart: RaceChart) -> None:
    days = [each.day for each in chart.predicted]
    axes.fill_between(
        days, [each.low_s for each in chart.predicted], [each.high_s for each in chart.predicted], alpha=0.3
    )
    axes.plot(days, [each.seconds for each in chart.predicted], linewidth=5, label="predicted")
    axes.axvline(chart.race_day)
    _timed(axes, chart.goal_s)


def _trend(axes: Axes, chart: TrendChart) -> None:
    days, values = zip(*chart.points, strict=True)
    if chart.weekly:
        axes.bar(days, values, 5, label=chart.label)
    else:
        axes.plot(days, values, label=chart.label)
    _said(axes, chart.unit)


def _timed(axes: Axes, goal_s: float | None) -> None:
    if goal_s is not None:
        axes.axhline(goal_s, label="goal")
    axes.yaxis.set_major_formatter(lambda value, _: f"{int(value // 60)}:{int(value % 60):02}")
    _said(axes, "lower is better")


def _said(axes: Axes, unit: str) -> None:
    axes.set_ylabel(unit)
    if axes.get_legend_handles_labels()[0]:
        axes.legend()
    axes.grid()


# How many plots lie below each other, and how tall they are together in hundreds of pixels.
_ROWS: dict[type, Callable[[Any], tuple[int, float]]] = {
    FitnessChart: lambda _: (2, 11.4),
    VolumeChart: lambda chart: (len(chart.sports) + 1, 9.9),
}
_DRAWN: dict[type, Callable[[Axes, Any], None]] = {
    FitnessChart: _fitness,
    VolumeChart: _volume,
    GoalChart: _goal,
    HrvChart: _hrv,
    LiftChart: _lift,
    MusclesChart: _muscles,
    SwimChart: _swim,
    RaceChart: _race,
    TrendChart: _trend,
}
