"""What was shown and what is applied are the same exactly when their fingerprints are."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

import msgspec
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.plan.diff import WorkoutDiff, difference, fingerprint
from domain.plan.patch import apply
from domain.plan.plan import Blueprint
from domain.training.sport import Sport
from domain.training.workout import Workout
from tests.builders.plans import blueprints, changes, in_days, plan_of, rich_blueprints, session
from tests.builders.workouts import workouts


@given(blueprints(least=0))
def test_a_plan_does_not_differ_from_itself(plan: Blueprint) -> None:
    assert difference(plan, plan) == ()


@given(blueprints(least=0), blueprints(least=0))
def test_the_difference_leads_from_one_to_the_other(before: Blueprint, after: Blueprint) -> None:
    workouts = dict(before.workouts)
    for diff in difference(before, after):
        assert before.workouts.get(diff.workout_id) == diff.before
        if diff.after is None:
            del workouts[diff.workout_id]
        else:
            workouts[diff.workout_id] = diff.after
    assert workouts == after.workouts


@given(st.data(), rich_blueprints())
def test_a_difference_survives_being_stored(data: st.DataObject, plan: Blueprint) -> None:
    diffs = difference(plan, apply([data.draw(changes(plan))], plan))
    stored = msgspec.json.decode(msgspec.json.encode(diffs), type=tuple[WorkoutDiff, ...])
    assert stored == diffs
    assert fingerprint(stored) == fingerprint(diffs)


@given(st.data(), rich_blueprints())
def test_whole_numbers_and_their_floats_are_one_figure(data: st.DataObject, plan: Blueprint) -> None:
    diffs = difference(plan, apply([data.draw(changes(plan))], plan))
    assert fingerprint(tuple(_floated(diff) for diff in diffs)) == fingerprint(diffs)


@given(st.data(), workouts())
def test_every_field_counts(data: st.DataObject, workout: Workout) -> None:
    path = data.draw(st.sampled_from(list(_leaves(workout))))
    other = _changed(workout, path)
    assume(other != workout)
    shown = (WorkoutDiff(None, workout),)
    assert fingerprint(shown) != fingerprint((WorkoutDiff(None, other),))
    assert fingerprint(shown) != fingerprint((WorkoutDiff(workout, None),))


def test_the_order_is_by_day_then_id_whatever_the_plan_was_built_from() -> None:
    late, early, same = session("w-a", in_days(3)), session("w-c", in_days(1)), session("w-b", in_days(1))
    forth, back = plan_of(late, early, same), plan_of(same, late, early)
    assert [diff.workout_id for diff in difference(plan_of(), forth)] == ["w-b", "w-c", "w-a"]
    assert difference(plan_of(), forth) == difference(plan_of(), back)


def test_a_moved_workout_stands_at_its_earlier_day() -> None:
    before = plan_of(session("w-a", in_days(5)), session("w-b", in_days(3)))
    after = plan_of(session("w-a", in_days(1)), session("w-b", in_days(6)))
    assert [diff.workout_id for diff in difference(before, after)] == ["w-a", "w-b"]


def _leaves(value: Any, path: tuple[str | int, ...] = ()) -> Any:
    """The path of every figure, word and choice inside a value."""
    if is_dataclass(value):
        for each in fields(value):
            yield from _leaves(getattr(value, each.name), (*path, each.name))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _leaves(inner, (*path, index))
    else:
        yield path


def _changed(value: Any, path: tuple[str | int, ...]) -> Any:
    if not path:
        return _another(value)
    head, *rest = path
    if isinstance(head, int):
        return tuple(_changed(inner, tuple(rest)) if i == head else inner for i, inner in enumerate(value))
    return replace(value, **{head: _changed(getattr(value, head), tuple(rest))})


def _another(value: Any) -> Any:
    """A value of the same type that is not this one; a figure where there was none."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, StrEnum):
        choices = list(type(value))
        return choices[choices.index(value) - 1]
    if isinstance(value, date):
        return value + timedelta(days=1)
    if isinstance(value, str):
        return f"{value}x"
    return 1.5 if value is None else value + 0.125


def _floated(value: Any) -> Any:
    if is_dataclass(value):
        return replace(value, **{each.name: _floated(getattr(value, each.name)) for each in fields(value)})  # type: ignore[type-var]
    if isinstance(value, tuple):
        return tuple(map(_floated, value))
    return float(value) if isinstance(value, int) and not isinstance(value, bool | Sport) else value
