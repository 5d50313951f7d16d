"""Fitness, fatigue and form: what was, and what the plan makes of it."""

from dataclasses import dataclass
from datetime import date

from bot.telegram.charts.values.checked import finite

Series = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class FitnessChart:
    """Daily values, oldest first, the last of the past of `day`; the `_ahead` ones go on from the day after.

    CTL and ATL are load points per day, form is their difference after the day. All past series are of one length, and
    so are those ahead.
    """

    day: date
    fitness: Series
    fatigue: Series
    form: Series
    fitness_ahead: Series = ()
    fatigue_ahead: Series = ()
    form_ahead: Series = ()

    def __post_init__(self) -> None:
        past, ahead = (self.fitness, self.fatigue, self.form), self.ahead
        if len({len(each) for each in past}) > 1 or len({len(each) for each in ahead}) > 1 or not self.fitness:
            raise ValueError("The fitness chart needs series of one length, of a day at least.")
        finite(value for each in (*past, *ahead) for value in each)

    @property
    def ahead(self) -> tuple[Series, Series, Series]:
        return self.fitness_ahead, self.fatigue_ahead, self.form_ahead
