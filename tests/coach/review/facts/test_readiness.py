"""How ready somebody is by what is stored of them, and what stands behind their fitness."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.coach.bring_in.recordings import bring_in
from bot.coach.review.facts.load_state import LoadState, load_state
from bot.coach.review.facts.mornings import readiness_by_day
from bot.coach.review.facts.readiness import readiness_of
from domain.body.flags import Flag
from domain.body.readiness import Band, Signal
from domain.calendar import week_start
from domain.metrics.fitness import RampState
from domain.metrics.strain import weekly_strain
from domain.training.activity import LiftSet
from domain.training.reading import Reading, ReadingKind
from domain.training.recording import Recording
from domain.training.rollup import DayRollup, WeekRollup
from domain.training.service import Service
from domain.training.sport import Sport
from storage.database import Database
from storage.repositories import activities, athletes, connections, readings, rollups
from tests.builders import season
from tests.builders.season import NOW, TODAY, HandClock


@pytest.fixture
async def store(sqlite: Database) -> Database:
    async with sqlite.writing() as unit:
        await athletes.add(unit, season.runner(), NOW)
    return sqlite


async def test_without_anything_nothing_is_said(store: Database) -> None:
    async with store.reading() as unit:
        found = await readiness_of(unit, "anna", NOW)
        assert (found.readiness.band, found.readiness.reasons, found.flagged) == (Band.UNKNOWN, (), ())
        assert await load_state(unit, season.runner(), NOW) == LoadState()


async def test_nights_form_feeling_and_sore_muscles_make_it(store: Database) -> None:
    told = [
        Reading(ReadingKind.HRV, TODAY - timedelta(days=back), 50.0 + 5 * (-1) ** back, "garmin")
        for back in range(1, 40)
    ]
    told += [
        Reading(ReadingKind.HRV, TODAY, 36.0, "garmin"),
        Reading(ReadingKind.SLEEP, TODAY, 5.5, "garmin"),
        Reading(ReadingKind.ENERGY, TODAY, 4.0, "manual"),
        Reading(ReadingKind.SORENESS, TODAY, 8.0, "manual", "quad"),
    ]
    async with store.writing() as unit:
        await readings.upsert(unit, "anna", told, NOW)
        await rollups.replace_from(unit, "anna", TODAY, [DayRollup(TODAY - timedelta(days=1), 50.0, 40.0, 50.0)])
        found = await readiness_of(unit, "anna", NOW)
    assert found.readiness.band is Band.RED
    signals = [each.signal for each in found.readiness.reasons]
    assert set(signals) == {Signal.HRV, Signal.SLEEP, Signal.FORM, Signal.FEELING, Signal.SORE}
    assert signals[-1] is Signal.SORE, "beside the score, which it does not change"
    assert [each.flag for each in found.flagged] == [Flag.HRV_LOW, Flag.SHORT_NIGHT]


async def test_every_morning_reads_as_it_did_on_its_day(store: Database) -> None:
    """Nights with gaps, feelings, a bad pain that passes, and loads that stop four days ago: none of it looks ahead."""
    chance = random.Random(7)
    told = [
        Reading(kind, TODAY - timedelta(days=back), chance.uniform(low, high), source)
        for back in range(120)
        for kind, low, high, source, share in (
            (ReadingKind.HRV, 35.0, 75.0, "garmin", 0.8),
            (ReadingKind.RESTING_HR, 44.0, 56.0, "garmin", 0.9),
            (ReadingKind.SLEEP, 3.5, 9.0, "garmin", 0.9),
            (ReadingKind.ENERGY, 1.0, 10.0, "manual", 0.3),
            (ReadingKind.SLEEP_QUALITY, 1.0, 10.0, "manual", 0.3),
        )
        if chance.random() < share
    ]
    told += [
        Reading(ReadingKind.PAIN, TODAY - timedelta(days=back), score, "manual", "left_knee")
        for back, score in ((20, 8.0), (16, 2.0), (3, 7.0))
    ]
    days = [
        DayRollup(TODAY - timedelta(days=back), 60.0 if back >= 4 else 0.0, 50.0, chance.uniform(30, 80))
        for back in range(120, -1, -1)
    ]
    async with store.writing() as unit:
        await readings.upsert(unit, "anna", told, NOW)
        await rollups.replace_from(unit, "anna", days[0].day, days)
        found = await readiness_by_day(unit, season.runner(), TODAY - timedelta(days=40), NOW)
        as_it_was = [
            (await readiness_of(unit, "anna", NOW - timedelta(days=back))).readiness for back in range(40, -1, -1)
        ]
    assert [each.day for each in found] == [TODAY - timedelta(days=back) for back in range(40, -1, -1)]
    assert [each.value for each in found] == [each.score for each in as_it_was]
    assert len({each.value for each in found}) > 30
    assert Band.RED in {each.band for each in as_it_was}


async def test_what_stands_behind_fitness(store: Database) -> None:
    days = [DayRollup(TODAY - timedelta(days=back), 60.0, 50.0 - back, 55.0) for back in range(60, -1, -1)]
    async with store.writing() as unit:
        await rollups.replace_from(unit, "anna", days[0].day, days)
        await rollups.replace_weeks_from(unit, "anna", days[0].day, [WeekRollup(days[0].day, 1, 1.0, 1.0, 1.0)])
        found = await load_state(unit, season.runner(), NOW)
        tomorrow = await load_state(unit, season.runner(), NOW + timedelta(days=1))
        await connections.connect(unit, "anna", Service.GARMIN, NOW)
        await connections.change(unit, "anna", Service.GARMIN, {"succeeded_at": NOW})
        stale = await load_state(unit, season.runner(), NOW + timedelta(days=5))
    assert tomorrow.acwr == pytest.approx(1.0), "who sends files rests when none comes"
    assert found.weighted_acwr == pytest.approx(1.0)
    assert tomorrow.ratio != found.ratio
    assert stale == replace(found, as_of=TODAY), "of a service that does not answer nobody knows"
    assert (found.ramp_points, found.ramp, found.ratio, found.acwr) == (7.0, RampState.RED, 1.1, 1.0)
    assert (found.monotony, found.monotonous) == (10.0, True)


@pytest.mark.parametrize(("last_rpe", "felt"), [(7.0, True), (None, False)])
async def test_where_each_session_has_an_answer_monotony_is_of_what_they_felt(
    store: Database, last_rpe: float | None, felt: bool
) -> None:
    """Foster's session-RPE counts alike in every sport; loads are the same every day here, and efforts are not."""
    days = [DayRollup(TODAY - timedelta(days=back), 60.0, 50.0, 55.0) for back in range(60, -1, -1)]
    ran = [replace(season.done(-back), rpe=rpe) for back, rpe in ((8, None), (4, 3.0), (2, 5.0), (0, last_rpe))]
    async with store.writing() as unit:
        await rollups.replace_from(unit, "anna", days[0].day, days)
        await rollups.replace_weeks_from(unit, "anna", days[0].day, [WeekRollup(days[0].day, 1, 1.0, 1.0, 1.0)])
        await activities.upsert(unit, "anna", ran, NOW)
        found = await load_state(unit, season.runner(), NOW)
    assert found.felt is felt
    assert found.monotony == pytest.approx(weekly_strain([0, 0, 120, 0, 200, 0, 280]).monotony if felt else 10.0)
    assert found.monotonous is not felt


async def test_what_was_out_of_balance_last_week_is_a_reason_that_changes_no_score(store: Database) -> None:
    """Of the last whole week; this one is not over yet."""
    monday = week_start(TODAY)
    sets = tuple(LiftSet("back_squat", reps=5, weight_kg=100.0, rpe=8.0) for _ in range(6))
    squats = [
        replace(season.done((day - TODAY).days, 50), sport=Sport.STRENGTH, source_id=f"s-{day}", sets=sets)
        for day in (monday - timedelta(days=4), monday)
    ]
    await bring_in(store, HandClock(), "anna", [Recording((squats[1],))])
    async with store.reading() as unit:
        assert Signal.BALANCE not in {each.signal for each in (await readiness_of(unit, "anna", NOW)).readiness.reasons}
    await bring_in(store, HandClock(), "anna", [Recording((squats[0],))])
    async with store.reading() as unit:
        found = (await readiness_of(unit, "anna", NOW)).readiness
    (uneven,) = [each for each in found.reasons if each.signal is Signal.BALANCE]
    assert (uneven.detail, uneven.value, uneven.score) == ("hamstrings:quads", 1.0, None)
