"""The evening review's chart: ninety days of fitness, fatigue and form, and this week's plan against what is done."""

from dataclasses import dataclass
from datetime import date
from math import isfinite

from bot.telegram.charts.ink.frame import DAYS


@dataclass(frozen=True, slots=True)
class SportWeek:
    """Minutes planned and done of one sport in an ISO week."""

    sport: str
    planned_minutes: float
    done_minutes: float


@dataclass(frozen=True, slots=True)
class EveningChart:
    """Ninety daily values each, oldest first, the last one of `day`; None is unknown and stays a gap.

    Fitness (CTL) and fatigue (ATL) are load points per day, form is their difference.
    The week is the one `day` lies in.
    """

    day: date
    fitness: tuple[float | None, ...]
    fatigue: tuple[float | None, ...]
    form: tuple[float | None, ...]
    week: tuple[SportWeek, ...]

    def __post_init__(self) -> None:
        for series in (self.fitness, self.fatigue, self.form):
            if len(series) != DAYS:
                raise ValueError(f"The evening chart needs {DAYS} daily values, not {len(series)}.")
            if not all(value is None or isfinite(value) for value in series):
                raise ValueError("The evening chart needs finite numbers; what is unknown is None.")
