"""rTSS (hours × IF² × 100) and sTSS (hours × IF³ × 100)."""

import pytest

from domain.metrics.speed import rtss, stss


@pytest.mark.parametrize(
    ("seconds", "pace", "threshold", "expected"),
    [
        (3600, 300, 300, 100.0),  # Elevate RSS test 1
        (3600, 300, 600, 400.0),  # Elevate RSS test 2
        (2700, 330, 270, 50.21),
        (5400, 345, 285, 102.36),
        (10800, 372, 288, 179.81),
        (1200, 240, 255, 37.63),
    ],
)
def test_rtss_has_its_published_values(seconds: float, pace: float, threshold: float, expected: float) -> None:
    assert rtss(seconds, pace, threshold) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(
    ("moving_min", "distance_m", "css_m_per_min", "expected"),
    [
        (45, 2100, 2100 / 45, 75.0),  # TrainingPeaks help 218418267
        (60, 3000, 31, 419.59),  # Elevate's fixture: 419
        (27.5, 1500, 60, 34.44),
        (40, 2000, 100 / 105 * 60, 44.66),
        (17.5, 914.4, 60, 19.26),
    ],
)
def test_stss_has_its_published_values(
    moving_min: float, distance_m: float, css_m_per_min: float, expected: float
) -> None:
    assert stss(moving_min * 60, distance_m, css_m_per_min) == pytest.approx(expected, abs=0.01)


def test_a_drill_set_without_distance_has_no_stss() -> None:
    assert stss(1200, 0, 60) is None
