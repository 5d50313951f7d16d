"""Minutes by sport, and days between hard sessions."""

from datetime import date, timedelta

from domain.metrics.volume import hard_day_gaps, minutes_by_sport
from domain.training.rollup import DayRollup
from domain.training.sport import Sport

MONDAY = date(2026, 3, 30)


def rollup(back: int, **minutes: float) -> DayRollup:
    return DayRollup(MONDAY - timedelta(back), 0, 0, 0, {Sport(name): value for name, value in minutes.items()})


DAYS = [rollup(22, run=500), rollup(21, run=30), rollup(15, swim=20), rollup(7, run=40, swim=25), rollup(1, run=60)]


def test_minutes_of_a_stretch_of_days_by_sport() -> None:
    assert minutes_by_sport(DAYS, MONDAY - timedelta(7), MONDAY) == {Sport.RUN: 100.0, Sport.SWIM: 25.0}
    assert minutes_by_sport(DAYS, MONDAY, MONDAY) == {}


def test_days_between_hard_days() -> None:
    hard = [MONDAY + timedelta(offset) for offset in (5, 0, 2, 2)]
    assert hard_day_gaps(hard) == (2, 3)
    assert hard_day_gaps(hard[:1]) == ()
