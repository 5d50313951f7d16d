"""Figures of which there is one a week, and others that are computed from many."""

from collections.abc import Iterator
from datetime import timedelta

from bot.telegram.messages.rendered import Rendered
from domain.metrics.adaptive_5k import BY_A_RACE
from tests.telegram.messages.trend_scenes import days, told


def week_figures() -> Iterator[tuple[str, Rendered]]:
    """What there is one of a week."""
    mondays = [(day - timedelta(days=5), value) for day, value in days(12, 28_000, 41_500, every=7, wave=1_500)]
    yield "trend of the distance run, in miles", told("distance_run", mondays, units=["lb", "mi", "yd"])
    yield "trend of the distance swum", told("distance_swim", [(day, value / 10) for day, value in mondays])
    yield "trend of monotony", told("monotony", [(day, 1.1 + value / 100_000) for day, value in mondays[:-1]])
    yield "trend of VDOT", told("vdot", days(16, 44.2, 45.9, every=7, wave=0.1), by=(BY_A_RACE, 14))
