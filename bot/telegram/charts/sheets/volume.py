"""Weeks by sport, a row each with a scale of its own: the plan is hollow, and what was done stands full inside it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.figures import figure
from bot.telegram.charts.ink.frame import INK_LINE, MARGIN, RIGHT, SMALL_PX, TICK_PX
from bot.telegram.charts.ink.lettering import fitted
from bot.telegram.charts.ink.palette import GRID, INK, QUIET, SERIES, Rgb
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.words import (
    ALL_SPORTS,
    DONE,
    PLANNED,
    UNKNOWN,
    VOLUME_TITLE,
    VOLUME_UNIT,
    clock_hours,
    sport_name,
)
from bot.telegram.charts.plot.marks import NAME_PX, name
from bot.telegram.charts.plot.plot import FARTHEST, FOOT, HEAD, LEFT, Plot, dates, headed, nothing, plot_of
from bot.telegram.charts.values.style import Style
from bot.telegram.charts.values.volume import VolumeChart

_LEAST_WEEKS = 3
_BETWEEN, _ALONE, _FIRST, _EACH = 40, 430, 190, 112
"""Pixels between two rows, of the only one, of the first of several, and of each after it."""
_PLANNED_SHARE, _DONE_SHARE, _LEAST_HALF = 0.40, 0.25, 2.0
"""Half the width of a bar as a share of a week's, and the least there is in pixels."""
_LEAST_MINUTES = 30.0
_KEY_Y, _KEY_DONE, _KEY_PLANNED = 36, 700, 858
_BELOW_THE_NAME = 34


class _Bar(NamedTuple):
    """Minutes of a week; done is None where nobody knows, planned where there was no plan."""

    monday: date
    done: float | None
    planned: float | None


@dataclass(frozen=True, slots=True)
class _Row:
    """The weeks of a sport, or of all of them."""

    label: str
    colour: Rgb
    plot: Plot
    bars: tuple[_Bar, ...]


def strips(chart: VolumeChart) -> tuple[Strip, ...]:
    rows = tuple(_rows(chart))
    known = any(bar.done or bar.planned for row in rows for bar in row.bars)
    height = rows[-1].plot.bottom + FOOT
    key = ("volume", tuple((row.label, row.plot) for row in rows), known)
    return (Strip(0, height, key, lambda brush: _ground(brush, rows, known=known), lambda brush: _bars(brush, rows)),)


def _rows(chart: VolumeChart) -> Iterator[_Row]:
    """All sports together first, where there are several."""
    each = [(sport_name(sport), _of(chart, index)) for index, sport in enumerate(chart.sports)]
    several = len(each) > 1
    shown = [(ALL_SPORTS, _in_all(chart)), *each] if several else each or [(ALL_SPORTS, _in_all(chart))]
    colours = (QUIET, *SERIES) if several else SERIES
    top = HEAD
    for number, ((label, bars), colour) in enumerate(zip(shown, colours, strict=False)):
        foot = top + (_EACH if number else _FIRST if several else _ALONE)
        yield _Row(label, colour, _plot(bars, (top - HEAD, foot)), bars)
        top = foot + _BETWEEN


def _of(chart: VolumeChart, index: int) -> tuple[_Bar, ...]:
    return tuple(
        _Bar(
            week.monday, _minutes(week.done and (week.done[index],)), _minutes(week.planned and (week.planned[index],))
        )
        for week in chart.weeks
    )


def _in_all(chart: VolumeChart) -> tuple[_Bar, ...]:
    return tuple(_Bar(week.monday, _minutes(week.done), _minutes(week.planned)) for week in chart.weeks)


def _minutes(each: Sequence[float] | None) -> float | None:
    """What lies beyond all sense stands at the rim."""
    return None if each is None else min(math.fsum(min(max(0.0, one), FARTHEST) for one in each), FARTHEST)


def _plot(bars: Sequence[_Bar], place: tuple[int, int]) -> Plot:
    last = bars[-1].monday
    first = min(bars[0].monday, last - timedelta(weeks=_LEAST_WEEKS - 1))
    days = (first - timedelta(days=4), last + timedelta(days=4))
    highest = max(max(bar.done or 0.0, bar.planned or 0.0) for bar in bars)
    return replace(plot_of(days, [_LEAST_MINUTES, highest], Style.HOURS, place, floor_at=0.0), dated=last)


def _ground(brush: Brush, rows: Sequence[_Row], *, known: bool) -> None:
    headed(brush, 0, VOLUME_TITLE, VOLUME_UNIT)
    brush.block((_KEY_DONE, _KEY_Y - 13), (_KEY_DONE + 20, _KEY_Y + 13), INK)
    brush.words((_KEY_DONE + 34, _KEY_Y), DONE, INK, TICK_PX)
    brush.frame((_KEY_PLANNED, _KEY_Y - 13), (_KEY_PLANNED + 30, _KEY_Y + 13), INK, INK_LINE)
    brush.words((_KEY_PLANNED + 44, _KEY_Y), PLANNED, INK, TICK_PX)
    for row in rows:
        _grid(brush, row.plot, known=known)
    dates(brush, rows[-1].plot)
    if not known:
        nothing(brush, rows[0].plot)


def _grid(brush: Brush, plot: Plot, *, known: bool) -> None:
    for number in range(round((plot.values.high - plot.values.low) / plot.step) + 1):
        value = number * plot.step
        y = plot.values.at(value)
        brush.rule(((LEFT, y), (RIGHT, y)), GRID if number else QUIET, 2)
        if known and number:
            words, size = fitted(figure(value, Style.HOURS, plot.step), LEFT - 18, TICK_PX, SMALL_PX)
            brush.words((LEFT - 14, y), words, QUIET, size, "right")


def _bars(brush: Brush, rows: Sequence[_Row]) -> None:
    for row in rows:
        for bar in row.bars:
            _bar(brush, row, bar)
        _name(brush, row)


def _bar(brush: Brush, row: _Row, bar: _Bar) -> None:
    plot, x = row.plot, row.plot.across(bar.monday)
    week = plot.days.at(7) - plot.days.at(0)
    if bar.done:
        half = max(_LEAST_HALF, _DONE_SHARE * week)
        brush.block((x - half, plot.height(bar.done)), (x + half, plot.height(0)), row.colour)
    if bar.planned:
        half = max(_LEAST_HALF, _PLANNED_SHARE * week)
        brush.frame((x - half, plot.height(bar.planned)), (x + half, plot.height(0)), INK, INK_LINE)


def _name(brush: Brush, row: _Row) -> None:
    """With the last week's hours below it, as far as they are known."""
    bar, middle = row.bars[-1], (row.plot.values.start + row.plot.values.end) / 2
    told = [UNKNOWN if bar.done is None else clock_hours(bar.done)] if bar.done or bar.planned else []
    told += [clock_hours(bar.planned)] if told and bar.planned is not None else []
    name(brush, middle - (_BELOW_THE_NAME / 2 if told else 0), row.label, row.colour)
    if told:
        shown, size = fitted(" / ".join(told), NAME_PX, TICK_PX, SMALL_PX)
        brush.words((MARGIN, middle + _BELOW_THE_NAME / 2), shown, INK, size)
