"""A plan file becomes the first plan or a proposal; what it says of the athlete is kept, and nothing else changes."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.coach.bring_in.recordings import bring_in
from bot.coach.plan.drafts import discard_draft, save_draft, show_draft
from bot.coach.plan.saving import Saved, Saving, save_plan
from bot.telegram.messages.registry import render
from domain.athlete.athlete import Athlete
from domain.athlete.facts import AthleteFacts
from domain.athlete.profile import Known, Origin, Profile
from domain.errors import LimitExceeded, NotFound
from domain.notice import Notice, NoticeKind
from domain.plan.limits import Limits
from domain.plan.plan import Blueprint
from domain.plan.plan_file import Note, PlanFile
from domain.training.activity import Activity, LiftSet
from domain.training.reading import ReadingKind
from domain.training.recording import Recording
from domain.training.sport import Sport
from storage.database import Database
from storage.repositories import (
    athletes,
    executions,
    outbox,
    plans,
    predictions,
    proposals,
    races,
    readings,
    rollups,
    series,
)
from tests.builders import season
from tests.builders.season import CHAT_ID, NOW, PLAN_ID, TODAY, HandClock
from tests.builders.values import race

LATER = PlanFile(season.winter().with_workout(season.run("w-long", 6, 55)))


async def anna(database: Database) -> Athlete:
    """Paired, with runs behind her and no plan yet."""
    athlete = season.runner()
    async with database.writing() as unit:
        await athletes.add(unit, athlete, NOW)
        await athletes.pair(unit, "anna", 501, CHAT_ID, NOW)
    await bring_in(database, HandClock(), "anna", [Recording((season.done(-1), season.done(-2)))])
    return athlete


async def saved(database: Database, file: PlanFile, athlete_id: str = "anna") -> Saving:
    async with database.writing() as unit:
        return await save_plan(unit, athlete_id, file, Limits(), NOW)


async def waiting(database: Database) -> list[Notice]:
    async with database.reading() as unit:
        return [each.notice for each in await outbox.due(unit, NOW)]


async def test_the_first_plan_is_followed_at_once_and_matched_with_what_was_done(database: Database) -> None:
    await anna(database)
    saving = await saved(database, PlanFile(season.winter()))
    plan = await season.current_plan(database)
    assert (saving.saved, plan.number, plan.blueprint) == (Saved.FIRST_PLAN, 1, season.winter())
    async with database.reading() as unit:
        matched = await executions.for_plan(unit, "anna", plan.plan_id)
        due = datetime(2026, 11, 19, 19, 30, tzinfo=UTC)
        assert await athletes.due_for_review(unit, due - timedelta(minutes=1)) == ()
        assert await athletes.due_for_review(unit, due) == ("anna",)
    assert {one.workout_id for one in matched} == {"w-past-1", "w-past-2"}


async def test_over_a_plan_it_becomes_a_proposal_and_changes_nothing(database: Database) -> None:
    await season.move_in(database)
    saving = await saved(database, LATER)
    assert saving.saved is Saved.PROPOSED
    assert (await season.current_plan(database)).number == 1
    async with database.reading() as unit:
        proposal = await proposals.open_of(unit, "anna", PLAN_ID)
    assert proposal is not None
    assert [change.path for change in proposal.patch] == ["/workouts/w-long"]
    assert [notice.kind for notice in await waiting(database)] == [NoticeKind.PROPOSAL_CARD]


async def test_a_new_review_time_holds_from_today_on(database: Database) -> None:
    await season.move_in(database)
    await saved(database, replace(LATER, athlete=AthleteFacts(review_at=time(21, 15))))
    async with database.reading() as unit:
        assert await athletes.due_for_review(unit, NOW + timedelta(minutes=44)) == ()
        assert await athletes.due_for_review(unit, NOW + timedelta(minutes=45)) == ("anna",)


async def test_the_same_plan_again_proposes_nothing(database: Database) -> None:
    await season.move_in(database)
    assert (await saved(database, PlanFile(season.winter()))).saved is Saved.NOTHING_NEW
    past = season.winter().without("w-past-1").with_workout(season.run("w-past-2", -2, 90))
    assert (await saved(database, PlanFile(past))).saved is Saved.NOTHING_NEW, "days that are over do not change"
    assert await waiting(database) == []


async def test_what_it_says_of_the_athlete_is_kept_and_loads_are_reckoned_anew(database: Database) -> None:
    athlete = await anna(database)
    slower = Known(330.0, Origin.ATHLETE, TODAY)
    facts = AthleteFacts(
        name="Anna K",
        zone_name="Pacific/Auckland",
        review_at=time(21, 0),
        profile=Profile(threshold_pace_s_per_km=slower),
    )
    async with database.reading() as unit:
        before = await rollups.between(unit, "anna", TODAY - timedelta(days=9), TODAY)
    await saved(database, PlanFile(season.winter(), facts))
    async with database.reading() as unit:
        known = await athletes.get(unit, "anna")
        after = await rollups.between(unit, "anna", TODAY - timedelta(days=9), TODAY)
        assert await athletes.due_for_review(unit, datetime(2026, 11, 19, 8, 0, tzinfo=UTC)) == ("anna",)
    assert known is not None
    assert (known.display_name, known.zone_name, known.review_at) == ("Anna K", "Pacific/Auckland", time(21, 0))
    assert known.profile == replace(athlete.profile, threshold_pace_s_per_km=slower)
    assert after[0].load > before[0].load, "the same runs are harder for a slower runner"


async def test_another_body_weight_is_in_what_was_lifted_with_the_body(database: Database) -> None:
    athlete = await anna(database)
    chins = replace(season.done(-2, 40), sport=Sport.STRENGTH, source_id="s", sets=(LiftSet("pull_up", reps=6),))
    await bring_in(database, HandClock(), "anna", [Recording((chins,))])
    heavier = AthleteFacts(profile=Profile(weight_kg=Known(75.0, Origin.ATHLETE, TODAY)))
    await saved(database, PlanFile(season.winter(), heavier))
    async with database.reading() as unit:
        (best,) = await readings.of_kind(unit, athlete.id, ReadingKind.E1RM, TODAY - timedelta(days=9), TODAY)
        (done,) = await series.sets(unit, athlete.id, TODAY - timedelta(days=9), TODAY)
    assert best.value == done.e1rm_kg == pytest.approx(90.0), "75 kg × (1 + 6 / 30)"


async def test_a_plan_beyond_the_limits_leaves_nothing_at_all(database: Database) -> None:
    await season.move_in(database)
    file = PlanFile(season.winter().with_workout(season.run("w-long", 6, 120)), AthleteFacts(name="Somebody else"))
    with pytest.raises(LimitExceeded):
        await saved(database, file)
    async with database.reading() as unit:
        athlete = await athletes.get(unit, "anna")
    assert athlete is not None
    assert athlete.display_name == "Anna"
    assert await waiting(database) == []


async def test_a_plan_for_nobody_is_refused(database: Database) -> None:
    with pytest.raises(NotFound):
        await saved(database, PlanFile(season.winter()), "nobody")


async def shown(database: Database, file: PlanFile, now: datetime = NOW) -> str:
    async with database.writing() as unit:
        await show_draft(unit, "anna", CHAT_ID, file, now)
    (preview,) = await waiting(database)
    return str(preview.facts["draft_id"])


async def test_a_preview_stores_nothing_until_save_is_tapped(database: Database) -> None:
    await anna(database)
    file = PlanFile(season.winter(), AthleteFacts(name="Anna K"), (Note("day_past", "workouts[0]", "2026-11-13"),))
    draft_id = await shown(database, file)
    (preview,) = await waiting(database)
    assert (preview.facts["over_existing"], preview.facts["about_you"]) == (False, True)
    assert preview.facts["notes"] == [{"key": "day_past", "place": "workouts[0]", "found": "2026-11-13"}]
    async with database.reading() as unit:
        assert await plans.current(unit, "anna") is None
    async with database.writing() as unit:
        saving = await save_draft(unit, "anna", CHAT_ID, draft_id, Limits(), NOW)
    assert saving == Saving(Saved.FIRST_PLAN, season.winter())
    with pytest.raises(NotFound):
        async with database.writing() as unit:
            await save_draft(unit, "anna", CHAT_ID, draft_id, Limits(), NOW)


async def test_the_races_of_a_file_are_shown_and_stored_with_what_is_predicted(database: Database) -> None:
    await anna(database)
    await bring_in(database, HandClock(), "anna", [Recording(tuple(beating(ago) for ago in (25, 12, 9, 4)))])
    runs = [season.run("w-1", -28, distance_m=8_000.0), season.run("w-2", -9, distance_m=12_000.0)]
    measured = Blueprint("Half", workouts={each.id: each for each in runs})
    draft_id = await shown(database, PlanFile(measured, races=(race(),)))
    (preview,) = await waiting(database)
    assert preview.facts["about_you"] is True
    assert "Spring half, 21.1 km, in 1:45:00" in render(preview).html
    async with database.writing() as unit:
        await save_draft(unit, "anna", CHAT_ID, draft_id, Limits(), NOW)
        assert await races.of_athlete(unit, "anna") == (race(),)
        found = await predictions.between(unit, "anna", TODAY - timedelta(40), TODAY)
    assert found[-1].day == TODAY - timedelta(1)
    assert found[-1].volume.planned_weekly_m == 5_000.0, "the plan of the same file counts"
    await saved(database, PlanFile(measured))
    async with database.reading() as unit:
        assert await races.of_athlete(unit, "anna") == (race(),), "a file that is silent changes none"


def beating(ago: int) -> Activity:
    return replace(season.done(-ago, 50), average_hr=150.0)


async def test_a_discarded_preview_cannot_be_saved(database: Database) -> None:
    await anna(database)
    draft_id = await shown(database, PlanFile(season.winter()))
    async with database.writing() as unit:
        await discard_draft(unit, "anna", CHAT_ID, draft_id, NOW)
    with pytest.raises(NotFound):
        async with database.writing() as unit:
            await save_draft(unit, "anna", CHAT_ID, draft_id, Limits(), NOW)


@pytest.mark.parametrize(("athlete_id", "hours", "works"), [("anna", 23, True), ("anna", 25, False), ("bob", 1, False)])
async def test_a_preview_is_good_for_a_day_and_for_its_athlete(
    sqlite: Database, athlete_id: str, hours: int, works: bool
) -> None:
    await anna(sqlite)
    draft_id = await shown(sqlite, PlanFile(season.winter()))
    async with sqlite.writing() as unit:
        await athletes.add(unit, season.runner("bob"), NOW)
    try:
        async with sqlite.writing() as unit:
            await save_draft(unit, athlete_id, CHAT_ID, draft_id, Limits(), NOW + timedelta(hours=hours))
    except NotFound:
        assert not works
    else:
        assert works


async def test_an_empty_week_ahead_is_a_plan_too(sqlite: Database) -> None:
    await anna(sqlite)
    assert (await saved(sqlite, PlanFile(Blueprint("Rest")))).saved is Saved.FIRST_PLAN
