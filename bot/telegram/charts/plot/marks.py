"""What stands in a plot: lines that break at gaps, what is still to come as dashes, dots, bands, and names."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from bot.telegram.charts.ink.brush import Brush
from bot.telegram.charts.ink.brush import Point as Pixel
from bot.telegram.charts.ink.frame import BOLD, INK_LINE, LABEL_PX, MARGIN, RIGHT, SMALL_PX, TICK_PX, WIDTH
from bot.telegram.charts.ink.lettering import fitted, written
from bot.telegram.charts.ink.palette import BAND, INK, PAPER, QUIET, Rgb
from bot.telegram.charts.plot.plot import LEFT, Plot, Point

NAME_PX = WIDTH - MARGIN - 6
"""How wide a name at the right end may be."""
LABEL_GAP = 40
_BESIDE = 36
_LATELY = 4
_HALF_A_DASH = 6


def line(brush: Brush, plot: Plot, points: Sequence[Point], colour: Rgb, width: float = BOLD) -> None:
    """Through all of them; a single one is a short dash."""
    pixels = [plot.at(point) for point in points]
    if len(pixels) == 1:
        (x, y) = pixels[0]
        pixels = [(x - _HALF_A_DASH, y), (x + _HALF_A_DASH, y)]
    if pixels:
        brush.line(pixels, colour, width)


def dashes(brush: Brush, plot: Plot, points: Sequence[Point], colour: Rgb, width: float = BOLD) -> None:
    """What is still to come."""
    if len(points) > 1:
        brush.dashes([plot.at(point) for point in points], colour, width)


def band(brush: Brush, plot: Plot, low: Sequence[Point], high: Sequence[Point]) -> None:
    """The area between two lines over the same days."""
    if len(low) > 1:
        brush.shape([*(plot.at(point) for point in low), *(plot.at(point) for point in reversed(high))], BAND)
    elif low:
        (x, lowest), (_, highest) = plot.at(low[0]), plot.at(high[0])
        brush.block((x - _HALF_A_DASH, highest), (x + _HALF_A_DASH, lowest), BAND)


def dots(brush: Brush, plot: Plot, points: Iterable[Point], colour: Rgb, radius: float = 7) -> None:
    for point in points:
        brush.dot(plot.at(point), radius, colour)


def mark(brush: Brush, shape: int, at: Pixel, colour: Rgb) -> None:
    """A dot, a square, a triangle or a diamond."""
    x, y = at
    if shape == 0:
        brush.dot(at, 8, colour)
    elif shape == 1:
        brush.block((x - 7, y - 7), (x + 7, y + 7), colour)
    elif shape == 2:
        brush.shape(((x, y - 10), (x + 9, y + 7), (x - 9, y + 7)), colour)
    else:
        brush.shape(((x, y - 10), (x + 10, y), (x, y + 10), (x - 10, y)), colour)


def ring(brush: Brush, at: Pixel, colour: Rgb) -> None:
    brush.dot(at, 10, colour)
    brush.dot(at, 6, PAPER)


def level(brush: Brush, plot: Plot, value: float, words: str, colour: Rgb = INK) -> None:
    """A line across, with words at its right end."""
    y = plot.height(value)
    brush.rule(((LEFT, y), (RIGHT, y)), colour, INK_LINE)
    name(brush, y, words, colour)


def upright(brush: Brush, plot: Plot, day: date, words: str) -> None:
    """A line at a day, with words over it on the side where there is room."""
    x = plot.across(day)
    brush.rule(((x, plot.values.end), (x, plot.values.start)), QUIET, 2)
    late = x > (LEFT + RIGHT) / 2
    brush.words((x + (4 if late else -4), plot.values.end - 24), words, QUIET, TICK_PX, "right" if late else "left")


def name(brush: Brush, y: float, words: str, colour: Rgb) -> None:
    """At the right end; what is long is written smaller."""
    shown, size = fitted(words, NAME_PX, LABEL_PX, TICK_PX, SMALL_PX)
    brush.words((MARGIN, y), shown, colour, size)


def told(brush: Brush, plot: Plot, points: Sequence[Point], words: str, other: float | None) -> None:
    """Beside the last point: over a line that falls, under one that rises. Where the plot has no room for it any more,
    it is a name at the right end, clear of the one at `other`.
    """
    x, y = plot.at(points[-1])
    if x + 8 + written(words, LABEL_PX).width > RIGHT - 8:
        name(brush, beside(plot, points[-1][1], other), words, INK)
        return
    came_from = plot.height(points[-min(len(points), _LATELY)][1])
    side = -_BESIDE if came_from <= y else _BESIDE
    if not plot.values.end + _BESIDE / 2 < y + side < plot.values.start - _BESIDE / 2 or _on_zero(plot, y + side):
        side = -side
    brush.words((x + 8, y + side), words, INK, LABEL_PX)


def _on_zero(plot: Plot, y: float) -> bool:
    """Whether words at that height would be crossed out by the line of zero."""
    return plot.values.low < 0 < plot.values.high and abs(plot.height(0.0) - y) < _BESIDE / 2


def beside(plot: Plot, value: float, other: float | None) -> float:
    """The height at which a value's name stands clear of another's."""
    y = plot.height(value)
    there = None if other is None else plot.height(other)
    if there is None or abs(y - there) >= LABEL_GAP:
        return y
    return there + (LABEL_GAP if y >= there else -LABEL_GAP)


def runs(points: Sequence[Point], days: int = 1) -> list[list[Point]]:
    """Broken wherever more than so many days lie between two of them."""
    found: list[list[Point]] = []
    for point in points:
        if found and (point[0] - found[-1][-1][0]).days <= days:
            found[-1].append(point)
        else:
            found.append([point])
    return found


def usual_gap(points: Sequence[Point], least: int = 3) -> int:
    """How many days may lie between two neighbours: three times what mostly does."""
    between = sorted((later[0] - earlier[0]).days for earlier, later in pairwise(points))
    return max(least, 3 * between[len(between) // 2]) if between else least


def until(points: Sequence[Point], day: date) -> tuple[list[Point], list[Point]]:
    """A line in two: what it says up to that day, and from it on; the point of the day itself is in both."""
    past, ahead = [point for point in points if point[0] <= day], [point for point in points if point[0] > day]
    if past and ahead and past[-1][0] < day:
        (before, low), (after, high) = past[-1], ahead[0]
        share = (day - before).days / (after - before).days
        past.append((day, low + (high - low) * share))
    return past, [*past[-1:], *ahead]


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
