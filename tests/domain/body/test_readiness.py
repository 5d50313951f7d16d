"""Readiness: the score of what is known, its band, and its reasons."""

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.body.morning import Morning, Told
from domain.body.readiness import (
    Band,
    Reason,
    Signal,
    band_of,
    feeling_score,
    form_score,
    hrv_score,
    readiness,
    resting_hr_score,
    sleep_score,
)

DAY = date(2026, 3, 31)
SPREAD = math.sqrt(20 / 19)  # sample SD of twenty values that lie one above and one below their mean


def before(mean: float, by: float) -> dict[date, float]:
    return {DAY - timedelta(days=1 + index): mean + by * (-1) ** index for index in range(20)}


def morning(
    hrv: float | None = None,
    rhr: float | None = None,
    sleep: float | None = None,
    form: float | None = None,
    told: Told = Told(),  # noqa: B008 (it is frozen)
) -> Morning:
    """HRV and resting heart rate by their z."""
    nights = {day: math.exp(value) for day, value in before(4.0, 0.1).items()}
    return Morning(
        DAY,
        {} if hrv is None else {**nights, DAY: math.exp(4.0 + hrv * 0.1 * SPREAD)},
        {} if rhr is None else {**before(50.0, 2.0), DAY: 50.0 + rhr * 2.0 * SPREAD},
        {} if sleep is None else {DAY: sleep},
        form,
        told,
    )


@pytest.mark.parametrize(
    ("known", "score", "band"),
    [
        (morning(0.2, -0.3, 7.6, -12, Told(answers=(4,))), 84.4, Band.GREEN),
        (morning(-1.1, 0.9, 6.4, -24, Told(answers=(3,))), 53.2, Band.AMBER),
        (morning(hrv=0.0, sleep=7), 75.0, Band.GREEN),
        (morning(form=-5), None, Band.UNKNOWN),
        (morning(), None, Band.UNKNOWN),
        (morning(1, -1, 8, 0, Told(sick=True, answers=(5,))), 100.0, Band.RED),
        (morning(1, -1, 8, 0, Told(injured=True, answers=(5,))), 100.0, Band.RED),
        (morning(1, -1, 3.5, 0, Told(answers=(5,))), 80.0, Band.RED),
    ],
)
def test_worked_examples(known: Morning, score: float | None, band: Band) -> None:
    found = readiness(known)
    assert found.band is band
    if score is None:
        assert found.score is None
    else:
        assert found.score == pytest.approx(score, abs=0.05)


def test_two_light_signals_are_still_too_light() -> None:
    """Resting heart rate and feeling weigh 0.3 together, less than the 0.35 that a judgement takes."""
    assert readiness(morning(rhr=0, told=Told(answers=(3,)))).band is Band.UNKNOWN
    assert readiness(morning(rhr=0, sleep=8)).band is Band.GREEN


def test_hrv_far_down_and_the_heart_up_is_illness_until_answered() -> None:
    ill = morning(-2.5, 1, 8, 0)
    pulse = {DAY - timedelta(days=back): 56.0 if back < 7 else 50.0 for back in range(67)}
    ill = Morning(DAY, ill.hrv_ms, pulse, ill.sleep_hours, ill.form_percent)
    found = readiness(ill)
    assert (found.band, found.reasons[0].signal) == (Band.RED, Signal.MAYBE_ILL)


def test_reasons_come_with_value_and_baseline_the_worst_first() -> None:
    beside = Reason(Signal.MUSCLES, 12.0, 6.0, detail="quads")
    found = readiness(morning(-1.1, 0.9, 6.4, -24, Told(answers=(3,))), [beside])
    assert [each.signal for each in found.reasons] == [
        Signal.HRV,
        Signal.FEELING,
        Signal.RESTING_HR,
        Signal.FORM,
        Signal.SLEEP,
        Signal.MUSCLES,
    ]
    first = found.reasons[0]
    assert first.baseline == pytest.approx(math.exp(4.0))
    assert first.value == pytest.approx(math.exp(4.0 - 0.11 * SPREAD))
    assert found.score == readiness(morning(-1.1, 0.9, 6.4, -24, Told(answers=(3,)))).score


@given(st.floats(-5, 5), st.floats(0, 5), st.floats(0, 12), st.floats(-80, 40))
def test_better_figures_never_score_less(z: float, more: float, hours: float, percent: float) -> None:
    assert hrv_score(z + more) >= hrv_score(z)
    assert resting_hr_score(z + more) <= resting_hr_score(z)
    assert sleep_score(hours + more) >= sleep_score(hours)
    assert form_score(percent + more) >= form_score(percent)
    for score in (hrv_score(z), resting_hr_score(z), sleep_score(hours), form_score(percent)):
        assert 0 <= score <= 100


@pytest.mark.parametrize(
    ("percent", "score"), [(-10, 100), (-20, 70), (-30, 40), (-40, 20), (-50, 0), (-70, 0), (9, 100)]
)
def test_form(percent: float, score: float) -> None:
    assert form_score(percent) == pytest.approx(score)


def test_bands() -> None:
    assert [band_of(score) for score in (100.0, 70.0, 69.9, 50.0, 49.9, None)] == [
        Band.GREEN,
        Band.GREEN,
        Band.AMBER,
        Band.AMBER,
        Band.RED,
        Band.UNKNOWN,
    ]


def test_four_hours_are_little_and_no_override() -> None:
    assert readiness(morning(1, -1, 4.0, 0, Told(answers=(5,)))).band is Band.GREEN
    assert readiness(morning(1, -1, 3.9, 0, Told(answers=(5,)))).band is Band.RED


def test_a_night_without_a_figure_is_no_sleepless_night() -> None:
    assert readiness(morning(1, -1, 0.0, 0)) == readiness(morning(1, -1, None, 0))


def test_who_is_sick_is_not_ready_however_little_is_known() -> None:
    found = readiness(morning(told=Told(sick=True)))
    assert (found.score, found.band) == (None, Band.RED)
    assert [each.signal for each in found.reasons] == [Signal.SICK]


def test_overrides_come_before_what_scores() -> None:
    found = readiness(morning(1, sleep=3.0, told=Told(injured=True)))
    assert [each.signal for each in found.reasons] == [
        Signal.INJURED,
        Signal.HARDLY_SLEPT,
        Signal.SLEEP,
        Signal.HRV,
    ]


def test_answers_that_are_on_no_scale_are_none() -> None:
    assert feeling_score([]) is None
    assert feeling_score([0, 6]) is None
    assert feeling_score([0, 5]) == 100
    assert feeling_score([1, 5]) == 50


def test_reasons_say_what_was_measured_in_its_own_unit() -> None:
    found = {each.signal: each for each in readiness(morning(0, 0.5, 7, -20, Told(answers=(3, 4)))).reasons}
    assert found[Signal.FEELING] == Reason(Signal.FEELING, 3.5, None, 62.5)
    assert found[Signal.SLEEP] == Reason(Signal.SLEEP, 7, 8.0, 75.0)
    assert found[Signal.FORM] == Reason(Signal.FORM, -20, -10.0, 70.0)
    assert found[Signal.RESTING_HR].value == pytest.approx(50 + SPREAD)
    assert found[Signal.RESTING_HR].baseline == pytest.approx(50)


@given(
    st.none() | st.floats(-3, 3),
    st.none() | st.floats(-3, 3),
    st.none() | st.floats(0.1, 12),
    st.none() | st.floats(-80, 40),
    st.lists(st.floats(1, 5), max_size=3),
)
def test_no_score_leaves_its_scale_and_sickness_never_helps(
    hrv: float | None, rhr: float | None, sleep: float | None, form: float | None, answers: list[float]
) -> None:
    well = readiness(morning(hrv, rhr, sleep, form, Told(answers=tuple(answers))))
    sick = readiness(morning(hrv, rhr, sleep, form, Told(sick=True, answers=tuple(answers))))
    assert well.score is None or -1e-9 <= well.score <= 100 + 1e-9
    assert (well.score is None) <= (well.band in {Band.UNKNOWN, Band.RED})
    assert sick.score == well.score
    assert sick.band is Band.RED
