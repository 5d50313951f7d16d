"""Rank correlation and its guards, against published examples."""

import math
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.metrics.correlation import rejected, spearman, went_together

MONDAY = date(2026, 1, 5)
IQ = (86, 97, 99, 100, 101, 103, 106, 110, 112, 113)
TV = (2, 20, 28, 27, 50, 29, 7, 17, 6, 12)
figures = st.floats(-1e6, 1e6)


def weeks(values: list[float], first: int = 0) -> dict[date, float]:
    return {MONDAY + timedelta(weeks=first + index): value for index, value in enumerate(values)}


def test_spearmans_textbook_example() -> None:
    """Hours of television against IQ, as Wikipedia's article on Spearman's rho works it out."""
    found = spearman(list(zip(IQ, TV, strict=True)))
    assert found is not None
    assert found.rho == pytest.approx(-29 / 165)
    assert found.p == pytest.approx(0.6272, abs=5e-5)


def test_ties_share_the_mean_of_their_ranks() -> None:
    found = spearman([(1, 1), (2, 2), (2, 3), (3, 4)], least=3)
    assert found is not None
    assert found.rho == pytest.approx(4.5 / math.sqrt(4.5 * 5))


def test_eleven_pairs_with_ties() -> None:
    """scipy.stats.spearmanr prints the same."""
    xs, ys = (1, 2, 2, 3, 4, 5, 5, 6, 7, 8, 9), (2, 1, 4, 4, 3, 8, 5, 9, 6, 7, 10)
    found = spearman(list(zip(xs, ys, strict=True)))
    assert found is not None
    assert (found.rho, found.p) == pytest.approx((0.862702487586, 0.000629884216))


def test_fewer_than_ten_pairs_prove_nothing() -> None:
    assert spearman([(x, x) for x in range(9)]) is None
    assert spearman([(x, 1.0) for x in range(20)]) is None


def test_benjamini_and_hochberg_1995() -> None:
    """Section 3.1: fifteen comparisons of two treatments, four of them rejected at 0.05."""
    published = (
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.3240,
        0.4262,
        0.5719,
        0.6528,
        0.7590,
        1.0,
    )
    assert sum(rejected(published, 0.05)) == 4
    assert rejected((0.04, 0.001, 0.20, 0.03, 0.02), 0.05) == (True, True, False, True, True)
    assert rejected(()) == ()


@given(st.lists(st.tuples(figures, figures), min_size=10, max_size=30), st.randoms(use_true_random=False))
def test_order_and_growing_functions_change_nothing(pairs: list[tuple[float, float]], chance: Random) -> None:
    one = spearman(pairs)
    assume(one is not None)
    shuffled = chance.sample(pairs, len(pairs))
    for same in (shuffled, [(math.atan(x / 1e6), 3 * y - 7) for x, y in pairs]):
        found = spearman(same)
        if len({x for x, _ in same}) == len({x for x, _ in pairs}) and len({y for _, y in same}) == len(
            {y for _, y in pairs}
        ):
            assert found is not None
            assert found.rho == pytest.approx(one.rho)  # type: ignore[union-attr]


@given(st.lists(st.tuples(figures, figures), min_size=10, max_size=30))
def test_it_is_symmetric_and_mirrors(pairs: list[tuple[float, float]]) -> None:
    one, turned = spearman(pairs), spearman([(y, x) for x, y in pairs])
    mirrored = spearman([(x, -y) for x, y in pairs])
    assert (one is None) == (turned is None) == (mirrored is None)
    if one is not None and turned is not None and mirrored is not None:
        assert turned.rho == pytest.approx(one.rho)
        assert mirrored.rho == pytest.approx(-one.rho)
        assert 0 <= one.p <= 1
        assert -1 <= one.rho <= 1


@given(st.lists(st.floats(0, 1), max_size=20), st.floats(0.01, 0.5))
def test_whoever_is_less_likely_chance_is_rejected_first(p_values: list[float], q: float) -> None:
    kept = rejected(p_values, q)
    for (one, one_kept), (other, other_kept) in pairwise(sorted(zip(p_values, kept, strict=True))):
        assert one_kept or not other_kept or one == other
    assert all(kept[index] for index, p in enumerate(p_values) if p <= q / max(1, len(p_values)))


def test_two_trends_alone_do_not_go_together() -> None:
    """Both rise for a year, each by itself: of their changes nothing is left."""
    chance = Random(3)
    one = weeks([week + chance.gauss(0, 2) for week in range(52)])
    other = weeks([2 * week + chance.gauss(0, 2) for week in range(52)])
    assert went_together({"one": one, "other": other}, [("one", "other")]) == ()


@pytest.mark.parametrize("lag", range(5))
def test_what_follows_weeks_later_is_found_there_and_named_so(lag: int) -> None:
    chance = Random(4)
    noise = [chance.gauss(0, 1) for _ in range(60)]
    found = went_together(
        {"metres": weeks(noise), "time": weeks([-each for each in noise], first=lag)},
        [("metres", "time"), ("metres", "unknown")],
    )
    assert [(each.first, each.second, each.lag_weeks, round(each.found.rho, 6)) for each in found] == [
        ("metres", "time", lag, -1.0)
    ]


def test_five_weeks_later_is_too_late() -> None:
    chance = Random(4)
    noise = [chance.gauss(0, 1) for _ in range(60)]
    assert went_together({"one": weeks(noise), "other": weeks(noise, first=5)}, [("one", "other")]) == ()


def test_what_is_certain_and_weak_is_not_worth_a_word() -> None:
    chance = Random(2)
    one = [chance.gauss(0, 1) for _ in range(100)]
    other = [0.4 * each + chance.gauss(0, 1) for each in one]
    alone = spearman(list(zip(one, other, strict=True)))
    assert alone is not None
    assert alone.p < 0.001
    assert alone.rho < 0.5
    assert went_together({"one": weeks(one), "other": weeks(other)}, [("one", "other")]) == ()


def test_what_is_strong_in_one_lag_of_five_may_be_chance() -> None:
    """Sixteen weeks of dice: 0.56 and a p of 0.024 at one lag, which would do if it were the only question."""
    chance = Random(3)
    one, other = ([chance.gauss(0, 1) for _ in range(16)] for _ in range(2))
    alone = spearman(list(zip(one, other, strict=True)))
    assert alone is not None
    assert alone.rho > 0.5
    assert rejected([alone.p]) == (True,)
    assert went_together({"one": weeks(one), "other": weeks(other)}, [("one", "other")]) == ()


def test_one_trend_of_the_two_hides_nothing() -> None:
    """The first rises besides; how both change from week to week is the same."""
    chance = Random(5)
    noise = [chance.gauss(0, 1) for _ in range(40)]
    found = went_together(
        {"rising": weeks([index + each for index, each in enumerate(noise)]), "other": weeks(noise)},
        [("rising", "other")],
    )
    assert next((each.lag_weeks, round(each.found.rho, 6), each.found.n) for each in found) == (0, 1.0, 39)


def test_there_is_no_change_over_a_week_that_is_missing() -> None:
    rising = weeks([float(week + week % 3) for week in range(40)])
    del rising[MONDAY + timedelta(weeks=20)]
    found = went_together({"one": rising, "other": dict(rising)}, [("one", "other")])
    assert found[0].found.n == 37


def test_figures_without_a_trend_are_compared_as_they_are() -> None:
    """Both go up and down slowly and together; from week to week there is only noise."""
    chance = Random(3)
    one, other = ([2 * math.sin(week / 4) + chance.gauss(0, 0.7) for week in range(100)] for _ in range(2))
    found = went_together({"one": weeks(one), "other": weeks(other)}, [("one", "other")])
    assert found[0].lag_weeks == 0
    assert found[0].found.n == 100
    assert found[0].found.rho > 0.7


def test_one_in_ten_may_be_false() -> None:
    assert rejected([0.1]) == (True,)
    assert rejected([0.101]) == (False,)
