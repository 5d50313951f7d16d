"""The power of a ride as one figure a second."""

from collections.abc import Iterable
from itertools import pairwise

from bot.connectors.files.fit.messages import Message
from bot.connectors.files.fit.validity import moment, number

_LONGEST_HOLD_S = 10


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
