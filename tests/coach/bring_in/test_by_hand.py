"""What is typed counts like what is recorded, is told in one line, and can be taken back once."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.coach.bring_in.recordings import bring_in
from bot.coach.review.facts.evidence import evidence_of
from domain.errors import NotFound, RuleBroken
from domain.training.activity import Activity
from domain.training.reading import Reading, ReadingKind
from domain.training.recording import Recording
from domain.training.sport import Sport
from storage.database import Database
from storage.repositories import executions, missed, plans
from storage.tables.readings import progress_metrics
from tests.builders import season
from tests.builders.pen import Pen
from tests.builders.season import NOW, PLAN_ID, TODAY

DAY = timedelta(days=1)
YESTERDAY = TODAY - DAY


@pytest.fixture
async def pen(sqlite: Database) -> Pen:
    await season.move_in(sqlite)
    return Pen(sqlite)


def watch_run(seconds: float = 1800.0, **more: object) -> Activity:
    started = NOW - timedelta(hours=2)
    run = Activity("garmin", "5", Sport.RUN, started, TODAY, seconds, seconds, average_hr=150.0)
    return replace(run, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "words", "kept"),
    [
        ("weight 74,2", "Noted: weight 74.2 kg, today.", ("WEIGHT", TODAY, "")),
        ("bf 15.2%", "Noted: body fat 15.2 %, today.", ("BODY_FAT", TODAY, "")),
        ("yesterday energy 6", "Noted: energy 6/10, yesterday.", ("ENERGY", YESTERDAY, "")),
        ("sleep 8/10", "Noted: sleep quality 8/10, today.", ("SLEEP_QUALITY", TODAY, "")),
        ("slept 7h30", "Noted: sleep 7 h 30, today.", ("SLEEP", TODAY, "")),
        ("sore quads 6", "Noted: soreness, quads: 6/10, today.", ("SORENESS", TODAY, "quad")),
        ("pain left knee 4", "Noted: pain, left knee: 4/10, today.", ("PAIN", TODAY, "left_knee")),
        (
            "100 yd 1:12.4",
            "Noted: 100 yd free 1:12.4, today. As a race that is about 1:20.4 over 100 m, turns included.",
            ("SWIM_100YD", TODAY, ""),
        ),
        ("400 m 6:10", "Noted: time trial, swim 400 m: 6:10, today.", ("TIME_TRIAL", TODAY, "swim_400m")),
        (
            "mon 5 km trial 24:30",
            "Noted: time trial, run 5 km: 24:30, Mon 16 Nov.",
            ("TIME_TRIAL", date(2026, 11, 16), "run_5000m"),
        ),
        ("jump 42 cm", "Noted: jump 42 cm, today.", ("JUMP", TODAY, "")),
        ("reach -3 cm", "Noted: sit and reach −3 cm, today.", ("REACH", TODAY, "")),
        ("balance left 35 s", "Noted: balance, left: 35 s, today.", ("BALANCE", TODAY, "left")),
        (
            "bench 80 kg x 5",
            "Noted: bench press 5 × 80 kg, today. e1RM 93.3 kg, 90 to 93.3 kg by all formulas.",
            ("E1RM", TODAY, "bench_press"),
        ),
    ],
)
async def test_a_figure_is_kept_once_and_taken_back(
    pen: Pen, line: str, words: str, kept: tuple[str, date, str]
) -> None:
    told = await pen.write(line)
    assert told.words == words
    assert (await pen.figures()).keys() == {kept}
    assert (await pen.write(line)).words == words.replace("Noted", "I have that already")
    assert (await pen.undo(told)).words == words.replace("Noted", "Taken back")
    assert await pen.figures() == {}
    with pytest.raises(NotFound, match="entry_button_used"):
        await pen.undo(told)


async def test_a_newer_figure_says_what_it_replaces_and_only_it_can_be_taken_back(pen: Pen) -> None:
    first, second = await pen.write("weight 74.2"), await pen.write("weight 164 lb")
    assert second.words == "Noted: weight 74.2 kg → 74.4 kg, today."
    with pytest.raises(RuleBroken, match="entry_replaced"):
        await pen.undo(first)
    await pen.undo(second)
    assert await pen.figures() == {("WEIGHT", TODAY, ""): 74.2}
    pen.clock.advance(hours=25)
    with pytest.raises(NotFound, match="entry_button_used"):
        await pen.undo(first)


async def test_of_a_scale_and_a_hand_both_are_kept_and_the_hand_counts(pen: Pen) -> None:
    scale = [Reading(ReadingKind.WEIGHT, day, 73.0, "garmin") for day in (YESTERDAY, TODAY)]
    await bring_in(pen.database, pen.clock, "anna", [Recording(readings=tuple(scale))])
    await pen.write("weight 74")
    async with pen.database.reading() as unit:
        evidence = await evidence_of(unit, "anna", NOW)
        stored = (await unit.execute(select(func.count()).where(progress_metrics.c.kind == "weight_kg"))).scalar_one()
    assert evidence is not None
    seen = [(each.day, each.value) for each in evidence.readings if each.kind is ReadingKind.WEIGHT]
    assert (seen, stored) == ([(YESTERDAY, 73.0), (TODAY, 74.0)], 3)


async def test_a_session_by_hand_counts_for_load_and_plan(pen: Pen) -> None:
    told = await pen.write("yesterday ran 8 km 45:00")
    assert told.words == "Noted: run 8 km in 45:00, yesterday. Load 52."
    (run,) = await pen.done(YESTERDAY)
    assert (run.source, run.started_at) == ("manual", datetime(2026, 11, 17, 11, tzinfo=UTC)), "noon in Berlin"
    assert await pen.load(YESTERDAY) == pytest.approx(51.7, abs=0.1)
    async with pen.database.reading() as unit:
        linked = {each.workout_id: each.activity[0] for each in await executions.for_plan(unit, "anna", PLAN_ID)}
    assert linked["w-past-1"] == "manual"
    await pen.undo(told)
    assert (await pen.done(YESTERDAY), await pen.load(YESTERDAY)) == ([], 0.0)


async def test_a_guessed_load_asks_how_hard_it_was(pen: Pen) -> None:
    board = await pen.write("snowboard 3 h")
    assert board.words.endswith("Load about 150, by time alone.\nHow hard was it, from 1 to 10?")
    assert await pen.load() == 150
    felt = await pen.write("rpe 6")
    assert felt.words == "Noted: RPE 6 for snowboarding 3 h 00, today. Load 210."
    assert await pen.load() == 210
    await pen.undo(felt)
    assert await pen.load() == 150
    again = await pen.write("snowboard 3 h rpe 7")
    assert again.words == "Noted: snowboarding 3 h 00, RPE 7, today. Load 240."
    pen.clock.advance(hours=1)
    assert (await pen.write("snowboard 3 h")).words.startswith("I have that already")
    assert [each.started_at for each in await pen.done()] == [NOW - timedelta(hours=3)]
    assert "RPE 7 → 8" in (await pen.write("rpe 8")).words
    assert "RPE 8 → 7" in (await pen.write("snowboard 3 h rpe 7")).words
    await pen.undo(board)
    assert (await pen.done(), await pen.load(), await pen.figures()) == ([], 0.0, {})


async def test_a_short_swim_that_was_a_session_is_asked_about_once(pen: Pen) -> None:
    question = await pen.write("swim 400 m 6:10")
    assert (await pen.choose(question, "Swim 400 m in 6:10")).words.startswith("Noted: swim 400 m in 6:10, today.")


async def test_the_numbers_under_a_session_are_of_that_session(pen: Pen) -> None:
    board = await pen.write("snowboard 3 h")
    await pen.write("golf 1 h")
    assert (await pen.choose(board, "6")).words == "Noted: snowboarding 3 h 00, RPE 6, today. Load 210."
    assert {each.sub_sport: each.rpe for each in await pen.done()} == {"snowboarding": 6.0, "golf": None}
    with pytest.raises(NotFound, match="entry_button_used"):
        await pen.choose(board, "7")


async def test_a_weight_far_from_the_last_one_is_asked_about(pen: Pen) -> None:
    await pen.write("1 nov weight 90")
    await pen.write("15 nov weight 74.2")
    assert (await pen.write("monday weight 74.2")).words == "Noted: weight 74.2 kg, Mon 16 Nov."
    assert (await pen.write("tue weight 60")).words == "Noted: weight 60 kg, yesterday.", "the newest is what counts"
    assert "60 kg → 74 kg" in (await pen.choose(await pen.write("tue weight 74"), "Weight 74 kg")).words
    asked = await pen.write("weight 164")
    assert (asked.words, list(asked.buttons)) == (
        "That is far from your last weight. Which is it?",
        ["Weight 74.4 kg", "Weight 164 kg"],
    )
    assert list((await pen.write("weight 50")).buttons) == ["Weight 50 kg"]
    assert (await pen.choose(asked, "Weight 74.4 kg")).words == "Noted: weight 74.4 kg, today."
    sure = await pen.choose(await pen.write("yesterday weight 50"), "Weight 50 kg")
    assert sure.words == "Noted: weight 74 kg → 50 kg, yesterday."


async def test_an_rpe_that_was_told_outlives_every_copy_of_its_session(pen: Pen) -> None:
    """The same once more, corrected, and as a better recording that takes its place."""
    await bring_in(pen.database, pen.clock, "anna", [Recording((watch_run(rpe=3.0),))])
    told = await pen.write("rpe 9")
    assert told.words == "Noted: RPE 3 → 9 for run 30 min, today. Load 32."
    for again in (watch_run(rpe=3.0), watch_run(1900.0, rpe=3.0), watch_run(1900.0, average_hr=160.0)):
        await bring_in(pen.database, pen.clock, "anna", [Recording((again,))])
        assert [each.rpe for each in await pen.done()] == [9.0]
    assert (await bring_in(pen.database, pen.clock, "anna", [Recording((again,))])).activities == ()
    await pen.undo(told)
    assert [(each.elapsed_s, each.rpe) for each in await pen.done()] == [(1900.0, 3.0)]


async def test_it_also_outlives_the_poorer_copy_that_it_was_told_of(pen: Pen) -> None:
    poor = watch_run(source="tcx", started_at=NOW - timedelta(hours=2, seconds=40))
    await bring_in(pen.database, pen.clock, "anna", [Recording((poor,))])
    await pen.write("rpe 9")
    await bring_in(pen.database, pen.clock, "anna", [Recording((watch_run(rpe=3.0),))])
    assert [(each.source, each.rpe) for each in await pen.done()] == [("garmin", 9.0)]


async def test_the_latest_session_without_an_rpe_is_meant(pen: Pen) -> None:
    early = watch_run(source_id="4", started_at=NOW - timedelta(hours=9), sport=Sport.RIDE)
    await bring_in(pen.database, pen.clock, "anna", [Recording((early, watch_run()))])
    assert "for run" in (await pen.write("rpe 7")).words
    assert "for ride" in (await pen.write("rpe 5")).words
    assert "RPE 7 → 6 for run" in (await pen.write("rpe 6")).words
    assert "RPE 5 → 4 for ride" in (await pen.write("rpe 4 ride")).words
    for line in ("rpe 7 swim", "sunday rpe 7"):
        with pytest.raises(NotFound, match="no_session_for_rpe"):
            await pen.write(line)


async def test_a_missed_workout_keeps_its_reason_for_later_reviews(pen: Pen) -> None:
    first = await pen.write("yesterday missed: had to work late")
    assert first.words == "Noted: missed Run w-past-1, yesterday: had to work late."
    several = await pen.write("missed: travel")
    assert list(several.buttons) == ["Run, Mon 16 Nov", "Run, Sun 15 Nov", "Run, Sat 14 Nov"]
    second = await pen.choose(several, "Run, Sun 15 Nov")
    assert second.words == "Noted: missed Run w-past-3, Sun 15 Nov: travel."
    assert (await pen.write("15 nov missed run: ill")).words.endswith(": travel → ill.")
    async with pen.database.reading() as unit:
        kept = {each.workout_id: each.reason for each in await missed.between(unit, "anna", TODAY - 6 * DAY, TODAY)}
    assert kept == {"w-past-1": "had to work late", "w-past-3": "ill"}
    await pen.undo(first)
    with pytest.raises(RuleBroken, match="entry_replaced"):
        await pen.undo(second)
    past = replace(season.run("w-long-ago", -7), sport=Sport.RUN)
    async with pen.database.writing() as unit:
        plan = await plans.current(unit, "anna")
        assert plan is not None
        await plans.append(unit, "anna", replace(plan, number=2, blueprint=plan.blueprint.with_workout(past)))
    assert "Wed 11 Nov" not in str((await pen.write("missed: travel")).buttons), "seven days back, and no further"
    with pytest.raises(NotFound, match="no_workout_missed"):
        await pen.write("missed swim: tired")


async def test_what_cannot_be_kept_leaves_nothing_behind(pen: Pen) -> None:
    for line, key in (("squat 20x40kg", "too_many_reps"), ("ran 5 km 28:10 at 22:00", "not_yet_begun")):
        with pytest.raises(RuleBroken, match=key):
            await pen.write(line)
    assert (await pen.figures(), await pen.done()) == ({}, [])
