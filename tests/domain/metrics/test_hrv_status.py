"""Garmin's bands, as its manuals describe them and its own answers show them."""

import pytest

from domain.metrics.hrv_status import HrvBands, HrvStatus, hrv_status

BANDS = HrvBands(low_upper=42, balanced_low=43, balanced_upper=58)


@pytest.mark.parametrize(
    ("weekly_average_ms", "expected"),
    [
        (48.5, HrvStatus.BALANCED),  # python-garminconnect, tests of its typed answers
        (61, HrvStatus.UNBALANCED),
        (42.5, HrvStatus.UNBALANCED),
        (42, HrvStatus.LOW),
        (40, HrvStatus.LOW),
        (43, HrvStatus.BALANCED),
        (58, HrvStatus.BALANCED),
        (None, HrvStatus.NONE),
    ],
)
def test_bands(weekly_average_ms: float | None, expected: HrvStatus) -> None:
    assert hrv_status(weekly_average_ms, BANDS) is expected


def test_without_a_baseline_there_is_no_status() -> None:
    assert hrv_status(48.5, None) is HrvStatus.NONE
