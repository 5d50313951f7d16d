"""By which method a figure was computed, and from how many of what."""

from collections.abc import Mapping

import msgspec

from bot.telegram.messages.words import count, percent
from domain.metrics.adaptive_5k import BY_A_RACE, BY_HEART_RATE, OFF_BY
from domain.metrics.css import TWO_TRIALS
from domain.metrics.lifts import EPLEY, RTS_CHART
from domain.metrics.swim import SCALED_LENGTHS, UNBROKEN

SETS, LENGTHS, RUNS = ("set", "sets"), ("length", "lengths"), ("run", "runs")


class ComputedBy(msgspec.Struct, frozen=True):
    method: str
    n: int


def computed_by_line(by: ComputedBy) -> str | None:
    """None for a method that needs no word, or none that is known."""
    said = WORDS.get(by.method)
    return said and said[0].format(count(by.n, *said[1]), off_by=percent(100 * OFF_BY))


WORDS: Mapping[str, tuple[str, tuple[str, str]]] = {
    RTS_CHART: ("By the RTS chart, the best of {}.", SETS),
    EPLEY: ("By Epley’s formula, the best of {}.", SETS),
    UNBROKEN: ("From {} without a rest.", LENGTHS),
    SCALED_LENGTHS: ("Scaled from {} without a rest in another pool.", LENGTHS),
    TWO_TRIALS: ("From {} within two weeks.", ("trial", "trials")),
    BY_HEART_RATE: (
        "From the heart rate of {} in six weeks: an estimate, ±{off_by} until a race calibrates it.",
        RUNS,
    ),
    BY_A_RACE: ("From the heart rate of {} in six weeks, calibrated by a race.", RUNS),
}
