"""The strip of the week: hours by sport, what is planned as an outline and what is done filled in."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Protocol

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.frame import EDGE, LABEL_PX, LEFT, MARGIN, RIGHT, TICK_PX
from bot.telegram.charts.ink.palette import DONE, GRID, INK, QUIET
from bot.telegram.charts.ink.picture import Strip
from bot.telegram.charts.ink.scale import Axis, round_top, ticks
from bot.telegram.charts.ink.words import DONE as DONE_WORD
from bot.telegram.charts.ink.words import EMPTY_WEEK, clock_hours, sport_name, week_axis
from bot.telegram.charts.ink.words import PLANNED as PLANNED_WORD

_NAMES_END = 190
_LEAST_HOURS = 2


class SportMinutes(Protocol):
    """A sport with what is planned and done of it in the week."""

    @property
    def sport(self) -> str: ...
    @property
    def planned_minutes(self) -> float: ...
    @property
    def done_minutes(self) -> float: ...


def week_strip(day: date, week: Sequence[SportMinutes], top: int, bottom: int) -> Strip:
    shown = [sport for sport in week if sport.planned_minutes > 0 or sport.done_minutes > 0]
    longest = max((max(sport.planned_minutes, sport.done_minutes) for sport in shown), default=0.0)
    hours = Axis(0, round_top(longest / 60, _LEAST_HOURS), _NAMES_END, RIGHT)
    monday = day - timedelta(days=day.weekday())
    return Strip(
        top,
        bottom,
        ("week", monday, hours.high, bool(shown)),
        lambda brush: _ground(brush, hours if shown else None, monday, top, bottom),
        lambda brush: _figures(brush, hours, shown, top + 70, bottom - 70),
    )


def _ground(brush: Brush, hours: Axis | None, monday: date, top: int, bottom: int) -> None:
    middle = top + 34
    brush.words((EDGE, middle), week_axis(monday, monday + timedelta(days=6)), INK, LABEL_PX)
    if hours is None:
        brush.words(((LEFT + RIGHT) / 2, (top + bottom) / 2), EMPTY_WEEK, QUIET, LABEL_PX, "centre")
        return
    brush.block((560, middle - 13), (604, middle + 13), DONE)
    brush.words((618, middle), DONE_WORD, INK, LABEL_PX)
    brush.frame((730, middle - 13), (774, middle + 13), INK, 3)
    brush.words((788, middle), PLANNED_WORD, INK, LABEL_PX)
    for value in ticks(hours.high):
        brush.rule(((hours.at(value), top + 68), (hours.at(value), bottom - 66)), QUIET if value == 0 else GRID, 2)
        brush.words((hours.at(value), bottom - 40), f"{value:g}", QUIET, TICK_PX, "centre")


def _figures(brush: Brush, hours: Axis, shown: Sequence[SportMinutes], top: int, bottom: int) -> None:
    pitch = (bottom - top) / max(1, len(shown))
    for row, sport in enumerate(shown):
        _bar(brush, hours, sport, top + pitch * (row + 0.5), min(pitch * 0.3, 22))


def _bar(brush: Brush, hours: Axis, sport: SportMinutes, middle: float, half: float) -> None:
    brush.words((_NAMES_END - 16, middle), sport_name(sport.sport), INK, LABEL_PX, "right")
    done, planned = hours.at(sport.done_minutes / 60), hours.at(sport.planned_minutes / 60)
    if sport.done_minutes > 0:
        brush.block((hours.start, middle - half), (done, middle + half), DONE)
    if sport.planned_minutes > 0:
        brush.frame((hours.start, middle - half), (planned, middle + half), INK, 3)
    figures = f"{clock_hours(sport.done_minutes)} / {clock_hours(sport.planned_minutes)}"
    brush.words((MARGIN - 10, middle), figures, INK, TICK_PX)
