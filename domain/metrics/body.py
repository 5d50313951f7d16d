"""Weight and body fat: where they go, since a scale is too noisy for a single reading to say anything."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from domain.athlete.profile import Profile
from domain.metrics.spec import Measured, Metric, Unit, Weekly
from domain.metrics.trend import Point, smoothed
from domain.training.reading import Reading, ReadingKind, counted

WINDOW_DAYS = 56
WEIGHT_AGE_DAYS_MAX = 90
VALID_WEIGHT_KG = (25.0, 300.0)
VALID_FAT_PERCENT = (2.0, 65.0)
VALID_MUSCLE_KG = (10.0, 150.0)
_WEIGHED_ON = itemgetter(0)


def body_level(readings: Sequence[Point], today: date) -> float | None:
    """Walker's smooth trend today, of weights in kg or of body fat in per cent, as far as they are credible.

    None under two readings, of which nothing can be said, since a scale is off by 1.5 points of body fat, and None
    where the last is older than 56 days.
    """
    known = sorted((day, value) for day, value in readings if day <= today)
    if len(known) < 2 or (today - known[-1][0]).days > WINDOW_DAYS:
        return None
    return smoothed(known)[-1][1]


@dataclass(frozen=True, slots=True)
class BodyWeights:
    """What somebody weighed, in kg: one a day, the oldest first, and what they told once; None where they never did."""

    weighed: tuple[Point, ...] = ()
    told_kg: float | None = None

    @classmethod
    def of(cls, readings: Iterable[Reading], profile: Profile) -> "BodyWeights":
        """What was typed goes before what a scale said of that day; what nobody can weigh is left out."""
        low, high = VALID_WEIGHT_KG
        weights = sorted(
            (each.day, each.source, each.value)
            for each in counted(readings)
            if each.kind is ReadingKind.WEIGHT and low <= each.value <= high
        )
        by_day = {day: value for day, _, value in weights}
        return cls(tuple(by_day.items()), profile.weight_kg.value if profile.weight_kg else None)

    def on(self, day: date) -> float | None:
        """The latest of that day and the 90 before it, else what was told."""
        before = bisect_right(self.weighed, day, key=_WEIGHED_ON)
        if before:
            weighed_on, weight_kg = self.weighed[before - 1]
            if (day - weighed_on).days <= WEIGHT_AGE_DAYS_MAX:
                return weight_kg
        return self.told_kg


def fat_mass(weight_kg: float | None, body_fat_percent: float | None) -> float | None:
    """In kg; None where either is unknown."""
    return None if weight_kg is None or body_fat_percent is None else weight_kg * body_fat_percent / 100


METRICS = (
    Metric(
        key="weight",
        symbol="Weight",
        label="Weight",
        unit=Unit.KG,
        decimals=1,
        weekly=Weekly.MEAN,
        valid=VALID_WEIGHT_KG,
        needs="a scale, or a weight typed in",
        source=Measured(ReadingKind.WEIGHT),
    ),
    Metric(
        key="body_fat",
        symbol="BF",
        label="Body fat",
        unit=Unit.PERCENT,
        decimals=1,
        weekly=Weekly.MEAN,
        valid=VALID_FAT_PERCENT,
        needs="a scale that measures it, or a figure typed in",
        source=Measured(ReadingKind.BODY_FAT),
        lower_is_better=True,
    ),
    Metric(
        key="muscle_mass",
        symbol="MM",
        label="Muscle mass",
        unit=Unit.KG,
        decimals=1,
        weekly=Weekly.MEAN,
        valid=VALID_MUSCLE_KG,
        needs="a scale that measures it",
        source=Measured(ReadingKind.MUSCLE_MASS),
    ),
)
