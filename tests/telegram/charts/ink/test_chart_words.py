"""Figures short enough for the margin, dates that do not hang on the machine's language."""

from datetime import date

import pytest

from bot.telegram.charts.ink.words import clock_hours, count, day_label, signed, sport_name, week_axis


@pytest.mark.parametrize(
    ("value", "shown"), [(0, "0"), (37.6, "38"), (9_999, "9999"), (12_345, "1e4"), (9.9e11, "1e12")]
)
def test_counts(value: float, shown: str) -> None:
    assert count(value) == shown


@pytest.mark.parametrize(("value", "shown"), [(0.4, "0"), (-0.4, "0"), (6.2, "+6"), (-14, "−14"), (-2e5, "−2e5")])
def test_signs(value: float, shown: str) -> None:
    assert signed(value) == shown


@pytest.mark.parametrize(
    ("minutes", "shown"), [(0, "0:00"), (65, "1:05"), (59.6, "1:00"), (5_999, "99:59"), (6_000, "100")]
)
def test_hours(minutes: float, shown: str) -> None:
    assert clock_hours(minutes) == shown


def test_dates() -> None:
    assert day_label(date(2025, 3, 2)) == "2 Mar"
    assert week_axis(date(2025, 10, 13), date(2025, 10, 19)) == "13–19 Oct, hours"
    assert week_axis(date(2025, 12, 29), date(2026, 1, 4)) == "29 Dec – 4 Jan, hours"


def test_sports() -> None:
    assert [sport_name(sport) for sport in ("run", "strength", "rowing")] == ["Run", "Strength", "Rowing"]
