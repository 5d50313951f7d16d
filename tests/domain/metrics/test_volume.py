"""Days between hard sessions."""

from datetime import date, timedelta

from domain.metrics.volume import hard_day_gaps

MONDAY = date(2026, 3, 30)


def test_days_between_hard_days() -> None:
    hard = [MONDAY + timedelta(offset) for offset in (5, 0, 2, 2)]
    assert hard_day_gaps(hard) == (2, 3)
    assert hard_day_gaps(hard[:1]) == ()
