"""What the Hevy app exports: sessions of sets, with the catalogue's names where it knows them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.connectors.files.recordings import is_recording, read_recording
from domain.errors import FileRefused
from domain.training.activity import Activity, LiftSet, SetKind
from domain.training.left_out import LeftOut, Why
from domain.training.recording import Recording
from domain.training.sport import Sport
from tests.builders.recorded_files import HEVY_COLUMNS, hevy_file, hevy_set

BERLIN = ZoneInfo("Europe/Berlin")
SWIM_SHEET = b"# pool: 25 yd\nreps, distance, stroke, sendoff, kind\n8, 50, freestyle, 1:15,\n"


def read(data: bytes) -> Recording:
    return read_recording(data, "workouts.csv", BERLIN)


def one(*sets: str, columns: str = HEVY_COLUMNS) -> Activity:
    (activity,) = read(hevy_file(*sets, columns=columns)).activities
    return activity


def test_a_session_with_its_sets() -> None:
    session = one()
    assert (session.source, session.source_id, session.sport) == ("hevy", "csv-20261123T1805", Sport.STRENGTH)
    assert (session.started_at, session.day) == (datetime(2026, 11, 23, 17, 5, tzinfo=UTC), date(2026, 11, 23))
    assert (session.minutes, session.title) == (55, "Legs")
    assert session.sets[0] == LiftSet("back_squat", reps=5, weight_kg=100.0, rpe=8.5)
    assert session.sets[1].weight_kg is None, "body weight is no weight, and never 0 kg"


def test_an_exercise_that_nobody_knows_keeps_its_title() -> None:
    (known, unknown) = one(hevy_set("squat (barbell)", reps="5"), hevy_set("My Sled Push", reps="5")).sets
    assert (known.exercise, unknown.exercise) == ("back_squat", "My Sled Push")


def test_kinds_of_sets_and_times() -> None:
    sets = one(*(hevy_set("Plank", seconds="60", kind=kind) for kind in ("warmup", "dropset", "failure", "odd"))).sets
    assert [each.kind for each in sets] == [SetKind.WARMUP, SetKind.DROPSET, SetKind.FAILURE, SetKind.NORMAL]
    assert {each.seconds for each in sets} == {60}


@pytest.mark.parametrize("column", ["weight_lbs", "weight_lb"])
def test_pounds_are_kilograms(column: str) -> None:
    columns = HEVY_COLUMNS.replace("weight_kg", column)
    (each,) = one(hevy_set("Squat (Barbell)", weight="225", reps="5"), columns=columns).sets
    assert each.weight_kg == pytest.approx(102.058, abs=0.001)


def test_a_session_stays_the_same_when_its_title_or_sets_are_corrected() -> None:
    before, after = one(hevy_set("Plank", reps="1")), one(hevy_set("Plank", reps="2", title="Core"))
    assert before.source_id == after.source_id


def test_a_session_that_never_ended_is_left_out_and_said() -> None:
    endless = hevy_set("Plank", start="21 Nov 2026, 18:05", end="23 Nov 2026, 19:00")
    strange = hevy_set("Plank", start="21. November", end="heute")
    found = read(hevy_file(hevy_set("Plank", reps="1"), endless, strange))
    assert (len(found.activities), found.left_out) == (1, (LeftOut(Why.NO_TIME, 2),))
    with pytest.raises(FileRefused, match="nothing_recorded"):
        read(hevy_file(endless))


def test_a_sheet_of_swim_sets_is_none() -> None:
    assert is_recording(hevy_file(), "workouts.csv")
    assert not is_recording(SWIM_SHEET, "workouts.csv")
    with pytest.raises(FileRefused, match="unknown_recording"):
        read(SWIM_SHEET)


def test_a_row_that_breaks_off_is_named() -> None:
    with pytest.raises(FileRefused) as refused:
        read(hevy_file()[:-20])
    assert (refused.value.key, refused.value.values) == ("csv_damaged", {"line": 3})


TEXT = st.text(st.characters(exclude_characters='"\n\r', exclude_categories=["Cs"]), max_size=80)
NUMBERS = st.sampled_from(["", "0", "5", "-3", "1e9", "nan", "inf", "102.5", "∞", "7" * 50])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(TEXT, NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=8))
def test_whatever_is_typed_the_figures_are_possible(rows: list[tuple[str, str, str, str]]) -> None:
    sets = [hevy_set(name, weight=weight, reps=reps, rpe=rpe) for name, weight, reps, rpe in rows]
    for each in one(*sets).sets:
        assert each.exercise.isprintable()
        assert each.exercise
        assert each.weight_kg is None or 0 < each.weight_kg <= 1000
        assert each.reps is None or 1 <= each.reps <= 1000
        assert each.rpe is None or 1 <= each.rpe <= 10
