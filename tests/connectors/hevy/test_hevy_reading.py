"""Whatever Hevy changes in an answer: a field that cannot be read is left out and counted, the record stays."""

import copy
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.connectors.fields import Tally
from bot.connectors.hevy.reading import read_measurement, read_workout
from bot.connectors.hevy.source import HevySource
from bot.sandbox.hevy.process import RunningHevy
from bot.sandbox.serving.faults import Fault
from bot.sandbox.serving.trouble import IN_ITS_PLACE, altered
from domain.metrics.lifts import best_e1rms
from domain.training.activity import Activity
from domain.training.reading import ReadingKind
from domain.training.sport import Sport
from tests.builders.hevy import NOW, SQUAT, TODAY, leg_day
from tests.connectors.hevy.syncing import Store

BERLIN = ZoneInfo("Europe/Berlin")
WORKOUT: dict[str, Any] = {
    "id": "a-workout",
    "title": "Legs",
    "routine_id": None,
    "description": "",
    "start_time": "2026-11-25T23:30:00+00:00",
    "end_time": "2026-11-26T00:30:00+00:00",
    "updated_at": "2026-11-26T00:31:00.123Z",
    "created_at": "2026-11-26T00:31:00.123Z",
    "exercises": [
        {
            "index": 0,
            "title": "Squat (Barbell)",
            "notes": "",
            "exercise_template_id": SQUAT,
            "superset_id": None,
            "sets": [
                {
                    "index": 0,
                    "type": "dropset",
                    "weight_kg": 100,
                    "reps": 5,
                    "distance_meters": None,
                    "duration_seconds": 20,
                    "rpe": 8.5,
                    "custom_metric": None,
                }
            ],
        }
    ],
}
EXERCISE, SET = "exercises.0", "exercises.0.sets.0"
CORE = ("id", "start_time")
# Null is what Hevy says of these where there is nothing to say.
NULLABLE = tuple(f"{SET}.{name}" for name in ("weight_kg", "reps", "duration_seconds", "rpe"))
READ = (
    *("title", "end_time", "exercises"),
    *(f"{EXERCISE}.{name}" for name in ("title", "exercise_template_id", "sets")),
    *(f"{SET}.type", *NULLABLE),
)
UNREAD = (
    *("routine_id", "description", "updated_at", "created_at"),
    *(f"{EXERCISE}.{name}" for name in ("index", "notes", "superset_id")),
    *(f"{SET}.{name}" for name in ("index", "distance_meters", "custom_metric")),
)
CHANGES = ("missing", "renamed", "null", "text", "number", "list", "object")
FITTING = {
    "text": {"title", f"{EXERCISE}.title", f"{EXERCISE}.exercise_template_id"},
    "list": {"exercises", f"{EXERCISE}.sets"},
}


def changed(field: str, change: Any) -> dict[str, Any]:
    result: dict[str, Any] = altered(copy.deepcopy(WORKOUT), Fault("altered", field=field, change=change))
    return result


def read(raw: object) -> tuple[Activity | None, int]:
    tally = Tally()
    return read_workout(raw, BERLIN, NOW, tally), tally.count


def test_as_it_should_be() -> None:
    activity, dropped = read(WORKOUT)
    assert activity is not None
    assert (activity.day, activity.minutes, dropped) == (TODAY, 60, 0)
    assert activity.started_at == datetime(2026, 11, 25, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("field", READ)
def test_a_field_that_cannot_be_read_is_left_out_and_counted(field: str, change: str) -> None:
    activity, dropped = read(changed(field, change))
    assert activity is not None
    assert activity.source_id == "a-workout"
    meant = (change == "null" and field in NULLABLE) or field in FITTING.get(change, set())
    assert bool(dropped) is not meant


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("field", UNREAD)
def test_what_nobody_reads_may_be_anything(field: str, change: str) -> None:
    assert read(changed(field, change)) == read(WORKOUT)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("field", CORE)
def test_without_its_core_the_record_is_left_out_and_counted(field: str, change: str) -> None:
    activity, dropped = read(changed(field, change))
    if field == "id" and change == "text":
        assert activity is not None
    else:
        assert (activity, bool(dropped)) == (None, True)


@pytest.mark.parametrize(
    "told", ["1970-01-01T00:00:00Z", "2099-01-01T00:00:00Z", "2026-11-25T23:30:00", "yesterday", ""]
)
def test_a_start_that_cannot_be(told: str) -> None:
    assert read({**WORKOUT, "start_time": told})[0] is None


@pytest.mark.parametrize("told", ["2026-11-25T23:00:00Z", "2026-11-28T23:30:00Z"])
def test_an_end_that_cannot_be_leaves_the_length_unknown(told: str) -> None:
    activity, dropped = read({**WORKOUT, "end_time": told})
    assert activity is not None
    assert (activity.minutes, dropped) == (0, 1)


def of_set(title: str = "Squat (Barbell)", template: str = SQUAT, **told: Any) -> tuple[Activity, int]:
    one = {**WORKOUT["exercises"][0]["sets"][0], **told}
    raw = {**WORKOUT["exercises"][0], "title": title, "exercise_template_id": template, "sets": [one]}
    activity, dropped = read({**WORKOUT, "exercises": [raw]})
    assert activity is not None
    return activity, dropped


@pytest.mark.fault("F103")
@pytest.mark.parametrize(
    ("told", "weight_kg", "dropped"),
    [(None, None, 0), (0, None, 0), (79.83, 79.83, 0), (-5, None, 1), (5000, None, 1), ("100", None, 1)],
)
def test_no_weight_is_body_weight_and_never_nothing(told: object, weight_kg: float | None, dropped: int) -> None:
    activity, counted = of_set(weight_kg=told, type="normal")
    assert (activity.sets[0].weight_kg, counted) == (weight_kg, dropped)
    assert ("back_squat" in best_e1rms(activity)) is (weight_kg is not None)


@pytest.mark.fault("F103")
@pytest.mark.parametrize("reps", [0, None])
def test_a_set_nobody_did_is_no_set(reps: int | None) -> None:
    activity, dropped = of_set(reps=reps, duration_seconds=None)
    assert (activity.sets, dropped) == ((), 0)


@pytest.mark.fault("F103")
@pytest.mark.parametrize(("rpe", "kept", "dropped"), [(None, None, 0), (9.5, 9.5, 0), (0, None, 1), (55, None, 1)])
def test_an_effort_is_one_to_ten_or_unknown(rpe: object, kept: float | None, dropped: int) -> None:
    activity, counted = of_set(rpe=rpe)
    assert (activity.sets[0].rpe, counted) == (kept, dropped)


def test_what_a_machine_takes_off_is_no_weight_lifted() -> None:
    activity, _ = of_set("Pull Up (Assisted)", "2C37EC5E", weight_kg=30, type="normal")
    assert (activity.sets[0].exercise, activity.sets[0].weight_kg) == ("Pull Up (Assisted)", None)


@pytest.mark.fault("F100")
@pytest.mark.parametrize(
    ("template", "title", "exercise"),
    [
        (SQUAT, "Bench Press (Barbell)", "back_squat"),
        ("GONE", "Squat (Barbell)", "back_squat"),
        ("GONE", "Atlas Stone \n (mine)", "Atlas Stone  (mine)"),
        ("GONE", "", "GONE"),
    ],
)
def test_an_exercise_by_its_template_and_else_by_its_title(template: str, title: str, exercise: str) -> None:
    activity, _ = of_set(title, template)
    assert activity.sets[0].exercise == exercise


def test_a_run_kept_in_hevy_is_no_lifting() -> None:
    activity, _ = of_set("Running", "AC1BB830", reps=None, weight_kg=None, duration_seconds=1800)
    assert activity.sport is Sport.OTHER


@pytest.mark.parametrize("raw", [None, [], "text", 5, {}, {"id": "x"}])
def test_what_is_no_workout(raw: object) -> None:
    assert read(raw)[0] is None


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(),
    lambda it: st.lists(it) | st.dictionaries(st.text(), it),
)


@given(st.sampled_from([*READ, *CORE]), JSON)
def test_nothing_raises(field: str, value: Any) -> None:
    *way, last = field.split(".")
    raw = copy.deepcopy(WORKOUT)
    place: Any = raw
    for step in way:
        place = place[int(step)] if step.isdigit() else place[step]
    place[last] = value
    read(raw)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("field", ["date", "weight_kg", "fat_percent"])
def test_a_measurement_with_a_field_that_cannot_be_read(field: str, change: str) -> None:
    raw = {"date": "2026-11-20", "weight_kg": 80.5, "fat_percent": 18.5, "waist": None}
    if change == "missing":
        del raw[field]
    elif change == "renamed":
        raw[f"{field}_v2"] = raw.pop(field)
    else:
        raw[field] = IN_ITS_PLACE[change]
    tally = Tally()
    kinds = {reading.kind for reading in read_measurement(raw, TODAY, tally)}
    left = {"date": set(), "weight_kg": {ReadingKind.BODY_FAT}, "fat_percent": {ReadingKind.WEIGHT}}[field]
    assert kinds == left
    assert bool(tally.count) is (field == "date" or change in {"text", "number", "list", "object"})


@pytest.mark.parametrize("day", ["2099-01-01", "1970-01-01", "soon", (TODAY + timedelta(days=9)).isoformat()])
def test_a_day_that_cannot_be(day: str) -> None:
    assert read_measurement({"date": day, "weight_kg": 80, "fat_percent": None}, TODAY, Tally()) == []


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("field", ["title", "exercises", "exercises.0.sets.0.weight_kg", "updated_at", "id"])
async def test_the_same_over_the_wire(hevy: RunningHevy, source: HevySource, field: str, change: Any) -> None:
    """The others of the page come, and the sync goes on."""
    await hevy.client.do_workout(leg_day(2))
    await hevy.client.do_workout(leg_day(1))
    await hevy.client.plan(Fault("altered", where="GET workouts", field=f"workouts.0.{field}", change=change))
    store = Store(source)
    await store.sync()
    await store.sync()
    assert len(store.activities) >= 2
