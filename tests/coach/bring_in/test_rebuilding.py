"""What is kept up to date as records come and go is, to the last bit, what is made anew from all of them."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import delete, update

from bot.coach.bring_in.by_hand.figures import store_figure
from bot.coach.bring_in.following import follow_weights
from bot.coach.bring_in.rebuilding import Rebuilt, rebuild_everything
from bot.coach.bring_in.recordings import bring_in, take_out
from domain.athlete.athlete import Athlete
from domain.athlete.profile import Profile, Sex
from domain.training.activity import Activity, Length, LiftSet, Pool
from domain.training.entry.entry import Figure
from domain.training.night import Night
from domain.training.reading import BY_HAND, Reading, ReadingKind
from domain.training.recording import Recording
from domain.training.sport import Sport, Stroke
from storage.database import Database, Unit
from storage.repositories import athletes, races, readings, series
from storage.tables.readings import progress_metrics
from storage.tables.rollups import analytics_rollups, analytics_weeks
from storage.tables.series import set_facts
from tests.builders import season
from tests.builders.season import NOW, TODAY, HandClock
from tests.builders.values import race

FARTHEST = 150
DAY = timedelta(days=1)
TESTED = season.runner()
UNTESTED = replace(TESTED, profile=Profile(sex=Sex.FEMALE, max_hr=season.known(190.0)))
LENGTHS = tuple(Length(18.0 + number % 3, Stroke.FREESTYLE) for number in range(12))


def session(chance: Random, back: int) -> Activity:
    """A run, a swim or a lift of that day, never twice the same."""
    sport = chance.choice((Sport.RUN, Sport.SWIM, Sport.STRENGTH))
    plain = replace(season.done(-back, chance.randint(20, 90)), sport=sport, source_id=f"s-{back}")
    if sport is Sport.SWIM:
        return replace(plain, pool=Pool(22.86, in_yards=True), lengths=LENGTHS)
    sets = tuple(
        LiftSet(chance.choice(("back_squat", "pull_up", "dip")), reps=5, weight_kg=chance.choice((None, 10.0, 60.0)))
        for _ in range(4)
    )
    zones = tuple(float(chance.randint(0, 900)) for _ in range(5))
    beats = float(chance.randint(130, 175))
    return replace(plain, sets=sets if sport is Sport.STRENGTH else (), hr_zone_s=zones, average_hr=beats)


async def weigh(database: Database, athlete: Athlete, chance: Random, clock: HandClock, back: int) -> None:
    """A scale's figure of that day or a typed one, often another than was there; or a typed one is taken back."""
    weight = Reading(ReadingKind.WEIGHT, TODAY - timedelta(days=back), float(chance.randint(60, 90)), "scale")
    if chance.random() < 0.4:
        await bring_in(database, clock, "anna", [Recording(readings=(weight,))])
        return
    async with database.writing() as unit:
        if chance.random() < 0.3:
            typed = [each for each in await weights(unit) if each.source == BY_HAND]
            for each in typed[-1:]:
                await readings.forget(unit, "anna", each)
                await follow_weights(unit, athlete, [each], clock.now())
            return
        await store_figure(unit, athlete, Figure(ReadingKind.WEIGHT, weight.value), weight.day, clock)


async def sleep(database: Database, chance: Random, clock: HandClock, back: int) -> None:
    """Three weeks of mornings up to that day, often other ones than were there; of nights or of days."""
    mornings = {TODAY - timedelta(days=back + each): float(chance.randint(45, 60)) for each in range(21)}
    if chance.random() < 0.5:
        nights = tuple(Night(day, "fit", resting_hr=bpm) for day, bpm in mornings.items())
        await bring_in(database, clock, "anna", [Recording(nights=nights)])
        return
    found = tuple(Reading(ReadingKind.RESTING_HR, day, bpm, "garmin") for day, bpm in mornings.items())
    await bring_in(database, clock, "anna", [Recording(readings=found)])


async def weights(unit: Unit) -> tuple[Reading, ...]:
    return await readings.of_kind(unit, "anna", ReadingKind.WEIGHT, TODAY - timedelta(days=400), TODAY)


async def rebuilt(database: Database, athlete: Athlete = TESTED) -> Rebuilt:
    return await rebuild_everything(database, athlete, NOW)


@pytest.fixture
async def store(sqlite: Database) -> Database:
    async with sqlite.writing() as unit:
        await athletes.add(unit, TESTED, NOW)
        await races.replace(unit, "anna", [race()], NOW)
    return sqlite


@pytest.mark.parametrize("athlete", [TESTED, UNTESTED], ids=["tested", "untested"])
@pytest.mark.parametrize("seed", range(8))
async def test_whatever_comes_changes_and_goes_nothing_is_different_when_made_anew(
    store: Database, seed: int, athlete: Athlete
) -> None:
    """Also where loads go by what runs and mornings say, for want of anything told."""
    async with store.writing() as unit:
        await athletes.save(unit, athlete)
    chance, known = Random(seed), dict[int, Activity]()
    for day in range(40):
        # Days pass, some of them without any sync.
        clock = HandClock(NOW - timedelta(days=40 - day))
        back = chance.choice((40 - day, 40 - day + chance.randint(0, 9), chance.randint(40 - day, FARTHEST)))
        if back in known and chance.random() < 0.4:
            async with store.writing() as unit:
                await take_out(unit, athlete, "fit", [known.pop(back).source_id], clock.now())
        elif chance.random() < 0.8:
            known[back] = session(chance, back)
            await bring_in(store, clock, "anna", [Recording((known[back],))])
        if chance.random() < 0.5:
            await weigh(store, athlete, chance, clock, chance.randint(40 - day, FARTHEST + 100))
        if chance.random() < 0.3:
            await sleep(store, chance, clock, chance.randint(40 - day, FARTHEST))
    made = await rebuilt(store, athlete)
    assert made.activities == len(known)
    missing = {"days", "weeks", "estimates"}  # since the last sync, which made none of a day that had not come yet
    assert {part for part, count in made.different.items() if count} <= missing
    last = max(TODAY - timedelta(days=back) for back in known)
    assert made.different["days"] <= (TODAY - last).days
    assert not any((await rebuilt(store, athlete)).different.values())


async def test_it_tells_what_was_missing_wrong_or_too_many_and_mends_it(store: Database) -> None:
    chance = Random(5)
    await bring_in(store, HandClock(), "anna", [Recording(tuple(session(chance, back) for back in range(8)))])
    async with store.writing() as unit:
        await unit.execute(delete(analytics_weeks).where(analytics_weeks.c.monday == TODAY - timedelta(days=2)))
        await unit.execute(update(analytics_rollups).where(analytics_rollups.c.day == TODAY).values(ctl=99.0))
        await unit.execute(update(set_facts).where(set_facts.c.number == 0).values(number=77))
        await unit.execute(update(progress_metrics).where(progress_metrics.c.kind == "e1rm_kg").values(value=500.0))
    found = await rebuilt(store)
    assert (found.different["weeks"], found.different["days"]) == (1, 1)
    assert found.different["sets"] == found.made["sets"] // 2, "each session's first set is missing and one is too many"
    assert found.different["bests"] > 0
    assert not any((await rebuilt(store)).different.values())


async def test_a_weight_counts_for_the_lifts_of_the_ninety_days_that_follow(store: Database) -> None:
    """(80 + 10) kg × (1 + 5 / 30), and without a weight nobody knows what was lifted."""
    pull_ups = LiftSet("pull_up", reps=5, weight_kg=10.0)
    lifts = [replace(session(Random(0), back), sport=Sport.STRENGTH, sets=(pull_ups,)) for back in (100, 50, 10)]
    await bring_in(store, HandClock(), "anna", [Recording(tuple(lifts))])
    assert await maxima(store) == ([], {None})
    weight = Reading(ReadingKind.WEIGHT, TODAY - timedelta(days=100), 80.0, "scale")
    await bring_in(store, HandClock(), "anna", [Recording(readings=(weight,))])
    assert await maxima(store) == ([105.0, 105.0, 105.0], {105.0})
    await bring_in(store, HandClock(), "anna", [Recording(readings=(weight._replace(day=weight.day + DAY, value=74),))])
    assert await maxima(store) == ([105.0, 98.0, 98.0], {105.0, 98.0})
    await bring_in(store, HandClock(), "anna", [Recording(tuple(replace(each, sets=()) for each in lifts[1:]))])
    assert await maxima(store) == ([105.0], {105.0})
    assert not any((await rebuilt(store)).different.values())


async def maxima(database: Database) -> tuple[list[float], set[float | None]]:
    """As readings, the oldest first, and as the sets have them; to the tenth."""
    span = TODAY - timedelta(days=200), TODAY
    async with database.reading() as unit:
        found = await readings.of_kind(unit, "anna", ReadingKind.E1RM, *span)
        sets = await series.sets(unit, "anna", *span)
    return [round(each.value, 1) for each in found], {each.e1rm_kg and round(each.e1rm_kg, 1) for each in sets}


async def test_without_activities_there_is_nothing_to_make(store: Database) -> None:
    assert await rebuilt(store) == Rebuilt(0, *[dict.fromkeys((await rebuilt(store)).made, 0)] * 2)


async def test_what_an_athlete_typed_is_not_made_anew(store: Database) -> None:
    """A lift or a time told by hand has no session that it could be made from."""
    await bring_in(store, HandClock(), "anna", [Recording((session(Random(1), 0),))])
    async with store.writing() as unit:
        await unit.execute(
            progress_metrics.insert().values(
                athlete_id="anna",
                kind="e1rm_kg",
                exercise="deadlift",
                day=TODAY,
                source="manual",
                value=180.0,
                stored_at=NOW,
            )
        )
    assert (await rebuilt(store)).different["bests"] == 0
