"""A patch does what it says to the workouts it names, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import PatchRefused
from domain.plan.patch import MOST_CHANGES, Change, Op, apply, workout_id
from domain.plan.plan import Blueprint
from domain.training.validity import FIRST_DAY, LAST_DAY, problems
from domain.training.workout import Block, Priority, Step, StepKind, Workout
from tests.builders.plans import blueprints, changes, in_days, plan_of, rich_blueprints, session

PLAN = plan_of(session("w-one"), session("w-two", in_days(1)))
NEW = session("w-new", in_days(2))


@given(st.data(), blueprints())
def test_only_what_a_patch_names_is_touched(data: st.DataObject, plan: Blueprint) -> None:
    change = data.draw(changes(plan))
    after = apply([change], plan)
    named = workout_id(change.path)
    assert {key: kept for key, kept in after.workouts.items() if key != named} == {
        key: kept for key, kept in plan.workouts.items() if key != named
    }
    assert (after.title, after.focus, after.weekly_hours) == (plan.title, plan.focus, plan.weekly_hours)


@given(st.data(), rich_blueprints())
def test_a_plan_of_valid_workouts_stays_one(data: st.DataObject, plan: Blueprint) -> None:
    after = apply([data.draw(changes(plan))], plan)
    for identity, workout in after.workouts.items():
        assert workout.id == identity
        assert problems(workout) == ()


@given(blueprints())
def test_the_plan_that_was_given_is_never_changed(plan: Blueprint) -> None:
    before = dict(plan.workouts)
    apply([Change(Op.REMOVE, f"/workouts/{identity}") for identity in plan.workouts], plan)
    assert plan.workouts == before


def test_changes_happen_in_order() -> None:
    after = apply(
        [
            Change(Op.ADD, "/workouts/w-new", NEW),
            Change(Op.REPLACE, "/workouts/w-new/day", "2026-11-28"),
            Change(Op.REMOVE, "/workouts/w-one"),
            Change(Op.REPLACE, "/workouts/w-two/priority", "optional"),
        ],
        PLAN,
    )
    assert after.workouts == {
        "w-two": replace(PLAN.workouts["w-two"], priority=Priority.OPTIONAL),
        "w-new": NEW.moved(date(2026, 11, 28)),
    }


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/workouts",
        "/workouts/",
        "/workouts//day",
        "/workouts/w-one/",
        "/workouts/w-one/title",
        "/workouts/w-one/day/",
        "/workouts/w-one/blocks/0",
        "/workouts/W-One",
        "/workouts/w_one",
        "/workouts/w-one\n",
        "/workouts/w~1one",
        "/workouts/" + "w" * 41,
        "workouts/w-one",
        "/title",
        "/workouts/0/../w-one",
    ],
)
@pytest.mark.parametrize("op", Op)
def test_a_path_of_another_form_is_refused(path: str, op: Op) -> None:
    with pytest.raises(PatchRefused) as refused:
        apply([Change(op, path, NEW if op is not Op.REMOVE else None)], PLAN)
    assert refused.value.key == "path_not_allowed"


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (Change(Op.ADD, "/workouts/w-one", session("w-one")), "add_over_existing"),
        (Change(Op.ADD, "/workouts/w-one/day", "2026-11-24"), "add_over_existing"),
        (Change(Op.ADD, "/workouts/w-new", session("w-other")), "value_not_allowed"),
        (Change(Op.ADD, "/workouts/w-new", "2026-11-24"), "value_not_allowed"),
        (Change(Op.ADD, "/workouts/w-new"), "value_not_allowed"),
        (Change(Op.REPLACE, "/workouts/w-new", NEW), "no_such_workout"),
        (Change(Op.REPLACE, "/workouts/w-new/day", "2026-11-24"), "no_such_workout"),
        (Change(Op.REMOVE, "/workouts/w-new"), "no_such_workout"),
        (Change(Op.REMOVE, "/workouts/w-one/day"), "cannot_remove"),
        (Change(Op.REMOVE, "/workouts/w-one", "2026-11-24"), "cannot_remove"),
    ],
)
def test_an_operation_that_does_not_fit_is_refused(change: Change, key: str) -> None:
    with pytest.raises(PatchRefused) as refused:
        apply([change], PLAN)
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("day", value) for value in ("", "soon", "2026-02-30", "20261124", "2026-W48-2", 20261124, None, NEW)),
        *(("day", value) for value in ("1999-12-31", "9999-12-31")),
        *(("minutes", value) for value in (0, -5, 601, 10**30, True, "30", None, NEW)),
        *(("minutes", value) for value in (45.5, 30.0, float("nan"), float("inf"))),
        *(("priority", value) for value in ("", "Key", "urgent", 1, None, NEW)),
    ],
)
def test_a_value_of_another_form_is_refused(field: str, value: object) -> None:
    change = Change(Op.REPLACE, f"/workouts/w-one/{field}", value)  # type: ignore[arg-type]
    with pytest.raises(PatchRefused) as refused:
        apply([change], PLAN)
    assert refused.value.key == "value_not_allowed"


@pytest.mark.parametrize("figure", [float("nan"), float("inf"), float("-inf"), -1.0, 0.0])
@pytest.mark.parametrize("op", [Op.ADD, Op.REPLACE])
def test_a_workout_that_makes_no_sense_is_refused_with_its_problems(figure: float, op: Op) -> None:
    identity = "w-new" if op is Op.ADD else "w-one"
    absurd = replace(session(identity), blocks=(Block((Step(StepKind.WORK, seconds=figure),)),))
    with pytest.raises(PatchRefused) as refused:
        apply([Change(op, f"/workouts/{identity}", absurd)], PLAN)
    assert refused.value.key == "workout_invalid"
    assert refused.value.values["problems"] == problems(absurd)


def test_a_patch_is_small() -> None:
    many = [Change(Op.REPLACE, "/workouts/w-one/priority", "key")] * (MOST_CHANGES + 1)
    assert apply(many[1:], PLAN)
    with pytest.raises(PatchRefused) as refused:
        apply(many, PLAN)
    assert refused.value.key == "too_many_changes"


@given(st.text() | st.text("/workouts-abc0~", max_size=60))
def test_whatever_the_path_the_answer_is_an_id_or_a_refusal(path: str) -> None:
    try:
        identity = workout_id(path)
    except PatchRefused:
        return
    assert path in {f"/workouts/{identity}{tail}" for tail in ("", "/day", "/minutes", "/priority")}


@pytest.mark.parametrize("day", [FIRST_DAY, LAST_DAY])
def test_a_workout_may_move_to_either_end_of_the_calendar(day: date) -> None:
    after = apply([Change(Op.REPLACE, "/workouts/w-one/day", day.isoformat())], PLAN)
    assert after.workouts["w-one"] == PLAN.workouts["w-one"].moved(day)


def test_shortening_shortens_the_session_itself() -> None:
    after: Workout = apply([Change(Op.REPLACE, "/workouts/w-one/minutes", 20)], PLAN).workouts["w-one"]
    assert after.minutes == 20
    assert after.blocks[0].steps[0].seconds == 1200
