"""Athletes to draw: ninety days of load with rest days and spikes, and weeks in every state."""

from datetime import date, timedelta
from random import Random

from bot.telegram.charts.ink.series import Series
from bot.telegram.charts.values.evening import EveningChart, SportWeek

SUNDAY = date(2025, 10, 19)
UNKNOWN: Series = (None,) * 90
FULL_WEEK = (
    SportWeek("run", 240, 160),
    SportWeek("ride", 90, 0),
    SportWeek("swim", 60, 75),
    SportWeek("strength", 120, 60),
    SportWeek("other", 0, 30),
)


def rising(seed: int = 1, start: float = 25, day: date = SUNDAY) -> EveningChart:
    """Fitness grows from `start` to about one and a half times that, fatigue spikes on the way."""
    chance = Random(seed)
    fitness, fatigue = start, start
    days = []
    for index in range(90):
        load = 0.0 if chance.random() < 0.3 else chance.uniform(0.4, 2.2) * start * (1.2 + index / 130)
        form = fitness - fatigue
        fitness += (load - fitness) / 42.5
        fatigue += (load - fatigue) / 7.5
        days.append((fitness, fatigue, form))
    fit, tired, forms = zip(*days, strict=True)
    return EveningChart(day, fit, tired, forms, FULL_WEEK[: 2 + seed % 4])


def warming_up() -> EveningChart:
    """Nothing known for a month, then a hole, a lone day and another hole."""
    whole = rising(5, 15)
    return EveningChart(
        SUNDAY, _holed(whole.fitness), _holed(whole.fatigue), _holed(whole.form), (SportWeek("run", 60, 0),)
    )


def constant(value: float | None, week: tuple[SportWeek, ...] = ()) -> EveningChart:
    series: Series = (value,) * 90
    low = None if value is None else -value
    return EveningChart(SUNDAY, series, series, (low,) * 90, week)


def lone_day(index: int) -> EveningChart:
    series = tuple(30.0 if day == index else None for day in range(90))
    return EveningChart(SUNDAY, series, series, series, ())


def _holed(series: Series) -> Series:
    return tuple(None if day < 30 or 47 <= day < 58 or day in (60, 62, 63) else v for day, v in enumerate(series))


PILE: dict[str, EveningChart] = {
    "rising": rising(),
    "strong": rising(2, 80),
    "beginner": rising(3, 4),
    "other day": rising(1, 25, SUNDAY + timedelta(days=80)),
    "warming up": warming_up(),
    "nothing": constant(None),
    "zeros": constant(0.0, (SportWeek("swim", 0, 0),)),
    "first day only": lone_day(0),
    "last day only": lone_day(89),
    "huge": constant(9.9e7, (SportWeek("ride", 1e7, 2e7),)),
    "tiny": constant(1e-9, (SportWeek("ride", 1e-9, 0.4),)),
    "form known alone": EveningChart(SUNDAY, UNKNOWN, UNKNOWN, rising().form, FULL_WEEK),
}
