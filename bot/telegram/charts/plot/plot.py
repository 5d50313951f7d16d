"""A plot: days along the bottom, values up the side, a title above."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.brush import Point as Pixel
from bot.telegram.charts.ink.figures import figure, time_step
from bot.telegram.charts.ink.frame import EDGE, LABEL_PX, RIGHT, SMALL_PX, TICK_PX, WIDTH
from bot.telegram.charts.ink.lettering import fitted
from bot.telegram.charts.ink.palette import GRID, INK, QUIET
from bot.telegram.charts.ink.scale import Axis, round_step
from bot.telegram.charts.ink.words import NO_VALUES, date_label
from bot.telegram.charts.values.style import Style

HEIGHT = 640
LEFT = 134
HEAD, FOOT = 128, 78
STEPS, STEP_PX = 5, 56
DATES = 5
LEAST_DAYS = 7
"""Fewer are not told apart: a single reading stands at the right end of a week."""
FARTHEST = 1e12
"""What lies beyond stands at the rim: a picture of it has nothing more to say, and figures would lose their sense."""
_FLAT = 1e-6
_WHOLE_FROM = 10
_LEAST_CLOCK = 4  # seconds or minutes, of which a step is one at least
_DAYS_A_WEEK = 7

type Point = tuple[date, float]
type Draw = Callable[[Brush], None]


@dataclass(frozen=True, slots=True)
class Plot:
    """`days` counts from `first`; `step` is between two figures of the value axis; dates go back from `dated`, or from
    the last day. Where nothing is `known` no figure would mean anything.
    """

    top: int
    bottom: int
    first: date
    days: Axis
    values: Axis
    step: float
    style: Style = Style.NUMBER
    dated: date | None = None
    known: bool = True

    def at(self, point: Point) -> Pixel:
        return self.across(point[0]), self.height(point[1])

    def across(self, day: date) -> float:
        return self.days.at((day - self.first).days)

    def height(self, value: float) -> float:
        return self.values.at(max(self.values.low, min(self.values.high, value)))

    def written(self, value: float) -> str:
        """As a reading is told: with the decimals of the axis, and one more where its steps are small whole numbers."""
        return figure(value, self.style, min(self.step, 0.1) if self.step < _WHOLE_FROM else 1.0)


def plot_of(
    days: Iterable[date],
    values: Iterable[float],
    style: Style = Style.NUMBER,
    place: tuple[int, int] = (0, HEIGHT - FOOT),
    floor_at: float | None = None,
) -> Plot:
    """Wide enough for all of them; `place` is the top of the title and the foot of the value axis, `floor_at` where
    that begins. A low plot has fewer steps, so that their figures keep apart.
    """
    top, foot = place
    first, span = _reach(list(days))
    told = list(values)
    low, high = _ends(told, floor_at)
    if style is not Style.NUMBER and high - low < _LEAST_CLOCK:
        low, high = (low, low + _LEAST_CLOCK) if low == floor_at else (low - _LEAST_CLOCK / 2, high + _LEAST_CLOCK / 2)
    steps = max(1, min(STEPS, (foot - top - HEAD) // STEP_PX))
    step = round_step(high - low, steps) if style is Style.NUMBER else time_step(high - low, steps)
    begin = floor(low / step + 1e-9) * step
    end = max(ceil(high / step - 1e-9) * step, begin + step)
    reach, rise = Axis(0, span, LEFT, RIGHT), Axis(begin, end, foot, top + HEAD)
    return Plot(top, foot, first, reach, rise, step, style, known=bool(told))


def ground(brush: Brush, plot: Plot, title: str, unit: str) -> None:
    """Title and unit, and the grid with its figures."""
    headed(brush, plot.top, title, unit)
    for number in range(round((plot.values.high - plot.values.low) / plot.step) + 1):
        value = plot.values.low + number * plot.step
        y = plot.values.at(value)
        brush.rule(((LEFT, y), (RIGHT, y)), QUIET if plot.known and abs(value) < plot.step / 1e6 else GRID, 2)
        if not plot.known:
            continue
        words, size = fitted(figure(value, plot.style, plot.step), LEFT - 18, TICK_PX, SMALL_PX)
        brush.words((LEFT - 14, y), words, QUIET, size, "right")


def headed(brush: Brush, top: float, title: str, unit: str) -> None:
    for y, words, colour, size in ((top + 36, title, INK, LABEL_PX), (top + 82, unit, QUIET, TICK_PX)):
        shown, fitting = fitted(words, WIDTH - 2 * EDGE, size, SMALL_PX)
        brush.words((EDGE, y), shown, colour, fitting, "flush")


def dates(brush: Brush, plot: Plot) -> None:
    """Below the plot; whole weeks apart where there are many."""
    if not plot.known:
        return
    span = (plot.dated - plot.first).days if plot.dated else round(plot.days.high)
    every = max(1, ceil(span / DATES))
    if plot.dated or span >= DATES * _DAYS_A_WEEK:
        every = ceil(every / _DAYS_A_WEEK) * _DAYS_A_WEEK
    for back in range(0, span + 1, every):
        x = plot.days.at(span - back)
        if x < LEFT + 40:
            continue
        brush.rule(((x, plot.values.start), (x, plot.values.start + 10)), QUIET, 2)
        day = plot.first + timedelta(days=span - back)
        brush.words((x, plot.bottom + 38), date_label(day, span), QUIET, TICK_PX, "centre")


def nothing(brush: Brush, plot: Plot, words: str = NO_VALUES) -> None:
    """Said in the middle of an empty plot, between two lines of its grid."""
    between = plot.values.low + (floor((plot.values.high - plot.values.low) / plot.step / 2) + 0.5) * plot.step
    brush.words(((LEFT + RIGHT) / 2, plot.height(between)), words, QUIET, LABEL_PX, "centre")


def _reach(days: list[date]) -> tuple[date, int]:
    """The first day, and how many follow it."""
    last = max(days, default=date(2000, 1, 1))
    first = min(min(days, default=last), last - timedelta(days=LEAST_DAYS))
    return first, (last - first).days


def _ends(values: list[float], floor_at: float | None) -> tuple[float, float]:
    """With some room around a level line, and of what no axis could tell apart."""
    held = [max(-FARTHEST, min(FARTHEST, value)) for value in values] or [floor_at or 0.0]
    low = min(held) if floor_at is None else min(floor_at, *held)
    high = max(held)
    room = max(abs(high) * 0.05, _FLAT)
    if high - low > room * _FLAT and high - low > _FLAT:
        return low, high
    room = max(room, 0.5)
    return (low - room if floor_at is None else low), high + room
