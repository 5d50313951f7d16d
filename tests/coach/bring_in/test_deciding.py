"""What the athlete says of a session stands, the rest is matched anew, and nothing else is undone."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random

import pytest

from bot.coach.bring_in.deciding import Decision, Named, count_as, count_as_extra, matching_of
from bot.coach.bring_in.matches import rematch
from bot.coach.bring_in.recordings import bring_in, take_out
from bot.coach.review.facts.evidence import evidence_of
from domain.errors import NotFound, RuleBroken
from domain.plan.adherence import adherence, minutes_done
from domain.plan.choice import Choice
from domain.plan.counts_as import option_of
from domain.plan.execution import Execution, ExecutionState, done_as, done_workouts
from domain.plan.matching import match
from domain.plan.plan import PlanVersion
from domain.training.activity import Activity, Key
from domain.training.joined import joined_id
from domain.training.recording import Recording
from domain.training.workout import Workout
from storage.database import Database
from storage.repositories import activities, executions, plans
from tests.builders import season
from tests.builders.season import NOW, PLAN_ID, TODAY, HandClock

CONFIRMED, REJECTED, SUGGESTED = ExecutionState.CONFIRMED, ExecutionState.REJECTED, ExecutionState.SUGGESTED
TUESDAY, WEDNESDAY = season.done(-1), season.done(0)


@dataclass
class Said:
    """Anna's, who says what her sessions were; it is Wednesday evening."""

    database: Database
    clock: HandClock = field(default_factory=HandClock)

    async def bring(self, *done: Activity) -> None:
        await bring_in(self.database, self.clock, "anna", [Recording(done)])

    async def was(self, session: Key, workout: Workout) -> Decision:
        async with self.database.writing() as unit:
            named = Named(workout.id, option_of(workout).mark)
            return await count_as(unit, season.runner(), session, named, self.clock.now())

    async def extra(self, session: Key) -> Decision:
        async with self.database.writing() as unit:
            return await count_as_extra(unit, season.runner(), session, self.clock.now())

    async def choice(self, session: Key) -> Choice:
        async with self.database.reading() as unit:
            return (await matching_of(unit, season.runner(), session)).choice

    async def known(self) -> tuple[Execution, ...]:
        async with self.database.reading() as unit:
            return await executions.for_plan(unit, "anna", PLAN_ID)

    async def counted(self) -> dict[Key, str]:
        """What each session counts as."""
        return {each.activity: each.workout_id for each in await self.known() if each.state is not REJECTED}

    async def adherence(self) -> dict[str, float]:
        """Of the last seven days, by workout, and of all of them together."""
        async with self.database.reading() as unit:
            evidence = await evidence_of(unit, "anna", self.clock.now())
        assert evidence is not None
        assert evidence.plan is not None
        done = minutes_done(evidence.executions, evidence.activities)
        planned, free = evidence.plan.blueprint.workouts.values(), season.runner().availability
        week = adherence(planned, done, TODAY, TODAY, free)
        return {"all": week.credited, **{each.workout_id: each.credit for each in week.credits}}


@pytest.fixture
async def said(database: Database) -> Said:
    await season.move_in(database, weeks=1)
    return Said(database)


PAST = {back: season.run(f"w-past-{back}", -back) for back in range(1, 6)}
EASY = season.run("w-easy", 1)


async def test_a_suggestion_that_is_confirmed_is_changed_by_no_later_session(said: Said) -> None:
    await said.bring(WEDNESDAY)
    assert (await said.choice(WEDNESDAY.key)).asks, "it was planned for yesterday"
    assert await said.was(WEDNESDAY.key, PAST[1]) == Decision(PAST[1])
    await said.bring(TUESDAY)
    assert await said.counted() == {**await said.counted(), WEDNESDAY.key: "w-past-1", TUESDAY.key: "w-past-2"}
    assert await said.was(WEDNESDAY.key, PAST[1]) == Decision(PAST[1], changed=False)


async def test_another_workout_frees_the_first_one_for_whoever_did_it(said: Said) -> None:
    await said.bring(WEDNESDAY, TUESDAY)
    assert (await said.counted())[TUESDAY.key] == "w-past-1"
    await said.was(TUESDAY.key, PAST[3])
    assert (await said.counted())[TUESDAY.key] == "w-past-3"
    assert (await said.counted())[WEDNESDAY.key] == "w-past-1"
    assert (await said.adherence())["w-past-3"] == 1.0
    await said.was(TUESDAY.key, PAST[1])
    assert (await said.counted())[TUESDAY.key] == "w-past-1", "minds are changed"
    assert "w-past-3" not in (await said.counted()).values()


async def test_what_was_suggested_to_be_another_session_may_be_named(said: Said) -> None:
    """The guess gives way, and that session is matched anew."""
    await said.bring(WEDNESDAY, TUESDAY)
    await said.was(WEDNESDAY.key, PAST[1])
    counted = await said.counted()
    assert (counted[WEDNESDAY.key], counted[TUESDAY.key]) == ("w-past-1", "w-past-2")


async def test_an_extra_counts_for_load_and_not_for_the_plan_and_is_never_guessed_again(said: Said) -> None:
    await said.bring(TUESDAY)
    before = await said.adherence()
    assert await said.extra(TUESDAY.key) == Decision(None)
    assert await said.extra(TUESDAY.key) == Decision(None, changed=False)
    assert before["all"] - (await said.adherence())["all"] == 1.0
    newer = season.winter().with_workout(season.run("w-new", 0))
    async with said.database.writing() as unit:
        await plans.append(unit, "anna", PlanVersion(PLAN_ID, 2, newer, NOW))
        await rematch(unit, season.runner(), said.clock.now())
    assert TUESDAY.key not in await said.counted(), "whatever a newer plan holds"
    await said.was(TUESDAY.key, PAST[1])
    assert (await said.adherence()).items() >= before.items()
    async with said.database.reading() as unit:
        assert [each.key for each in await activities.between(unit, "anna", TUESDAY.day, TUESDAY.day)] == [TUESDAY.key]


async def test_a_long_run_cut_short_is_the_long_run_where_the_athlete_says_so(said: Said) -> None:
    short = season.done(-1, 12)
    await said.bring(short)
    choice = await said.choice(short.key)
    assert (choice.matched, [each.workout.id for each in choice.beyond][:1]) == (None, ["w-past-1"])
    await said.was(short.key, PAST[1])
    assert (await said.counted())[short.key] == "w-past-1"


async def test_what_cannot_be_decided_any_more_is_refused_and_nothing_changes(said: Said) -> None:
    await said.bring(WEDNESDAY, TUESDAY)
    await said.was(TUESDAY.key, PAST[1])
    before = await said.known()
    renamed = replace(PAST[2], title="Another")
    far = season.run("w-long", 6, 60)
    for workout, key, kind in (
        (PAST[1], "workout_taken", RuleBroken),
        (renamed, "workout_changed_since", NotFound),
        (season.run("w-gone", 0), "workout_changed_since", NotFound),
        (far, "workout_too_far", NotFound),
    ):
        with pytest.raises(kind) as refused:
            await said.was(WEDNESDAY.key, workout)
        assert refused.value.key == key
        assert refused.value.values.get("day") == (TUESDAY.day if key == "workout_taken" else None)
    assert await said.known() == before
    async with said.database.writing() as unit:
        await take_out(unit, season.runner(), "fit", [WEDNESDAY.source_id], said.clock.now())
    for deed in (said.was(WEDNESDAY.key, PAST[2]), said.extra(WEDNESDAY.key)):
        with pytest.raises(NotFound, match="session_not_found"):
            await deed


async def test_what_is_said_of_a_part_is_said_of_its_session(said: Said) -> None:
    await said.bring(TUESDAY)
    again = replace(TUESDAY, source="garmin", source_id="edge", started_at=TUESDAY.started_at + timedelta(minutes=5))
    await said.bring(again)
    session = ("joined", joined_id([TUESDAY.key, again.key]))
    for part in (TUESDAY.key, again.key, session):
        assert await said.extra(part) == Decision(None, changed=part == TUESDAY.key)
    await said.was(again.key, PAST[2])
    counted = await said.counted()
    assert (counted[session], counted.keys() & {TUESDAY.key, again.key}) == ("w-past-2", set())


async def test_nobody_decides_for_another_athlete(said: Said) -> None:
    await said.bring(WEDNESDAY)
    ben = replace(season.runner("ben"), display_name="Ben")
    before = await said.known()
    async with said.database.writing() as unit:
        with pytest.raises(NotFound, match="session_not_found"):
            await count_as_extra(unit, ben, WEDNESDAY.key, NOW)
    assert await said.known() == before


@pytest.mark.parametrize("seed", range(6))
async def test_whatever_is_said_in_whatever_order_the_last_word_on_each_stands(said: Said, seed: int) -> None:
    chance = Random(seed)
    runs = [season.done(-back, chance.choice([25.0, 40.0, 55.0])) for back in range(4)]
    twin = replace(runs[1], source_id="evening", started_at=runs[1].started_at + timedelta(hours=3))
    await said.bring(*chance.sample([*runs, twin], 5))
    last: dict[Key, str | None] = {}
    for _ in range(14):
        run = chance.choice([*runs, twin])
        choices = (await said.choice(run.key)).all
        named = chance.choice([None, *(each.workout for each in choices)])
        await (said.extra(run.key) if named is None else said.was(run.key, named))
        if named is not None or choices:
            last[run.key] = None if named is None else named.id
        await holds(said, last)


async def holds(said: Said, last: dict[Key, str | None]) -> None:
    known, counted = await said.known(), await said.counted()
    for session, workout_id in last.items():
        assert counted.get(session) == workout_id
    assert {each.activity for each in known if each.state is not SUGGESTED} == set(last)
    assert len(done_workouts(known)) == len(counted), "no workout is two sessions"
    plan = await season.current_plan(said.database)
    assert {key: workout.id for key, workout in done_as(known, plan.blueprint.workouts).items()} == counted
    assert await suggested_anew(said, known) == {each for each in known if each.state is SUGGESTED}


async def suggested_anew(said: Said, known: Sequence[Execution]) -> set[Execution]:
    """By the pure matching of what is there, besides what was decided."""
    plan = await season.current_plan(said.database)
    async with said.database.reading() as unit:
        done = await activities.between(unit, "anna", TODAY - timedelta(days=7), TODAY + timedelta(days=2))
    return set(match(plan.blueprint.between(TODAY - timedelta(days=5), TODAY + timedelta(days=2)), done, known))
