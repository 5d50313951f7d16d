"""The plan fits the history and the athlete: a week that was missed in part, and one that asks for an answer."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from bot.connectors.files.fit_reader import FitRecording
from bot.sandbox.athlete import SimulatedHistory, simulate, write_plan
from domain.calendar import days
from domain.training.activity import Activity
from domain.training.workout import Priority, Purpose, Workout

BERLIN = ZoneInfo("Europe/Berlin")
A_WEEK_OF_LAST_DAYS = [date(2026, 10, 25) + timedelta(days=number) for number in range(7)]
CREDIT_IN_FULL, NO_CREDIT = 0.8, 0.5


@pytest.mark.parametrize("evening", [0, -1])
def test_adherence_is_clearly_under_seventy_on_both_evenings(
    history: SimulatedHistory, recordings: Sequence[FitRecording], evening: int
) -> None:
    today = history.last_day + timedelta(days=evening)
    due = _due(history, today - timedelta(days=6), today)
    done = [activity for recording in recordings for activity in recording.activities]

    assert len(due) >= 4
    for seconds in ("moving_s", "elapsed_s"):
        assert sum(_credit(workout, done, seconds) for workout in due) / len(due) < 0.60


def test_the_last_week_holds_two_sessions_cut_short_and_two_missed(history: SimulatedHistory) -> None:
    done = [it.activity for it in history.sessions]
    shares = {it.id: _share(it, done, "elapsed_s") for it in _due(history, date.min, history.last_day)}

    assert shares.pop("w1-intervals") == pytest.approx(0.60)
    assert shares.pop("w1-sweet-spot") == pytest.approx(0.55)
    assert sorted(key for key, share in shares.items() if share == 0) == ["w1-full-body", "w1-technique"]
    assert len([share for share in shares.values() if share >= CREDIT_IN_FULL]) == 2


@pytest.mark.parametrize("last_day", A_WEEK_OF_LAST_DAYS)
def test_whatever_the_weekday_the_plan_fits_and_rests(last_day: date) -> None:
    history = simulate(last_day, BERLIN)
    availability = history.athlete.availability
    weeks = [(last_day - timedelta(days=6), last_day), (last_day + timedelta(days=1), last_day + timedelta(days=7))]

    for first, last in weeks:
        planned = {day: history.plan.between(day, day) for day in days(first, last)}
        assert all(sum(it.minutes for it in planned[day]) <= availability.minutes_on(day) for day in planned)
        assert any(not workouts for workouts in planned.values())
        assert 180 <= sum(it.minutes for workouts in planned.values() for it in workouts) <= 300


def test_hard_days_never_follow_each_other(history: SimulatedHistory) -> None:
    hard = sorted({it.day for it in history.plan.workouts.values() if it.hard})

    assert len(hard) >= 4
    assert all(later - earlier >= timedelta(days=2) for earlier, later in pairwise(hard))


def test_the_week_ahead_has_something_to_keep_and_something_to_drop(history: SimulatedHistory) -> None:
    ahead = history.plan.between(history.last_day + timedelta(days=1), date.max)
    priorities = [it.priority for it in ahead]

    assert priorities.count(Priority.KEY) == 2
    assert priorities.count(Priority.OPTIONAL) == 2
    assert Purpose.LONG in {it.purpose for it in ahead}


def test_the_plan_file_says_what_the_plan_says(history: SimulatedHistory, tmp_path: Path) -> None:
    document = yaml.safe_load(write_plan(history, tmp_path / "sent" / "plan.yaml").read_text("utf-8"))

    assert document["coach_plan"] == 1
    assert [it["id"] for it in document["workouts"]] == list(history.plan.workouts)
    assert [it["day"] for it in document["workouts"]] == [it.day for it in history.plan.workouts.values()]
    assert document["athlete"]["profile"]["threshold_pace"] == "4:40/km"
    assert document["athlete"]["goals"][0] == {
        "kind": "swim_100yd",
        "target": 70,
        "by": history.last_day + timedelta(days=100),
    }


def test_the_plan_file_writes_steps_as_people_do(history: SimulatedHistory, tmp_path: Path) -> None:
    document = yaml.safe_load(write_plan(history, tmp_path / "plan.yaml").read_text("utf-8"))
    workouts: dict[str, Any] = {it["id"]: it for it in document["workouts"]}

    assert workouts["w2-intervals"]["steps"] == [
        {"warmup": "12 min", "hr": [110, 145]},
        {
            "repeat": 5,
            "steps": [{"work": "3 min", "pace": ["4:05/km", "4:20/km"]}, {"recovery": "2 min", "hr": [110, 150]}],
        },
        {"cooldown": "8 min", "hr": [110, 145]},
    ]
    assert workouts["w2-race-pace"]["pool"] == "25 yd"
    assert workouts["w2-race-pace"]["steps"][1]["steps"] == [
        {"work": "50 yd", "stroke": "freestyle", "sendoff": "1:15", "note": "race pace, 38-39 s"}
    ]
    assert workouts["w2-full-body"]["exercises"][0] == {
        "exercise": "back_squat",
        "sets": 3,
        "reps": [5, 7],
        "weight": "87.5 kg",
        "rir": 2,
        "rest": "150 s",
    }


def _due(history: SimulatedHistory, first: date, last: date) -> list[Workout]:
    return [it for it in history.plan.between(first, last) if it.priority is not Priority.OPTIONAL]


def _credit(workout: Workout, done: Sequence[Activity], seconds: str) -> float:
    share = _share(workout, done, seconds)
    return 1.0 if share >= CREDIT_IN_FULL else share if share >= NO_CREDIT else 0.0


def _share(workout: Workout, done: Sequence[Activity], seconds: str) -> float:
    same = [it for it in done if it.day == workout.day and it.sport is workout.sport]
    return sum(float(getattr(it, seconds)) for it in same) / 60 / workout.minutes
