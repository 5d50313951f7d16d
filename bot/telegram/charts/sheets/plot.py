"""A plot: days along the bottom, values up the side, a title above, and lines, dots and bands between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.brush import Point as Pixel
from bot.telegram.charts.ink.figures import figure, time_step
from bot.telegram.charts.ink.frame import BOLD, EDGE, LABEL_PX, RIGHT, TICK_PX
from bot.telegram.charts.ink.palette import BAND, GRID, INK, QUIET, Rgb
from bot.telegram.charts.ink.scale import Axis, round_step
from bot.telegram.charts.ink.words import NO_VALUES, date_label
from bot.telegram.charts.values.style import Style

HEIGHT = 640
LEFT = 134
HEAD, FOOT = 128, 78
STEPS, STEP_PX = 5, 56
DATES = 5
LABEL_GAP = 40
_DAYS_A_WEEK = 7

type Point = tuple[date, float]


@dataclass(frozen=True, slots=True)
class Plot:
    """`days` counts from `first`; `step` is between two figures of the value axis; dates go back from `dated`, or from
    the last day.
    """

    top: int
    bottom: int
    first: date
    days: Axis
    values: Axis
    step: float
    style: Style = Style.NUMBER
    dated: date | None = None

    def at(self, point: Point) -> Pixel:
        return self.days.at((point[0] - self.first).days), self.values.at(point[1])

    def height(self, value: float) -> float:
        return self.values.at(value)

    def written(self, value: float) -> str:
        return figure(value, self.style, self.step / 10 if self.style is Style.NUMBER else 1)


def plot_of(
    days: Iterable[date],
    values: Iterable[float],
    style: Style = Style.NUMBER,
    place: tuple[int, int] = (0, HEIGHT),
    floor_at: float | None = None,
) -> Plot:
    """Wide enough for all of them; `place` is the top and the bottom row, `floor_at` where the value axis begins.

    A low plot has fewer steps, so that their figures keep apart.
    """
    known, told = sorted(days), list(values) or [0.0]
    first, last = (known[0], known[-1]) if known else (date(2000, 1, 1), date(2000, 1, 2))
    last = max(last, first + timedelta(days=1))
    low = min(told) if floor_at is None else min(floor_at, *told)
    span = max(told) - low or max(abs(max(told)) * 0.1, 1.0)
    steps = max(1, min(STEPS, (place[1] - place[0] - HEAD - FOOT) // STEP_PX))
    step = round_step(span, steps) if style is Style.NUMBER else time_step(span, steps)
    begin = floor(low / step + 1e-9) * step
    end = max(ceil(max(told) / step - 1e-9) * step, begin + step)
    top, bottom = place
    return Plot(
        top,
        bottom,
        first,
        Axis(0, (last - first).days, LEFT, RIGHT),
        Axis(begin, end, bottom - FOOT, top + HEAD),
        step,
        style,
    )


def ground(brush: Brush, plot: Plot, title: str, unit: str, *, dated: bool = True) -> None:
    """Title and unit, the grid with its figures, and the dates below it."""
    brush.words((EDGE, plot.top + 36), title, INK, LABEL_PX, "flush")
    brush.words((EDGE, plot.top + 82), unit, QUIET, TICK_PX, "flush")
    for number in range(round((plot.values.high - plot.values.low) / plot.step) + 1):
        value = plot.values.low + number * plot.step
        y = plot.height(value)
        brush.rule(((LEFT, y), (plot.days.end, y)), QUIET if abs(value) < plot.step / 1e6 else GRID, 2)
        brush.words((LEFT - 14, y), figure(value, plot.style, plot.step), QUIET, TICK_PX, "right")
    if dated:
        _dates(brush, plot)


def nothing(brush: Brush, plot: Plot, words: str = NO_VALUES) -> None:
    """Said in the middle of an empty plot."""
    brush.words(((LEFT + RIGHT) / 2, (plot.values.start + plot.values.end) / 2), words, QUIET, LABEL_PX, "centre")


def line(brush: Brush, plot: Plot, points: Sequence[Point], colour: Rgb, width: float = BOLD) -> None:
    """Through all of them; a single one is a short dash."""
    pixels = [plot.at(point) for point in points]
    if len(pixels) == 1:
        (x, y) = pixels[0]
        pixels = [(x - 6, y), (x + 6, y)]
    if pixels:
        brush.line(pixels, colour, width)


def dashes(brush: Brush, plot: Plot, points: Sequence[Point], colour: Rgb, width: float = BOLD) -> None:
    if len(points) > 1:
        brush.dashes([plot.at(point) for point in points], colour, width)


def band(brush: Brush, plot: Plot, low: Sequence[Point], high: Sequence[Point]) -> None:
    """The area between two lines over the same days."""
    if len(low) > 1:
        brush.shape([*(plot.at(point) for point in low), *(plot.at(point) for point in reversed(high))], BAND)


def dots(brush: Brush, plot: Plot, points: Iterable[Point], colour: Rgb, radius: float = 7) -> None:
    for point in points:
        brush.dot(plot.at(point), radius, colour)


def level(brush: Brush, plot: Plot, value: float, colour: Rgb = INK) -> None:
    """A broken line across."""
    y = plot.height(value)
    brush.dashes(((LEFT, y), (plot.days.end, y)), colour, 3)


def marked_day(brush: Brush, plot: Plot, day: date, words: str) -> None:
    """A broken line upright, with words beside its upper end."""
    x, _ = plot.at((day, plot.values.low))
    brush.dashes(((x, plot.values.end), (x, plot.values.start)), QUIET, 3)
    late = x > (plot.days.start + plot.days.end) / 2
    brush.words((x if late else x + 12, plot.values.end - 24), words, QUIET, TICK_PX, "right" if late else "left")


def runs(points: Sequence[Point], days: int = 1) -> list[list[Point]]:
    """Broken wherever more than so many days lie between two of them."""
    found: list[list[Point]] = []
    for point in points:
        if found and (point[0] - found[-1][-1][0]).days <= days:
            found[-1].append(point)
        else:
            found.append([point])
    return found


def spread(heights: Sequence[float], lowest: float, highest: float, gap: float = LABEL_GAP) -> list[float]:
    """Heights of labels moved apart by a gap each, in their order, and kept between the two ends.

    Pixels count downwards: `highest` is the smaller one.
    """
    order = sorted(range(len(heights)), key=lambda index: heights[index])
    placed = list(heights)
    for before, index in zip([None, *order], order, strict=False):
        placed[index] = max(placed[index], highest if before is None else placed[before] + gap)
    over = max(0.0, placed[order[-1]] - lowest) if order else 0.0
    if over:
        placed[order[-1]] -= over
        for after, index in zip(order[::-1], order[-2::-1], strict=False):
            placed[index] = min(placed[index], placed[after] - gap)
    return placed


def _dates(brush: Brush, plot: Plot) -> None:
    span = (plot.dated - plot.first).days if plot.dated else round(plot.days.high)
    every = max(1, ceil(span / DATES))
    every = ceil(every / _DAYS_A_WEEK) * _DAYS_A_WEEK if span >= DATES * _DAYS_A_WEEK else every
    for back in range(0, span + 1, every):
        x = plot.days.at(span - back)
        if x < LEFT + 40:
            continue
        brush.rule(((x, plot.values.start), (x, plot.values.start + 10)), QUIET, 2)
        day = plot.first + timedelta(days=span - back)
        brush.words((x, plot.bottom - 40), date_label(day, span), QUIET, TICK_PX, "centre")
