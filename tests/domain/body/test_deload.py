"""A week of less: two signs (Bell 2023 on what a deload is; its signs by convention)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.body.deload import DeloadSigns, deload_because, deloaded, lifts_down
from domain.metrics.trend import Point
from domain.training.sport import Sport
from domain.training.validity import problems
from domain.training.workout import PlannedExercise, Workout
from tests.builders.plans import session
from tests.builders.workouts import workouts

START = date(2026, 9, 1)
SORE = (8.6, 8.6, 8.6)
EVERYTHING = DeloadSigns(6, 2, 3, (-31.0,) * 7, (8.0,) * 3, (5.9,) * 3)


def rules(signs: DeloadSigns) -> list[str]:
    return [found.rule for found in deload_because(signs)]


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        (DeloadSigns(weeks_since=6, soreness=SORE), ["weeks_since_deload", "sore"]),
        (DeloadSigns(hrv_suppressed_days=2), []),
        (replace(EVERYTHING, sick=True), []),
        (DeloadSigns(lifts_down=2), ["strength_lost"]),
        (DeloadSigns(weeks_since=2, hrv_suppressed_days=3), []),
        (DeloadSigns(), []),
    ],
    ids=[
        "six weeks and soreness 4.3 of 5", "HRV alone for two days", "sick", "two lifts lost 5 %",
        "one sign two weeks after the last", "nothing known",
    ],
)  # fmt: skip
def test_worked_examples(signs: DeloadSigns, expected: list[str]) -> None:
    assert rules(signs) == expected


@pytest.mark.parametrize(
    ("short", "rule"),
    [
        ({"weeks_since": 5.9}, "weeks_since_deload"),
        ({"lifts_down": 1}, "strength_lost"),
        ({"hrv_suppressed_days": 2}, "hrv_suppressed"),
        ({"form_percent": (-31.0,) * 4 + (-30.0,) * 3}, "form_low"),
        ({"form_percent": (-31.0,) * 4 + (None,) * 3}, "form_low"),
        ({"form_percent": (-31.0,) * 9 + (-10.0,) * 3}, "form_low"),
        ({"soreness": (8.0, 8.0, 7.5)}, "sore"),
        ({"soreness": (10.0, 10.0, 7.9, 7.9, 7.9)}, "sore"),
        ({"soreness": (8.0, 8.0)}, "sore"),
        ({"soreness": (8.0, None, 8.0)}, "sore"),
        ({"sleep_hours": (6.0, 6.0, 6.0)}, "slept_little"),
        ({"sleep_hours": (5.0, 5.0)}, "slept_little"),
    ],
)
def test_each_sign_has_its_mark_and_needs_all_its_days(short: dict[str, object], rule: str) -> None:
    assert rule in rules(EVERYTHING)
    assert rule not in rules(replace(EVERYTHING, **short))  # type: ignore[arg-type]


def test_findings_say_what_was_found_and_against_what() -> None:
    assert deload_because(replace(EVERYTHING, sleep_hours=(5.5, 5.5, 5.5))) == (
        ("weeks_since_deload", 6.0, 6.0),
        ("strength_lost", 2.0, 2.0),
        ("hrv_suppressed", 3.0, 3.0),
        ("form_low", 7.0, 5.0),
        ("sore", 8.0, 8.0),
        ("slept_little", 5.5, 6.0),
    )


@given(st.sets(st.sampled_from(["weeks_since", "form_percent", "soreness", "sleep_hours"])))
def test_what_is_not_known_asks_for_nothing(unknown: set[str]) -> None:
    blank = {"weeks_since": None, "form_percent": (None,) * 7, "soreness": (), "sleep_hours": (None,) * 3}
    found = rules(replace(EVERYTHING, **{name: blank[name] for name in unknown}))  # type: ignore[arg-type]
    assert len(found) == 6 - len(unknown)


def weekly(*kilograms: float) -> list[Point]:
    return [(START + timedelta(7 * number), kg) for number, kg in enumerate(kilograms)]


@pytest.mark.parametrize(
    ("e1rms", "down"),
    [
        ({"bench": weekly(100, 94, 94), "squat": weekly(150, 141, 141.7)}, 2),
        ({"bench": weekly(100, 94, 96), "squat": weekly(150, 141, 141.7)}, 1),
        ({"bench": weekly(100, 96, 94)}, 0),
        ({"bench": weekly(100, 95, 95)}, 1),
        ({"bench": weekly(100, 90, 90, 90, 90)}, 0),
        ({"bench": weekly(94)}, 0),
        ({"bench": []}, 0),
        ({}, 0),
    ],
    ids=["6 and 5.5 % twice", "one came back", "only the last", "5 %", "four weeks ago", "one", "none", "no lifts"],
)
def test_a_lift_is_down_when_twice_five_percent_under_its_best_of_four_weeks(
    e1rms: dict[str, list[Point]], down: int
) -> None:
    last = max((points[-1][0] for points in e1rms.values() if points), default=START)
    assert lifts_down(e1rms, last) == down
    assert lifts_down(e1rms, last + timedelta(14)) == down
    assert lifts_down(e1rms, last + timedelta(15)) == 0, "what was not trained for two weeks says nothing of today"


@pytest.mark.parametrize(("sets", "left"), [(1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (6, 3), (8, 4)])
def test_about_half_the_sets_go(sets: int, left: int) -> None:
    assert lighter(PlannedExercise("back_squat", sets, 5, 8, 100.0, 2.0)).sets == left


def lighter(planned: PlannedExercise) -> PlannedExercise:
    workout = replace(session("w-legs", sport=Sport.STRENGTH), exercises=(planned,))
    return deloaded(workout).exercises[0]


@pytest.mark.parametrize(
    ("exercise", "kg", "left"),
    [
        ("back_squat", 100.0, 90.0),
        ("back_squat", 82.5, 75.0),
        ("bench_press", 60.0, 55.0),
        ("back_squat", 12.0, 12.0),
        ("nobody's", 60.0, 55.0),
        ("bench_press", None, None),
    ],
)
def test_the_weight_is_a_step_no_more_than_a_tenth_lower(exercise: str, kg: float | None, left: float | None) -> None:
    assert lighter(PlannedExercise(exercise, 3, 5, 8, kg)).weight_kg == left


@given(workouts())
def test_the_dose_stays_inside_its_bounds(planned: Workout) -> None:
    """Sets 40 to 50 % fewer where their number allows, load 0 to 10 % less, two reps more in reserve, runs ¾."""
    easier = deloaded(planned)
    assert problems(easier) == ()
    if planned.sport is Sport.RUN:
        assert easier.minutes == round(0.75 * planned.minutes)
    elif planned.sport is not Sport.STRENGTH:
        assert easier == planned
    for before, after in zip(planned.exercises, easier.exercises, strict=True):
        assert before.sets in {1, 3} or 0.4 <= 1 - after.sets / before.sets <= 0.5
        assert before.weight_kg is None or 0.9 * before.weight_kg - 1e-6 <= (after.weight_kg or 0) <= before.weight_kg
        assert after.rir == (None if before.rir is None else min(10, before.rir + 2))
        assert (after.reps_low, after.reps_high) == (before.reps_low, before.reps_high)
