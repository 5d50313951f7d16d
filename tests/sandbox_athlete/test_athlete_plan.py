"""The plan fits the history and the athlete: a week that was missed in part, and one that asks for an answer."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from bot.connectors.files.plan.file import read_plan
from bot.sandbox.athlete import SimulatedHistory, simulate, write_plan
from domain.calendar import week_start
from domain.metrics.load import was_hard
from domain.plan.limits import Limits, Situation, violations
from domain.training.activity import Activity
from domain.training.recording import Recording
from domain.training.sport import Sport
from domain.training.workout import Priority, Purpose, Workout

BERLIN = ZoneInfo("Europe/Berlin")
A_WEEK_OF_LAST_DAYS = [date(2026, 10, 25) + timedelta(days=number) for number in range(7)]
CREDIT_IN_FULL, NO_CREDIT = 0.8, 0.5


@pytest.mark.parametrize("evening", [0, -1])
def test_adherence_is_clearly_under_seventy_on_both_evenings(
    history: SimulatedHistory, recordings: Sequence[Recording], evening: int
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
    assert shares.pop("w1-endurance-ride") == pytest.approx(0.55)
    assert sorted(key for key, share in shares.items() if share == 0) == ["w1-full-body", "w1-technique"]
    assert len([share for share in shares.values() if share >= CREDIT_IN_FULL]) == 2


def test_what_was_planned_easy_was_done_easily_and_what_was_planned_hard_was_hard(history: SimulatedHistory) -> None:
    profile = history.athlete.profile
    done = {(it.activity.day, it.activity.sport): it.activity for it in history.sessions}
    planned = [it for it in history.plan.workouts.values() if it.sport in {Sport.RUN, Sport.RIDE}]
    pairs = [(it.hard, was_hard(done[it.day, it.sport], profile)) for it in planned if (it.day, it.sport) in done]

    assert len(pairs) == 3
    assert all(meant == was for meant, was in pairs)


@pytest.mark.parametrize("last_day", A_WEEK_OF_LAST_DAYS)
def test_whatever_the_weekday_the_plan_keeps_within_the_limits(last_day: date) -> None:
    history = simulate(last_day, BERLIN)
    monday = week_start(last_day)
    situation = Situation(
        today=last_day,
        availability=history.athlete.availability,
        recent_weeks_minutes=tuple(_minutes(history, monday - timedelta(weeks=back)) for back in (3, 2, 1)),
        longest_run_minutes=max(it.activity.minutes for it in history.sessions if it.activity.sport is Sport.RUN),
    )

    assert violations(history.plan, Limits(), situation) == ()


def test_each_of_the_two_weeks_asks_for_three_to_five_hours(history: SimulatedHistory) -> None:
    tomorrow = history.last_day + timedelta(days=1)
    past, ahead = history.plan.between(date.min, history.last_day), history.plan.between(tomorrow, date.max)

    assert 180 <= sum(it.minutes for it in past) <= 300
    assert 180 <= sum(it.minutes for it in ahead) <= 300


def test_the_week_ahead_has_something_to_keep_and_something_to_drop(history: SimulatedHistory) -> None:
    ahead = history.plan.between(history.last_day + timedelta(days=1), date.max)
    priorities = [it.priority for it in ahead]

    assert priorities.count(Priority.KEY) == 2
    assert priorities.count(Priority.OPTIONAL) == 2
    assert Purpose.LONG in {it.purpose for it in ahead}


def test_the_importer_reads_back_plan_and_athlete(history: SimulatedHistory, tmp_path: Path) -> None:
    path = write_plan(history, tmp_path / "plan.yaml")

    read = read_plan(path.read_bytes(), path.name, today=history.last_day)

    assert read.blueprint == history.plan
    assert read.athlete is not None
    assert read.athlete.profile == history.athlete.profile
    assert read.athlete.goals == history.athlete.goals
    assert read.athlete.availability == history.athlete.availability
    assert read.athlete.units == history.athlete.units
    assert read.athlete.zone_name == history.athlete.zone_name


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
        "sets": 4,
        "reps": [5, 7],
        "weight": "87.5 kg",
        "rir": 2,
        "rest": "150 s",
    }


def _minutes(history: SimulatedHistory, monday: date) -> float:
    return sum(it.activity.minutes for it in history.sessions if week_start(it.activity.day) == monday)


def _due(history: SimulatedHistory, first: date, last: date) -> list[Workout]:
    return [it for it in history.plan.between(first, last) if it.priority is not Priority.OPTIONAL]


def _credit(workout: Workout, done: Sequence[Activity], seconds: str) -> float:
    share = _share(workout, done, seconds)
    return 1.0 if share >= CREDIT_IN_FULL else share if share >= NO_CREDIT else 0.0


def _share(workout: Workout, done: Sequence[Activity], seconds: str) -> float:
    same = [it for it in done if it.day == workout.day and it.sport is workout.sport]
    return sum(float(getattr(it, seconds)) for it in same) / 60 / workout.minutes
