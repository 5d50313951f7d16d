"""An athlete in the middle of a plan, stored: what the tests of deeds start from."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from bot.coach.approve.approvals import Approver
from bot.coach.approve.proposing import Message, Wish, proposed, put_forward
from bot.coach.approve.situation import situation_of
from bot.coach.approve.tap import Tap
from bot.coach.bring_in.matches import rematch
from bot.coach.bring_in.recordings import bring_in
from domain.athlete.athlete import Athlete
from domain.athlete.profile import Known, Origin, Profile
from domain.plan.limits import Limits
from domain.plan.patch import Change, Op, Patch
from domain.plan.plan import Blueprint, PlanVersion
from domain.plan.proposal import Proposal, Reason
from domain.training.activity import Activity
from domain.training.recording import Recording
from domain.training.sport import Sport
from domain.training.workout import Block, Priority, Purpose, Step, StepKind, Workout
from storage.database import Database, Unit
from storage.repositories import athletes, plans

NOW = datetime(2026, 11, 18, 19, 30, tzinfo=UTC)  # a Wednesday evening
TODAY = NOW.date()
PLAN_ID = "pl-winter"
USER_ID = CHAT_ID = 501
KNOWN_SINCE = date(2026, 9, 1)


@dataclass
class HandClock:
    """Shows what it was set to."""

    moment: datetime = NOW

    def now(self) -> datetime:
        return self.moment

    def advance(self, **by: float) -> None:
        self.moment += timedelta(**by)


def runner(athlete_id: str = "anna") -> Athlete:
    profile = Profile(
        max_hr=known(190.0), resting_hr=known(50.0), threshold_pace_s_per_km=known(280.0), css_s_per_100m=known(105.0)
    )
    return Athlete(athlete_id, "Anna", zone_name="Europe/Berlin", review_at=time(20, 30), profile=profile)


def known(value: float) -> Known:
    return Known(value, Origin.ATHLETE, KNOWN_SINCE)


def run(workout_id: str, days: int, minutes: int = 40, today: date = TODAY, **more: object) -> Workout:
    """A run that many days from today."""
    plain = Workout(
        id=workout_id,
        day=today + timedelta(days=days),
        sport=Sport.RUN,
        title=f"Run {workout_id}",
        purpose=Purpose.EASY,
        minutes=minutes,
        blocks=(Block((Step(StepKind.WORK, seconds=minutes * 60.0),)),),
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def winter(today: date = TODAY) -> Blueprint:
    """Two weeks around today: five past runs, and a key, a normal and an optional one ahead."""
    past = [run(f"w-past-{back}", -back, today=today) for back in range(1, 6)]
    ahead = [
        run("w-easy", 1, today=today),
        run("w-hard", 3, 45, today, purpose=Purpose.INTERVALS, priority=Priority.KEY),
        run("w-spare", 4, 50, today, priority=Priority.OPTIONAL),
        run("w-long", 6, 60, today),
    ]
    return Blueprint("Winter", workouts={workout.id: workout for workout in (*past, *ahead)})


def done(days: int, minutes: float = 40.0, today: date = TODAY) -> Activity:
    """A run that was recorded that many days from today."""
    day = today + timedelta(days=days)
    started = datetime.combine(day, time(17, 0), UTC)
    seconds = minutes * 60
    return Activity("fit", f"run-{day}", Sport.RUN, started, day, seconds, seconds, distance_m=seconds * 2.9)


async def arrive(database: Database, athlete: Athlete) -> None:
    """Paired, and nothing known yet."""
    async with database.writing() as unit:
        await athletes.add(unit, athlete, NOW)
        await athletes.pair(unit, athlete.id, USER_ID, CHAT_ID, NOW)


async def move_in(
    database: Database,
    athlete: Athlete | None = None,
    *,
    weeks: int = 10,
    now: datetime = NOW,
    today: date | None = None,
) -> Athlete:
    """Store athlete and plan, with three runs in each of the weeks before the plan's; `today` is in its middle."""
    athlete, today = athlete or runner(), today or now.date()
    ago = [7 * week + days for week in range(1, weeks + 1) for days in (0, 2, 4)]
    async with database.writing() as unit:
        await athletes.add(unit, athlete, now)
        await athletes.pair(unit, athlete.id, USER_ID + len(athlete.id), CHAT_ID + len(athlete.id), now)
        await plans.create(unit, athlete.id, PlanVersion(PLAN_ID, 1, winter(today), now))
    await bring_in(database, HandClock(now), athlete.id, [Recording(tuple(done(-days, today=today) for days in ago))])
    async with database.writing() as unit:
        await rematch(unit, athlete, now)
    return athlete


SHORTEN = (Change(Op.REPLACE, "/workouts/w-long/minutes", 45), Change(Op.REMOVE, "/workouts/w-spare"))


MISSED = Reason("low_adherence", 55.0, 70.0)


async def propose(
    database: Database, athlete: Athlete, patch: Patch = SHORTEN, now: datetime = NOW, reason: Reason = MISSED
) -> Proposal:
    """An open proposal, its card queued."""
    async with database.writing() as unit:
        plan = await plans.current(unit, athlete.id)
        assert plan is not None
        situation = await situation_of(unit, athlete, now.date())
        wish = Wish(patch, (reason,))
        proposal, applied = proposed(wish, athlete, plan, Limits(), situation, now)
        await put_forward(unit, athlete, plan, proposal, applied, Message())
    return proposal


def approver(database: Database, clock: HandClock | None = None) -> Approver:
    return Approver(database, clock or HandClock(), Limits())


async def nothing_more(unit: Unit) -> None:
    """There is no update behind these taps."""
    del unit


def tap(proposal: Proposal, athlete_id: str = "anna", revision: int = 1) -> Tap:
    return Tap(athlete_id, proposal.id, revision, nothing_more)


async def current_plan(database: Database, athlete_id: str = "anna") -> PlanVersion:
    async with database.reading() as unit:
        plan = await plans.current(unit, athlete_id)
    assert plan is not None
    return plan
