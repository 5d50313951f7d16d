"""Normalized power: what a ride cost, where the average hides the surges."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from statistics import fmean

from bot.connectors.files.fit_messages import Message
from bot.connectors.files.fit_validity import moment, number

_WINDOW_S = 30
_LONGEST_HOLD_S = 10


def normalized_power(watts: Sequence[float]) -> float | None:
    """The 4th root of the mean 4th power of the 30-s rolling mean, from one figure a second, zeros included.

    Shorter than the window it is the average; None without figures. (Allen & Coggan, *Training and Racing with a
    Power Meter*.)
    """
    if not watts:
        return None
    if len(watts) < _WINDOW_S:
        return fmean(watts)
    sums = [0.0, *accumulate(watts)]
    rolling = [(after - before) / _WINDOW_S for before, after in zip(sums, sums[_WINDOW_S:], strict=False)]
    return float(fmean(mean**4 for mean in rolling) ** 0.25)


def watts_by_second(records: Iterable[Message]) -> list[float]:
    """One figure a second: a device that saves power writes every few seconds, and longer gaps are pauses."""
    samples = [
        (when, watts)
        for record in records
        if (when := moment(record, "timestamp")) and (watts := number(record, "power", 0, 2500)) is not None
    ]
    series: list[float] = []
    for (when, watts), (following, _) in pairwise(samples):
        gap_s = int((following - when).total_seconds())
        series.extend([watts] * (gap_s if 0 <= gap_s <= _LONGEST_HOLD_S else 1))
    return [*series, *(watts for _, watts in samples[-1:])]
