"""Weight and body fat: where they go, since a scale is too noisy for a single reading to say anything."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from domain.athlete.profile import Profile
from domain.metrics.spec import Measured, Metric, Unit, Weekly
from domain.metrics.trend import Point, fit, smoothed
from domain.training.reading import Reading, ReadingKind, counted

WINDOW_DAYS = 56
READINGS_MIN = 5
SPAN_DAYS_MIN = 21
DAYS_A_MONTH = 365.25 / 12
WEIGHT_AGE_DAYS_MAX = 90
VALID_WEIGHT_KG = (25.0, 300.0)
VALID_FAT_PERCENT = (2.0, 65.0)
_WEIGHED_ON = itemgetter(0)


@dataclass(frozen=True, slots=True)
class BodyTrend:
    """`level` is Walker's smooth trend today; the change per month comes with its 95 % interval.

    Both are of raw readings of the last 56 days; `per_month` is None under five of them or 21 days between.
    """

    level: float
    readings: int
    per_month: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def moves(self) -> bool:
        """Whether the interval leaves no doubt about the direction."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


def body_trend(readings: Sequence[Point], today: date) -> BodyTrend | None:
    """Of weights in kg or of body fat in per cent, as far as they are credible.

    None under two readings: of one nothing can be said, since a scale is off by 1.5 points of body fat.
    """
    known = sorted((day, value) for day, value in readings if day <= today)
    recent = [(day, value) for day, value in known if (today - day).days <= WINDOW_DAYS]
    if len(known) < 2 or not recent:
        return None
    level, line = smoothed(known)[-1][1], fit(recent)
    if line is None or line.count < READINGS_MIN or line.span_days < SPAN_DAYS_MIN:
        return BodyTrend(level, len(recent))
    per_month = (slope * DAYS_A_MONTH for slope in (line.slope, line.low, line.high))
    return BodyTrend(level, len(recent), *per_month)


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
)
