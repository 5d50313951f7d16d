"""Quantiles of Student's t against the printed table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.student import share_within, two_sided_quantile


@pytest.mark.parametrize(
    ("degrees", "t"),
    [
        (1, 12.7062047),
        (2, 4.3026527),
        (3, 3.1824463),
        (4, 2.7764451),
        (5, 2.5705818),
        (6, 2.4469119),
        (7, 2.3646243),
        (10, 2.2281389),
        (30, 2.0422725),
        (60, 2.0002978),
        (120, 1.9799304),
    ],
)
def test_quantiles_are_those_of_the_table(degrees: int, t: float) -> None:
    assert two_sided_quantile(degrees) == pytest.approx(t, abs=6e-8)


def test_other_shares() -> None:
    assert two_sided_quantile(10, 0.99) == pytest.approx(3.1692727, abs=6e-8)
    assert two_sided_quantile(1, 0.5) == pytest.approx(1.0, abs=1e-9)


@given(st.integers(1, 200), st.floats(0.01, 0.99))
def test_the_quantile_is_the_inverse_of_the_share(degrees: int, confidence: float) -> None:
    assert share_within(two_sided_quantile(degrees, confidence), degrees) == pytest.approx(confidence, abs=1e-9)


def test_no_freedom_has_no_quantile() -> None:
    with pytest.raises(ValueError, match="0 degrees"):
        two_sided_quantile(0)
