"""Critical swim speed (Wakayoshi 1992), yards and metres, and the best 100 yards of a pool swim."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.metrics.swim import Best100yd, Trial, best_100yd, critical_swim_speed, pace_s_per_100m, pace_s_per_100yd
from domain.training.activity import Activity, Length, Pool
from domain.training.sport import Sport, Stroke

YARDS_25, METRES_25, METRES_50 = Pool(22.86, in_yards=True), Pool(25.0), Pool(50.0)


@pytest.mark.parametrize(
    ("t200", "t400", "metres", "per_100m", "per_100yd"),
    [
        (170, 360, 1.0, 95.00, 86.87),  # calculatorhub.com and dialpace.com: 1.0526 m/s, 95.0
        (180, 390, 1.0, 105.00, 96.01),  # thestandardengine.com: 0.952 m/s, 105.0
        (155.2, 331.8, 1.0, 88.30, 80.74),
        (150, 318, 0.9144, 91.86, 84.00),  # 200 and 400 yards
    ],
)
def test_css_has_its_published_values(
    t200: float, t400: float, metres: float, per_100m: float, per_100yd: float
) -> None:
    speed = critical_swim_speed(Trial(200 * metres, t200), Trial(400 * metres, t400))
    assert speed is not None
    pace = pace_s_per_100m(speed)
    assert pace == pytest.approx(per_100m, abs=0.005)
    assert pace_s_per_100yd(pace) == pytest.approx(per_100yd, abs=0.005)


@pytest.mark.parametrize(("t200", "t400"), [(200, 390), (200, 400), (200, 200), (200, 150), (0, 300)])
def test_a_bad_pair_of_trials_has_no_css(t200: float, t400: float) -> None:
    assert critical_swim_speed(Trial(200, t200), Trial(400, t400)) is None


@pytest.mark.parametrize(("per_100m", "per_100yd"), [(100, 91.44), (98.4252, 90.0), (105, 96.012)])
def test_yards_are_shorter(per_100m: float, per_100yd: float) -> None:
    assert pace_s_per_100yd(per_100m) == pytest.approx(per_100yd, abs=5e-5)


def swim(pool: Pool, *seconds: float, rest_after: tuple[int, ...] = (), stroke: Stroke = Stroke.FREESTYLE) -> Activity:
    """`rest_after` counts lengths from 1; each rest is 5 s."""
    lengths = tuple(
        Length(time, stroke, rest_after_s=5.0 if number in rest_after else 0.0)
        for number, time in enumerate(seconds, start=1)
    )
    started = datetime(2026, 3, 2, 7, tzinfo=UTC)
    total = sum(seconds)
    return Activity("fit", "1", Sport.SWIM, started, started.date(), total, total, pool=pool, lengths=lengths)


FIRST = (17.2, 18.1, 18.6, 18.9, 19.0)


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        (swim(YARDS_25, *FIRST, 17.0, 17.9, 18.2, 18.1, rest_after=(5,)), Best100yd(71.2, exact=True, n=4)),
        (swim(YARDS_25, *FIRST, rest_after=(3,)), None),
        (swim(METRES_25, 18.9, 19.6, 20.1, 20.4, 20.6), Best100yd(72.24, exact=False, n=4)),
        (swim(METRES_50, 38.5, 40.1, 41.0), Best100yd(71.87, exact=False, n=2)),
        (swim(YARDS_25, *FIRST, stroke=Stroke.BREASTSTROKE), None),
        (swim(YARDS_25, 18.7, 18.8, 9.1, 18.6, 18.7, 18.9, 19.0, 18.8), Best100yd(75.2, exact=True, n=4)),
        (swim(YARDS_25, 18.7, 18.8, 37.5, 18.6, 18.7, 18.9), None),
        (swim(YARDS_25, 18.7, 18.8, 18.6), None),
        (swim(Pool(50.0), 17.2, 18.1, 18.6), None),  # a 25-yard pool set to 50 m
        (swim(YARDS_25), None),
    ],
)
def test_best_of_whole_freestyle_lengths(done: Activity, expected: Best100yd | None) -> None:
    found = best_100yd(done)
    if expected is None:
        assert found is None
    else:
        assert found is not None
        assert found.seconds == pytest.approx(expected.seconds, abs=0.005)
        assert found.exact is expected.exact


def test_lengths_of_drill_do_not_decide_what_a_usual_length_is() -> None:
    done = swim(YARDS_25, *FIRST)
    drill = tuple(Length(45.0, Stroke.DRILL) for _ in range(8))
    assert best_100yd(replace(done, lengths=(*drill, *done.lengths))) == best_100yd(done)


def test_only_a_pool_swim_has_lengths_of_a_known_size() -> None:
    done = swim(YARDS_25, *FIRST)
    assert best_100yd(replace(done, pool=None)) is None
    assert best_100yd(replace(done, pool=Pool(0.0))) is None
    assert best_100yd(replace(done, sport=Sport.OTHER)) is None


@given(st.lists(st.floats(17, 24), min_size=4, max_size=40), st.integers(1, 39))
def test_a_rest_never_makes_the_best_better_and_another_swim_never_worse(times: list[float], rest: int) -> None:
    whole, broken = best_100yd(swim(YARDS_25, *times)), best_100yd(swim(YARDS_25, *times, rest_after=(rest,)))
    assert whole is not None
    assert broken is None or broken.seconds >= whole.seconds
    longer = best_100yd(swim(YARDS_25, *times, 16.9, 16.9, 16.9, 16.9))
    assert longer is not None
    assert longer.seconds <= whole.seconds
