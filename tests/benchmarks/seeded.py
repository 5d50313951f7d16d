"""Twenty athletes with ten years of training and a plan for two weeks, stored through the product's own deeds."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

from bot.coach.bring_in.recordings import bring_in
from domain.athlete.athlete import Athlete
from domain.athlete.goals import Goal, GoalKind
from domain.athlete.profile import Known, Origin, Profile, Sex
from domain.plan.plan import Blueprint, PlanVersion
from domain.training.activity import Activity, Lap, Length, LiftSet, Pool
from domain.training.night import Night
from domain.training.reading import Reading, ReadingKind
from domain.training.recording import Recording
from domain.training.sport import Sport, Stroke
from domain.training.workout import Block, PlannedExercise, Priority, Purpose, Step, StepKind, Workout
from domain.units import METRES_PER_YARD
from storage.cipher import KeyRing
from storage.database import Database
from storage.migrate import migrate
from storage.repositories import athletes, plans, readings, reviews

IDS = tuple(f"athlete-{number:02}" for number in range(20))
DAYS = 3650
NOW = datetime(2026, 11, 19, 19, 30, tzinfo=UTC)  # a Thursday, half past eight in Berlin
TODAY = NOW.date()
MONDAY = TODAY - timedelta(days=TODAY.weekday())
POOL_M = 25 * METRES_PER_YARD
# Monday and Friday are days of rest; 52 weeks of this are 260 sessions a year.
WEEK = {1: Sport.RUN, 2: Sport.STRENGTH, 3: Sport.SWIM, 5: Sport.RIDE, 6: Sport.RUN}
MINUTES = {Sport.RUN: 50, Sport.STRENGTH: 55, Sport.SWIM: 40, Sport.RIDE: 90}


@dataclass(frozen=True, slots=True)
class Clock:
    def now(self) -> datetime:
        return NOW


async def seed(folder: Path) -> Database:
    """A database file of the product in that folder. One athlete in five missed ten days and gets a proposal."""
    secret = KeyRing.from_secret("the secret of a benchmark is no secret")
    database = Database.at(f"sqlite+aiosqlite:///{folder / 'coach.db'}", secret)
    await migrate(database, folder, NOW)
    for number in range(len(IDS)):
        await _move_in(database, number)
    return database


async def _move_in(database: Database, number: int) -> None:
    chance, athlete = Random(number), athlete_of(number)
    missed = 10 if number % 5 == 0 else 0
    async with database.writing() as unit:
        await athletes.add(unit, athlete, NOW)
        await athletes.pair(unit, athlete.id, 1000 + number, 1000 + number, NOW)
        await plans.create(unit, athlete.id, PlanVersion(f"pl-{number}", 1, _plan(), NOW))
        await reviews.add(unit, athlete.id, TODAY - timedelta(days=1), "keep", {}, None, NOW)
        await readings.upsert(unit, athlete.id, list(_weighed(chance)), NOW)
    done = tuple(sessions(chance, missed))
    await bring_in(database, Clock(), athlete.id, [Recording(done, tuple(_nights(chance)))])


def athlete_of(number: int) -> Athlete:
    profile = Profile(
        sex=Sex.MALE,
        birth_year=1985,
        weight_kg=_told(74),
        max_hr=_told(190),
        resting_hr=_told(50),
        ftp_w=_told(240),
        threshold_pace_s_per_km=_told(280),
        css_s_per_100m=_told(100),
    )
    goals = (
        Goal(GoalKind.WEEKLY_HOURS, 3.0, upper=5.0),
        Goal(GoalKind.BODY_FAT, 14.0, by=TODAY + timedelta(days=120)),
        Goal(GoalKind.VO2MAX, 54.0),
        Goal(GoalKind.SWIM_100YD, 75.0, by=TODAY + timedelta(days=200)),
        Goal(GoalKind.STRENGTH_TO_WEIGHT, 1.6, exercise="back_squat"),
    )
    return Athlete(
        IDS[number],
        f"Athlete {number}",
        zone_name="Europe/Berlin",
        review_at=time(20, 30),
        profile=profile,
        goals=goals,
    )


def _told(value: float) -> Known:
    return Known(value, Origin.ATHLETE, TODAY - timedelta(days=90))


def _plan() -> Blueprint:
    """The week before, this one and the next, with hard runs as key sessions."""
    workouts = (_workout(MONDAY + timedelta(days=7 * week + weekday)) for week in range(-1, 2) for weekday in WEEK)
    return Blueprint("Twelve weeks", ("swim", "strength"), (3.0, 5.0), {each.id: each for each in workouts})


def _workout(day: date) -> Workout:
    sport = WEEK[day.weekday()]
    minutes = MINUTES[sport]
    plain = Workout(f"w-{day}", day, sport, f"{sport.capitalize()} of the week", Purpose.EASY, minutes)
    if sport is Sport.STRENGTH:
        lifts = ("back_squat", "bench_press", "deadlift", "pull_up")
        return replace(plain, purpose=Purpose.STRENGTH, exercises=tuple(PlannedExercise(one, 3, 5, 8) for one in lifts))
    if sport is Sport.SWIM:
        laps = Block((Step(StepKind.WORK, distance_m=4 * POOL_M, sendoff_s=120.0),), 10)
        return replace(plain, pool_length_m=POOL_M, pool_in_yards=True, blocks=(laps,))
    if sport is Sport.RIDE:
        return replace(plain, blocks=(Block((Step(StepKind.WORK, seconds=minutes * 60.0),)),))
    hard = Block((Step(StepKind.WORK, seconds=180.0), Step(StepKind.REST, seconds=120.0)), 5)
    ends = (Block((Step(StepKind.WARMUP, seconds=750.0),)), Block((Step(StepKind.COOLDOWN, seconds=750.0),)))
    return replace(plain, purpose=Purpose.INTERVALS, priority=Priority.KEY, blocks=(ends[0], hard, ends[1]))


def sessions(chance: Random, missed: int) -> Iterator[Activity]:
    for back in range(DAYS, missed - 1, -1):
        day = TODAY - timedelta(days=back)
        if day.weekday() in WEEK:
            yield _session(chance, day, WEEK[day.weekday()])


def _session(chance: Random, day: date, sport: Sport) -> Activity:
    seconds = MINUTES[sport] * 60 * chance.uniform(0.8, 1.2)
    plain = Activity(
        "fit",
        f"{sport}-{day}",
        sport,
        datetime.combine(day, time(16, chance.randrange(60)), UTC),
        day,
        seconds * 1.05,
        seconds,
        title=f"{sport.capitalize()} after work",
        average_hr=chance.uniform(120, 155),
        max_hr=chance.uniform(160, 185),
        calories=seconds / 6,
        rpe=float(chance.randint(4, 8)),
    )
    return _detailed(chance, plain)


def _detailed(chance: Random, plain: Activity) -> Activity:
    if plain.sport is Sport.STRENGTH:
        weights = {"back_squat": 90, "bench_press": 70, "deadlift": 110}
        sets = [LiftSet(name, reps=5, weight_kg=kg * chance.uniform(0.9, 1.1)) for name, kg in weights.items()]
        return replace(plain, sets=tuple(sets * 3))
    if plain.sport is Sport.SWIM:
        lengths = tuple(Length(chance.uniform(21, 26), Stroke.FREESTYLE, chance.randint(14, 19)) for _ in range(60))
        return replace(
            plain, sub_sport="lap_swimming", distance_m=60 * POOL_M, pool=Pool(POOL_M, True), lengths=lengths
        )
    speed = chance.uniform(2.7, 3.4) if plain.sport is Sport.RUN else chance.uniform(6.5, 8.5)
    laps = tuple(Lap(1000 / speed, 1000.0, plain.average_hr) for _ in range(10))
    return replace(plain, distance_m=plain.moving_s * speed, ascent_m=60.0, laps=laps)


def _nights(chance: Random) -> Iterator[Night]:
    for back in range(DAYS, -1, -1):
        day = TODAY - timedelta(days=back)
        yield Night(day, "fit", chance.uniform(45, 75), chance.uniform(6, 8.5), chance.uniform(46, 54))


def _weighed(chance: Random) -> Iterator[Reading]:
    """Once a week, slowly better."""
    for week in range(DAYS // 7):
        day, years = TODAY - timedelta(days=7 * week), week / 52
        yield Reading(ReadingKind.WEIGHT, day, 74 + years / 2 + chance.uniform(-0.5, 0.5), "scale")
        yield Reading(ReadingKind.BODY_FAT, day, 16 + years + chance.uniform(-0.3, 0.3), "scale")
        yield Reading(ReadingKind.VO2MAX_RUN, day, 52 - years + chance.uniform(-0.3, 0.3), "watch")
