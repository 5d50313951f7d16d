"""A plan that was asked for is shown first; a tap makes it the plan, or a proposal over the one there is."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from bot.coach.approve.approvals import approve
from bot.coach.approve.tap import Outcome
from bot.coach.plan.drafts import save_draft
from bot.coach.plan.generating import generate_plan, generation_given_up, wish_programme, wish_race_plan
from bot.coach.plan.saving import Saved
from bot.telegram.messages.registry import render
from domain.athlete.availability import Availability, Blocked
from domain.errors import NotFound, PlanRefused
from domain.notice import Notice, NoticeKind
from domain.plan.limits import Limits
from domain.plan.plan import PlanVersion
from domain.plan.proposal import Proposal
from domain.race.race import Race, race_id
from domain.training.workout import Purpose, Workout
from domain.units import HALF_MARATHON_M, TEN_KM_M
from storage.database import Database
from storage.repositories import athletes, jobs, outbox, plans, proposals, races, wishes
from storage.repositories.jobs import JobState
from tests.builders import season
from tests.builders.jobs import work
from tests.builders.season import NOW, PLAN_ID, TODAY, HandClock

RACE_DAY = TODAY + timedelta(weeks=10, days=4)  # a Sunday
RACE = Race(race_id(RACE_DAY, HALF_MARATHON_M), "Spring half", RACE_DAY, HALF_MARATHON_M, 6_300.0)


async def enter(database: Database, race: Race = RACE) -> None:
    async with database.writing() as unit:
        await races.replace(unit, "anna", [race], NOW)


async def made(database: Database) -> bool:
    return await generate_plan(database, HandClock(), Limits(), "anna")


async def told(database: Database) -> list[Notice]:
    async with database.reading() as unit:
        return [each.notice for each in await outbox.waiting_for(unit, "anna")]


async def save(database: Database, preview: Notice) -> Saved:
    async with database.writing() as unit:
        saving = await save_draft(unit, "anna", 505, str(preview.facts["draft_id"]), Limits(), NOW)
    return saving.saved


async def test_without_a_plan_the_one_that_is_made_becomes_it(database: Database) -> None:
    async with database.writing() as unit:
        await athletes.add(unit, season.runner(), NOW)
        await athletes.pair(unit, "anna", 505, 505, NOW)
        await wish_programme(unit, "anna", 6, NOW)

    assert await made(database)
    assert not await made(database), "a wish is fulfilled once"

    (preview,) = await told(database)
    assert preview.kind is NoticeKind.PLAN_PREVIEW
    assert render(preview).html.startswith("<b>Plan made: 6 weeks of")
    assert await save(database, preview) is Saved.FIRST_PLAN
    plan = (await season.current_plan(database)).blueprint
    assert min(workout.day for workout in plan.workouts.values()) > TODAY


async def saved(database: Database) -> Proposal:
    """The proposal that a made plan comes as, saved over another."""
    await made(database)
    (preview,) = await told(database)
    assert await save(database, preview) is Saved.PROPOSED
    async with database.reading() as unit:
        proposal = await proposals.open_of(unit, "anna", PLAN_ID)
    assert proposal is not None
    return proposal


async def test_for_a_race_it_is_a_proposal_over_the_plan_and_holds_the_race(database: Database) -> None:
    await season.move_in(database)
    await enter(database)
    async with database.writing() as unit:
        assert await wish_race_plan(unit, "anna", NOW) == RACE

    proposal = await saved(database)
    assert proposal.reasons[0].rule == "made_plan"
    before = (await season.current_plan(database)).blueprint
    decided = await approve(season.approver(database), season.tap(proposal))
    assert decided.outcome is Outcome.APPROVED
    after = (await season.current_plan(database)).blueprint
    assert [workout.purpose for workout in after.between(RACE_DAY, RACE_DAY)] == [Purpose.RACE]
    past = TODAY - timedelta(days=9)
    assert after.between(past, TODAY) == before.between(past, TODAY), "what is over stays, and so does today"


async def test_a_race_tomorrow_is_too_near_to_train_for(database: Database) -> None:
    await season.move_in(database)
    await enter(database, replace(RACE, day=TODAY + timedelta(days=1)))
    async with database.writing() as unit:
        with pytest.raises(PlanRefused, match="race_tomorrow"):
            await wish_race_plan(unit, "anna", NOW)


async def test_around_a_race_that_was_run_or_is_entered_nothing_is_hard(database: Database) -> None:
    await season.move_in(database)
    run, entered = TODAY - timedelta(days=1), TODAY + timedelta(days=24)
    ten = [Race(race_id(day, TEN_KM_M), "Ten", day, TEN_KM_M, None) for day in (run, entered)]
    async with database.writing() as unit:
        await races.replace(unit, "anna", ten, NOW)
        await wish_programme(unit, "anna", 8, NOW)
    await made(database)
    (preview,) = await told(database)
    assert await save(database, preview) is Saved.PROPOSED
    async with database.reading() as unit:
        proposal = await proposals.open_of(unit, "anna", PLAN_ID)
    assert proposal is not None
    await approve(season.approver(database), season.tap(proposal))
    workouts = (await season.current_plan(database)).blueprint.workouts.values()
    hard = {each.day for each in workouts if each.hard and each.day > TODAY}
    around = {race + timedelta(days=offset) for race in (run, entered) for offset in (-2, -1, 1, 2, 3, 4, 5)}
    assert hard
    assert not hard & around


async def test_without_a_race_ahead_there_is_nothing_to_make_one_for(database: Database) -> None:
    await season.move_in(database)
    past = TODAY - timedelta(days=3)
    await enter(database, replace(RACE, id=race_id(past, HALF_MARATHON_M), day=past))
    async with database.writing() as unit:
        with pytest.raises(NotFound, match="no_race_ahead"):
            await wish_race_plan(unit, "anna", NOW)


@pytest.mark.parametrize("weeks", [None, 8])
async def test_what_cannot_be_made_is_said_in_one_sentence(database: Database, weeks: int | None) -> None:
    athlete = await season.move_in(database)
    taken = Availability((0,) * 7, (Blocked(RACE_DAY, RACE_DAY, "wedding"),))
    await enter(database)
    async with database.writing() as unit:
        await athletes.save(unit, replace(athlete, availability=taken))
        if weeks is None:
            await wish_race_plan(unit, "anna", NOW)
        else:
            await wish_programme(unit, "anna", weeks, NOW)
    assert await made(database)
    (refused,) = await told(database)
    assert refused.kind is NoticeKind.PLAN_NOT_MADE
    words = render(refused).html
    assert words.endswith("o plan was made.")
    assert "unknown" not in words


async def test_a_job_makes_it_and_says_so_where_it_cannot(sqlite: Database, tmp_path: Path) -> None:
    await season.move_in(sqlite)
    async with sqlite.writing() as unit:
        await wish_programme(unit, "anna", 4, NOW)
        wish = await wishes.of_athlete(unit, "anna")
    assert wish is not None
    await work(sqlite, HandClock(), tmp_path).hurry()
    async with sqlite.reading() as unit:
        job = await jobs.get(unit, f"ge:anna:{wish.id}")
        assert await wishes.waiting(unit) == ()
    assert job is not None
    assert job.state is JobState.SUCCEEDED

    async with sqlite.writing() as unit:
        await wish_programme(unit, "anna", 4, NOW)
    await generation_given_up(sqlite, HandClock(), "anna")
    assert [notice.kind for notice in await told(sqlite)] == [NoticeKind.PLAN_PREVIEW, NoticeKind.PLAN_NOT_MADE]
    assert (await told(sqlite))[-1].facts["key"] == "plan_not_made"


async def test_what_a_shorter_plan_would_drop_is_said_before_it_is_saved(sqlite: Database) -> None:
    athlete = await season.move_in(sqlite)
    far = season.run("w-far", 60)
    plan = (await season.current_plan(sqlite)).blueprint.with_workout(far)
    async with sqlite.writing() as unit:
        await plans.append(unit, athlete.id, PlanVersion(PLAN_ID, 2, plan, NOW))
        await wish_programme(unit, "anna", 3, NOW)
    await made(sqlite)
    (preview,) = await told(sqlite)
    assert "would go (sessions: 1)" in render(preview).html


async def planned_too(database: Database, *workouts: Workout) -> None:
    plan = (await season.current_plan(database)).blueprint
    for workout in workouts:
        plan = plan.with_workout(workout)
    async with database.writing() as unit:
        await plans.append(unit, "anna", PlanVersion(PLAN_ID, 2, plan, NOW))


async def approved(database: Database) -> dict[str, Workout]:
    """What is planned once it is approved."""
    decided = await approve(season.approver(database), season.tap(await saved(database)))
    assert decided.outcome is Outcome.APPROVED
    return dict((await season.current_plan(database)).blueprint.workouts)


async def test_today_and_an_entered_race_stay_beside_what_is_made(sqlite: Database) -> None:
    await season.move_in(sqlite)
    now = season.run("w-now", 0, 30)
    entered, dreamt = (season.run(f"w-race-{days}", days, 50, purpose=Purpose.RACE) for days in (24, 38))
    await planned_too(sqlite, now, entered, dreamt)
    await enter(sqlite, Race(race_id(entered.day, TEN_KM_M), "Ten", entered.day, TEN_KM_M))
    async with sqlite.writing() as unit:
        await wish_programme(unit, "anna", 8, NOW)
    after = await approved(sqlite)
    assert (after["w-now"], after[entered.id]) == (now, entered)
    assert dreamt.id not in after


async def test_the_race_of_a_new_plan_takes_the_place_of_the_old_one(sqlite: Database) -> None:
    await season.move_in(sqlite)
    await planned_too(sqlite, season.run("w-race", (RACE_DAY - TODAY).days, 99, purpose=Purpose.RACE))
    await enter(sqlite)
    async with sqlite.writing() as unit:
        await wish_race_plan(unit, "anna", NOW)
    (raced,) = (each for each in (await approved(sqlite)).values() if each.day == RACE_DAY)
    assert raced.id != "w-race"
    assert raced.distance_m == HALF_MARATHON_M


async def test_the_newest_wish_counts(sqlite: Database) -> None:
    await season.move_in(sqlite)
    async with sqlite.writing() as unit:
        await wish_programme(unit, "anna", 4, NOW)
        await wish_programme(unit, "anna", 9, NOW)
    assert await made(sqlite)
    (preview,) = await told(sqlite)
    sessions = msgspec.convert(preview.facts["sessions"], list[dict[str, object]])
    assert max(str(each["day"]) for each in sessions) > str(TODAY + timedelta(weeks=7))
