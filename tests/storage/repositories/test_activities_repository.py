"""Activities are known by where they come from; bringing in the same again changes nothing."""

from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from domain.plan.execution import ExecutionState
from domain.training.activity import Activity, Lap, Length, LiftSet
from storage.database import Unit
from storage.repositories import activities, athletes, executions, plans
from storage.repositories.activities import Done
from storage.tables.activities import Details, completed_activities
from storage.types import JSONV, to_json
from tests.builders.values import NOW, PLAN_ID, TODAY, athlete, execution, lifting, swim, version

LATER = NOW + timedelta(hours=1)


def bare(activity: Activity) -> Activity:
    return replace(activity, laps=(), lengths=(), sets=(), hr_zone_s=())


def with_sets(activity: Activity) -> Activity:
    return replace(bare(activity), sets=activity.sets)


async def test_activities_come_back_as_they_were(unit: Unit) -> None:
    minimal = Activity("file", "x", swim().sport, NOW - timedelta(hours=9), TODAY, 60, 50)
    done = (minimal, lifting(), swim())
    assert await activities.upsert(unit, "anna", done, NOW) == done
    assert await activities.between(unit, "anna", TODAY, TODAY) == done
    assert await activities.summaries(unit, "anna", TODAY, TODAY) == tuple(map(bare, done))


async def test_both_ends_of_a_period_belong_to_it(unit: Unit) -> None:
    days = [TODAY + timedelta(days=offset) for offset in range(4)]
    done = [swim(f"s{day}", day) for day in days]
    await activities.upsert(unit, "anna", done, NOW)
    assert await activities.between(unit, "anna", days[1], days[2]) == tuple(done[1:3])


async def test_the_same_again_changes_nothing(unit: Unit) -> None:
    await activities.upsert(unit, "anna", [swim(), lifting()], NOW)
    assert await activities.upsert(unit, "anna", [swim(), lifting()], LATER) == ()
    stored = (await unit.execute(select(completed_activities.c.stored_at))).scalars().all()
    assert stored == [NOW, NOW]


async def test_only_what_changed_is_written_and_named(unit: Unit) -> None:
    await activities.upsert(unit, "anna", [swim(), lifting()], NOW)
    longer = replace(swim(), laps=(*swim().laps, Lap(60.0)))
    renamed = replace(lifting(), title="Heavy legs", day=TODAY + timedelta(days=1))
    assert await activities.upsert(unit, "anna", [longer, lifting()], LATER) == (longer,)
    assert await activities.upsert(unit, "anna", [longer, renamed], LATER) == (renamed,)
    assert set(await activities.between(unit, "anna", TODAY, renamed.day)) == {longer, renamed}


async def test_of_two_of_the_same_the_last_is_kept(unit: Unit) -> None:
    renamed = replace(swim(), title="Renamed")
    assert await activities.upsert(unit, "anna", [swim(), renamed], NOW) == (renamed,)
    assert await activities.between(unit, "anna", TODAY, TODAY) == (renamed,)


async def test_sources_have_ids_of_their_own(unit: Unit) -> None:
    both = (swim("1"), replace(swim("1"), source="hevy"))
    assert await activities.upsert(unit, "anna", both, NOW) == both
    assert await activities.upsert(unit, "anna", both, NOW) == ()


async def test_two_athletes_may_have_done_the_same(unit: Unit) -> None:
    await athletes.add(unit, athlete("ben"), NOW)
    assert await activities.upsert(unit, "anna", [swim()], NOW) == (swim(),)
    assert await activities.upsert(unit, "ben", [swim()], NOW) == (swim(),)
    assert await activities.upsert(unit, "ben", [swim()], NOW) == ()


async def test_more_than_one_query_holds_are_told_apart(unit: Unit) -> None:
    many = [swim(f"s{number}") for number in range(1100)]
    assert len(await activities.upsert(unit, "anna", many, NOW)) == 1100
    assert await activities.upsert(unit, "anna", many, NOW) == ()
    assert await activities.upsert(unit, "anna", [], NOW) == ()


async def test_activities_come_with_what_they_were_matched_with(planned: Unit) -> None:
    await activities.upsert(planned, "anna", [swim(), lifting()], NOW)
    await executions.suggest(planned, "anna", PLAN_ID, [execution()])
    states = (("w-run", ExecutionState.REJECTED), ("w-squats", ExecutionState.CONFIRMED))
    said = [replace(execution(workout_id), state=state) for workout_id, state in states]
    await executions.decide(planned, "anna", PLAN_ID, swim().key, said)
    await executions.suggest(planned, "anna", PLAN_ID, [execution("w-run", "lift-1")])
    done = await activities.with_executions(planned, "anna", TODAY, TODAY)
    assert done.activities == (with_sets(lifting()), bare(swim()))
    assert set(done.executions) == set(await executions.for_plan(planned, "anna", PLAN_ID))
    assert len(done.executions) == 3
    await plans.create(planned, "anna", version(plan_id="plan-2"))
    assert await activities.with_executions(planned, "anna", TODAY, TODAY) == Done(done.activities, ())


async def test_of_the_last_days_lifting_alone_the_details_are_read(planned: Unit) -> None:
    before = lifting("lift-0", TODAY - timedelta(days=1))
    await activities.upsert(planned, "anna", [before, lifting(), swim()], NOW)
    unreadable = update(completed_activities).where(completed_activities.c.source_id != "lift-1")
    await planned.execute(unreadable.values(details={"nobody": "reads this"}))
    done = await activities.with_executions(planned, "anna", TODAY - timedelta(days=1), TODAY)
    assert done.activities == (replace(bare(before), title=""), with_sets(lifting()), bare(swim()))
    with pytest.raises(msgspec.ValidationError):
        await activities.between(planned, "anna", TODAY, TODAY)


_FINITE = st.floats(allow_nan=False, allow_infinity=False)


@given(
    st.lists(st.builds(Lap, _FINITE, st.none() | _FINITE, st.none() | _FINITE, st.none() | _FINITE)),
    st.lists(st.from_type(Length).filter(lambda length: "nan" not in repr(length) and "inf" not in repr(length))),
    st.lists(st.builds(LiftSet, st.text(), reps=st.none() | st.integers(0, 500), weight_kg=st.none() | _FINITE)),
)
def test_details_are_the_same_to_the_last_digit(laps: list[Lap], lengths: list[Length], sets: list[LiftSet]) -> None:
    details = (tuple(laps), tuple(lengths), tuple(sets))
    kind = completed_activities.c.details.type
    assert isinstance(kind, JSONV)
    assert kind.kind is Details
    assert msgspec.convert(msgspec.json.decode(to_json(details)), kind.kind) == details
