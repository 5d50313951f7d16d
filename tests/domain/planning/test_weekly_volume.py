"""How weeks grow and rest: the worked numbers of the convention, and the template tables that come of it.

A load week is min(cap, 1.08 × best so far), every fourth week 0.78 × the week before; the tables are in miles and round
each week down to a tenth before the next is made of it, the worked rows round only what they print.
"""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.planning.long_run import LongRuns
from domain.planning.phases import Phase, phases
from domain.planning.weekly_volume import is_cut_back, rounded_down, tapered, weekly_volume

TENTH = 0.1

# Distance, weeks of taper, first week, cap, share of the long run, longest run, and the printed rows.
TEMPLATES = {
    "5k, 10 weeks": (
        (0.6,), 15, 30, 0.28, 9,
        "ba ba ba ba* bu bu bu pe* pe ta",
        "15 16.2 17.4 13.5 18.7 20.1 21.7 16.9 23.4 14",
        "4.2 4.5 4.8 3.7 5.2 5.6 6 4.7 6.5",
    ),
    "10k, 12 weeks": (
        (0.6,), 20, 32, 0.30, 12,
        "ba ba ba ba* bu bu bu bu* pe pe pe ta",
        "20 21.6 23.3 18.1 25.1 27.1 29.2 22.7 31.5 32 32 19.2",
        "6 6.4 6.9 5.4 7.5 8.1 8.7 6.8 9.4 9.6 9.6",
    ),
    "half marathon, 14 weeks": (
        (0.75, 0.5), 20, 36, 0.33, 14,
        "ba ba ba* ba ba bu bu* bu bu bu pe* pe ta ta",
        "20 21.6 16.8 23.3 25.1 27.1 21.1 29.2 31.5 34 26.5 36 27 18",
        "6.6 7.1 5.5 7.6 8.2 8.9 6.9 9.6 10.3 11.2 8.7 11.8 8.8",
    ),
    "marathon, 18 weeks": (
        (0.8, 0.6, 0.4), 25, 48, 0.35, 20,
        "ba ba ba ba* ba ba bu bu* bu bu bu bu* pe pe pe ta ta ta",
        "25 27 29.1 22.6 31.4 33.9 36.6 28.5 39.5 42.6 46 35.8 48 48 48 38.4 28.8 19.2",
        "8.7 9.4 10.1 7.9 10.9 11.8 12.8 9.9 13.8 14.9 16.1 12.5 16.8 16.8 16.8 12.6 8.4",
    ),
}  # fmt: skip

Template = tuple[tuple[float, ...], float, float, float, float, str, str, str]


@pytest.mark.parametrize(
    ("first", "weeks", "cap", "printed"),
    [
        (18, 9, 30, [18, 19.4, 21, 16.4, 22.7, 24.5, 26.4, 20.6, 28.6]),
        (25, 8, 34, [25, 27, 29.2, 22.7, 31.5, 34, 34, 26.5]),
    ],
)
def test_the_worked_rows(first: float, weeks: int, cap: float, printed: list[float]) -> None:
    assert [round(volume, 1) for volume in weekly_volume(first, weeks, cap)] == printed


@pytest.mark.parametrize(
    ("peak", "factors", "printed"), [(40, (0.75, 0.5), (30, 20)), (48, (0.8, 0.6, 0.4), (38.4, 28.8, 19.2))]
)
def test_the_worked_tapers(peak: float, factors: tuple[float, ...], printed: tuple[float, ...]) -> None:
    assert tapered(peak, factors, TENTH) == printed


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_every_cell_of_the_template_tables(template: Template) -> None:
    factors, first, cap, share, most, printed_phases, miles, long = template
    weeks = len(printed_phases.split())
    before = weeks - len(factors)
    volumes = weekly_volume(first, before, cap, grain=TENTH, ends_loaded=True)
    cut_backs = [is_cut_back(index, before, ends_loaded=True) for index in range(before)]
    marks = ["*" if cut_back else "" for cut_back in cut_backs] + [""] * len(factors)
    named = [phase.value[:2] + mark for phase, mark in zip(phases(weeks, len(factors)), marks, strict=True)]
    assert named == printed_phases.split()
    assert [*volumes, *tapered(max(volumes), factors, TENTH)] == list(map(float, miles.split()))
    runs = LongRuns(share, most, grain=TENTH)
    before_taper = runs.before_taper(list(zip(volumes, cut_backs, strict=True)))
    in_taper = runs.in_taper(max(before_taper), len(factors))
    assert [*before_taper, *in_taper] == list(map(float, long.split()))


@given(st.floats(1, 100), st.integers(1, 40), st.floats(1, 100), st.booleans())
def test_weeks_grow_within_the_ramp_and_rest_every_fourth(first: float, weeks: int, cap: float, load: bool) -> None:
    volumes = weekly_volume(first, weeks, cap, ends_loaded=load)
    cut = [index for index in range(weeks) if is_cut_back(index, weeks, ends_loaded=load)]
    assert len(volumes) == weeks
    assert max(volumes) <= cap
    assert all(later - earlier == 4 for earlier, later in pairwise(cut))
    assert not (load and weeks - 1 in cut)
    for index in range(1, weeks):
        assert volumes[index] <= 1.1 * max(volumes[max(0, index - 3) : index])
        assert (volumes[index] < volumes[index - 1]) is (index in cut)


@pytest.mark.parametrize(("value", "grain", "rounded"), [(38.4, 0.1, 38.4), (17.49, 0.1, 17.4), (7.9, 0.0, 7.9)])
def test_nothing_is_rounded_up_and_no_whole_grain_is_lost(value: float, grain: float, rounded: float) -> None:
    assert rounded_down(value, grain) == rounded


def test_a_long_run_is_bounded_by_a_tenth_over_the_longest_of_four_weeks() -> None:
    """Of a week of 100: 35 by its share, 11 by the longest one lately, and so on until a week is forgotten."""
    runs = LongRuns(0.35, 20, longest=10).before_taper([(100, False)] * 8)
    assert [round(run, 2) for run in runs] == [11, 12.1, 13.31, 14.64, 16.11, 17.72, 19.49, 20]
    remembered = LongRuns(0.35, 20, longest=10).before_taper([(10, False)] * 3 + [(100, False)])
    assert round(remembered[-1], 2) == 11
    forgotten = LongRuns(0.35, 20, longest=10).before_taper([(10, False)] * 4 + [(100, False)])
    assert round(forgotten[-1], 2) == 3.85


def test_a_cut_back_long_run_is_at_most_four_fifths_of_the_one_before() -> None:
    assert LongRuns(0.3, 9).before_taper([(60, False), (50, True)]) == pytest.approx((9, 7.2))


def test_a_long_taper_keeps_halving_its_long_run() -> None:
    assert LongRuns(0.35, 20).in_taper(16.8, 4) == pytest.approx((12.6, 8.4, 8.4))
    assert LongRuns(0.35, 20).in_taper(16.8, 1) == ()


@pytest.mark.parametrize("taper", [1, 2, 3])
@pytest.mark.parametrize("weeks", range(1, 60))
def test_phases_follow_each_other(weeks: int, taper: int) -> None:
    found = phases(weeks, taper)
    assert len(found) == weeks
    assert list(found) == sorted(found, key=list(Phase).index) or Phase.SHARPENING in found
    assert found.count(Phase.TAPER) == min(weeks, taper)
    assert (Phase.SHARPENING in found) is (taper < weeks < 4)
    assert found.count(Phase.MAINTENANCE) == max(0, weeks - 24)
    if weeks >= 4:
        assert Phase.PEAK in found


@pytest.mark.parametrize(("weeks", "taper"), [(10, 1), (12, 1), (14, 2), (18, 3), (24, 3), (30, 1)])
def test_shares_of_the_phases(weeks: int, taper: int) -> None:
    """Base 40-45 %, build 35-40 %, peak 20 % of the weeks that grow, to the nearest week."""
    found = phases(weeks, taper)
    growing = min(weeks, 24) - taper
    for phase, share in ((Phase.BASE, 0.425), (Phase.BUILD, 0.375), (Phase.PEAK, 0.2)):
        assert abs(found.count(phase) - share * growing) <= 1
