"""Three weeks of an athlete as they were lived: each thing stored when it happened, each review made when due."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random

from bot.coach.approve.approvals import approve
from bot.coach.bring_in.by_hand.figures import store_figure
from bot.coach.bring_in.matches import rematch
from bot.coach.bring_in.predicting import renew_predictions
from bot.coach.bring_in.recordings import bring_in
from bot.coach.review.after_workout import note_session
from bot.coach.review.briefing import brief_due
from bot.coach.review.reviewer import Reviewer
from bot.coach.review.reviewing import review_evening
from domain.athlete.goals import Goal, GoalKind
from domain.calendar import days, local_day, local_moment
from domain.plan.adherence import Thresholds
from domain.plan.limits import Limits
from domain.plan.missed import MissedWorkout
from domain.plan.plan import Blueprint, PlanVersion
from domain.review.examine import Rules
from domain.training.activity import Activity, LiftSet
from domain.training.entry.entry import Figure
from domain.training.reading import Reading, ReadingKind
from domain.training.recording import Recording
from domain.training.sport import Sport
from domain.training.workout import PlannedExercise, Priority, Purpose, Workout
from storage.database import Database
from storage.repositories import athletes, insights, missed, plans, proposals
from tests.builders import season
from tests.builders.season import PLAN_ID, HandClock

FIRST, LAST = date(2026, 10, 26), date(2026, 11, 15)  # from a Monday to a Sunday
GOALS = (
    Goal(GoalKind.RUN_5K, 1200.0, by=date(2027, 3, 1)),
    Goal(GoalKind.CSS, 95.0),
    Goal(GoalKind.VO2MAX, 55.0),
    Goal(GoalKind.STRENGTH_TO_WEIGHT, 1.6, exercise="back_squat"),
    Goal(GoalKind.WEEKLY_HOURS, 5.0, 7.0),
)
ANNA = replace(season.runner(), goals=GOALS)
ZONE = ANNA.zone


def moment(day: date, at: time) -> datetime:
    return local_moment(day, at, ZONE)


BEGAN, AFTER = moment(FIRST, time(0, 30)), moment(LAST + timedelta(days=3), time(12))


@dataclass
class Life:
    """`chance` decides what happens on a day."""

    database: Database
    chance: Random
    clock: HandClock = field(default_factory=lambda: HandClock(BEGAN))

    @property
    def reviewer(self) -> Reviewer:
        return Reviewer(self.database, self.clock, Rules(Limits(), Thresholds()))

    async def begin(self) -> None:
        """Anna with six weeks of runs behind her and a plan for four."""
        past = [
            day for day in days(FIRST - timedelta(weeks=6), FIRST - timedelta(days=3)) if day.weekday() in {1, 3, 6}
        ]
        async with self.database.writing() as unit:
            await athletes.add(unit, ANNA, BEGAN)
            await athletes.pair(unit, ANNA.id, season.USER_ID, season.CHAT_ID, BEGAN)
            await plans.create(unit, ANNA.id, PlanVersion(PLAN_ID, 1, planned("Autumn"), BEGAN))
        await self.bring(*(run(day, time(17), 45) for day in past))

    async def live(self) -> None:
        await self.begin()
        for day in days(FIRST, LAST):
            for at, happens in sorted(self._day(day), key=lambda each: each[0]):
                self.clock.moment = moment(day, at)
                await happens()
        self.clock.moment = AFTER

    def _day(self, day: date) -> list[tuple[time, Callable[[], Awaitable[None]]]]:
        chance = self.chance
        happens: list[tuple[time, Callable[[], Awaitable[None]]]] = [
            (time(6, 30), lambda: self.night(day)),
            (time(7), self.brief),
            (time(20, 30), self.review),
        ]
        if chance.random() < 0.3:
            happens.append((time(9), lambda: self.bring(run(day, time(8), chance.randint(20, 55)))))
        if chance.random() < 0.5:
            happens.append((time(18, 30), lambda: self.bring(*lift(day, chance.choice((60.0, 70.0, 80.0))))))
        if chance.random() < 0.3:
            happens.append((time(22, 40), lambda: self.late_run(day)))
        if chance.random() < 0.5:
            happens.append((time(chance.choice((5, 19, 23))), lambda: self.tell(day)))
        if chance.random() < 0.2:
            happens.append((time(23, 10), lambda: self.was_ill(day - timedelta(days=chance.randint(0, 2)))))
        if chance.random() < 0.3:
            happens.append((time(12), self.approve))
        if chance.random() < 0.08:
            happens.append((time(13), self.plan_anew))
        return happens

    async def bring(self, *done: Activity) -> None:
        await bring_in(self.database, self.clock, ANNA.id, [Recording(done)])
        async with self.database.reading() as unit:
            wanted = await insights.wanted(unit, self.clock.now())
        for each in wanted:
            await note_session(self.reviewer, each)

    async def late_run(self, day: date) -> None:
        """After the review; what the watch makes of it is a figure of the day."""
        uptake = Reading(ReadingKind.VO2MAX_RUN, day, 48.0 + self.chance.randint(0, 9) / 3, "garmin")
        await bring_in(self.database, self.clock, ANNA.id, [Recording(readings=(uptake,))])
        await self.bring(run(day, time(21, 40), self.chance.randint(20, 55)))

    async def night(self, day: date) -> None:
        tired = self.chance.random() < 0.2
        slept = Reading(ReadingKind.SLEEP, day, 5.0 if tired else 7.5, "garmin")
        beat = Reading(ReadingKind.HRV, day, (40.0 if tired else 60.0) + self.chance.randint(-4, 4), "garmin")
        weight = Reading(ReadingKind.WEIGHT, day, 62.0 + self.chance.randint(-5, 5) / 10, "garmin")
        await bring_in(self.database, self.clock, ANNA.id, [Recording(readings=(slept, beat, weight))])

    async def tell(self, day: date) -> None:
        kind, of, value = self.chance.choice(
            (
                (ReadingKind.SORENESS, "quads", 8.0),
                (ReadingKind.PAIN, "left_knee", 7.0),
                (ReadingKind.ENERGY, "", 2.0),
                (ReadingKind.WEIGHT, "", 61.0),
                (ReadingKind.TIME_TRIAL, "run_5000m", 1300.0),
                (ReadingKind.TIME_TRIAL, "swim_400m", 400.0),
                (ReadingKind.TIME_TRIAL, "swim_200m", 190.0),
            )
        )
        of_day = day - timedelta(days=self.chance.randint(0, 1))
        async with self.database.writing() as unit:
            await store_figure(unit, ANNA, Figure(kind, value + self.chance.randint(0, 1), of), of_day, self.clock)

    async def was_ill(self, day: date) -> None:
        """What was told before is told once, as the deed does it: when it was told is known of the last time only."""
        async with self.database.writing() as unit:
            plan = await plans.current(unit, ANNA.id)
            assert plan is not None
            of_day = plan.blueprint.between(day, day)
            for workout in of_day[:1]:
                told = MissedWorkout(plan.plan_id, workout.id, day, "flu")
                if told not in await missed.between(unit, ANNA.id, day, day):
                    await missed.tell(unit, ANNA.id, told, self.clock.now())

    async def approve(self) -> None:
        async with self.database.reading() as unit:
            plan = await plans.current(unit, ANNA.id)
            waiting = await proposals.open_of(unit, ANNA.id, plan.plan_id) if plan else None
        if waiting is not None:
            await approve(season.approver(self.database, self.clock), season.tap(waiting))

    async def plan_anew(self) -> None:
        async with self.database.writing() as unit:
            name = f"pl-{self.clock.now():%d%H}"
            await plans.create(unit, ANNA.id, PlanVersion(name, 1, planned(name), self.clock.now()))

    async def brief(self) -> None:
        await self._up_to_date()
        await brief_due(self.reviewer, ANNA.id)

    async def review(self) -> None:
        await self._up_to_date()
        await review_evening(self.reviewer, ANNA.id)

    async def _up_to_date(self) -> None:
        """As if something had just come in: of two equally good matches it may be another than on the day before."""
        now = self.clock.now()
        today = local_day(now, ZONE)
        async with self.database.writing() as unit:
            await rematch(unit, ANNA, now)
            await renew_predictions(unit, ANNA, today, now)


def planned(title: str) -> Blueprint:
    """Runs and lifts of four weeks, some of them hard."""
    workouts = [_workout(day) for day in days(FIRST, LAST + timedelta(weeks=1)) if day.weekday() not in {0, 4}]
    return Blueprint(title, workouts={workout.id: workout for workout in workouts})


def _workout(day: date) -> Workout:
    name, ahead = f"w-{day:%m%d}", (day - season.TODAY).days
    if day.weekday() == 2:
        squats = (PlannedExercise("back_squat", 3, 5, 8, rir=2.0),)
        lifting = season.run(name, ahead, 60)
        return replace(lifting, sport=Sport.STRENGTH, purpose=Purpose.STRENGTH, blocks=(), exercises=squats)
    easy = season.run(name, ahead)
    return replace(easy, purpose=Purpose.INTERVALS, priority=Priority.KEY) if day.weekday() == 5 else easy


def run(day: date, at: time, minutes: float) -> Activity:
    done = season.done((day - season.TODAY).days, minutes)
    began = moment(day, at)
    return replace(done, source="garmin", source_id=f"run-{began:%m%dT%H%M}", started_at=began, average_hr=150.0)


def lift(day: date, weight_kg: float) -> tuple[Activity, Activity]:
    """As the watch and the gym app have it; the app was stopped later."""
    watch = replace(run(day, time(17), 60.0), sport=Sport.STRENGTH, distance_m=None, source_id=f"gym-{day:%m%d}")
    sets = tuple(LiftSet("back_squat", reps=reps, weight_kg=weight_kg, rpe=8.0) for reps in (6, 6, 5))
    later = watch.started_at + timedelta(minutes=4)
    return watch, replace(watch, source="hevy", started_at=later, average_hr=None, title="Legs", sets=sets)
