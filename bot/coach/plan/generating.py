"""A plan that was asked for: made by the rules from what is known, shown like a plan file, stored by a tap alone."""

import asyncio
import secrets
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.coach.approve.situation import situation_of
from bot.coach.bring_in.known_by_day import athlete_on
from bot.coach.plan.drafts import show_draft
from bot.telemetry import logger
from domain.athlete.athlete import Athlete
from domain.athlete.profile import Origin
from domain.calendar import ONE_DAY, local_day, week_start
from domain.errors import NotFound, PlanRefused, RuleBroken
from domain.metrics.vdot import vdot
from domain.notice import Notice, NoticeKind
from domain.plan.limits import Limits
from domain.plan.plan import Blueprint, PlanVersion
from domain.plan.plan_file import Note, PlanFile
from domain.planning.basis import Basis
from domain.planning.programme import programme
from domain.planning.race_plan import race_plan
from domain.ports.clock import Clock
from domain.race.around import quiet_days
from domain.race.race import Race
from domain.training.reading import ReadingKind
from domain.training.sport import Sport
from domain.training.workout import Purpose, Workout
from domain.units import FIVE_KM_M
from storage.database import Database, Unit
from storage.repositories import athletes, outbox, plans, races, readings, rollups, wishes
from storage.repositories.wishes import PlanWish

log = logger(__name__)

REAL_WEEKS = 4
SIX_DAYS = timedelta(days=6)
# Fitness of a month ago is no fitness.
FITNESS_REACH = timedelta(days=42)


async def wish_programme(unit: Unit, athlete_id: str, weeks: int, now: datetime) -> None:
    await wishes.ask(unit, athlete_id, PlanWish(secrets.token_urlsafe(12), None, weeks, now))


async def wish_race_plan(unit: Unit, athlete_id: str, now: datetime) -> Race:
    """For the next race. Raises NotFound where none is told of, PlanRefused where it is tomorrow."""
    athlete = await _athlete(unit, athlete_id)
    told = await races.of_athlete(unit, athlete_id)
    today = local_day(now, athlete.zone)
    coming = next((race for race in told if race.day > today), None)
    if coming is None:
        raise NotFound("no_race_ahead")
    if coming.day == today + ONE_DAY:
        raise PlanRefused("race_tomorrow")
    await wishes.ask(unit, athlete_id, PlanWish(secrets.token_urlsafe(12), coming.id, None, now))
    return coming


async def generate_plan(database: Database, clock: Clock, limits: Limits, athlete_id: str) -> bool:
    """Shows what was made, or says why nothing could be; False where nothing is wished for any more."""
    now = clock.now()
    async with database.reading() as unit:
        wish = await wishes.of_athlete(unit, athlete_id)
        if wish is None:
            return False
        athlete = await _athlete(unit, athlete_id)
        athlete = await athlete_on(unit, athlete, Sport.SWIM, local_day(now, athlete.zone))
        told = await races.of_athlete(unit, athlete_id)
        race = next((each for each in told if each.id == wish.race_id), None)
        current = await plans.current(unit, athlete_id)
        basis = await _basis(unit, athlete, local_day(now, athlete.zone))
        own = limits.overridden(athlete.limits)
        quiet = quiet_days(told, own.hard_days_gap_min)
        basis = replace(basis, kept=_lately(current, athlete, now), quiet=quiet)
    start = local_day(now, athlete.zone) + ONE_DAY
    try:
        # A plan of half a year takes the better part of a second to place.
        made: Blueprint | RuleBroken = await asyncio.to_thread(_made, athlete, wish, race, basis, start, own)
    except RuleBroken as error:
        made = error
    async with database.writing() as unit:
        if not await wishes.fulfil(unit, athlete_id, wish.id):
            return False
        await _tell(unit, athlete, made, now)
    log.info("A plan was asked for", action="plan_generated", made=isinstance(made, Blueprint))
    return True


def _lately(current: PlanVersion | None, athlete: Athlete, now: datetime) -> tuple[Workout, ...]:
    """What is planned for today and the days before it stays, and the first week has to go with it."""
    today = local_day(now, athlete.zone)
    return current.blueprint.between(today - SIX_DAYS, today) if current else ()


async def generation_given_up(database: Database, clock: Clock, athlete_id: str) -> None:
    """Said in one sentence; whoever wants it asks again."""
    async with database.writing() as unit:
        wish = await wishes.of_athlete(unit, athlete_id)
        if wish is not None and await wishes.fulfil(unit, athlete_id, wish.id):
            await _tell(unit, await _athlete(unit, athlete_id), RuleBroken("plan_not_made"), clock.now())


def _made(athlete: Athlete, wish: PlanWish, race: Race | None, basis: Basis, start: date, limits: Limits) -> Blueprint:
    if wish.weeks is not None:
        return programme(athlete, basis, start, wish.weeks, limits)
    if race is None:
        raise NotFound("no_race_ahead")
    return race_plan(athlete, race, basis, start, limits)


async def _basis(unit: Unit, athlete: Athlete, today: date) -> Basis:
    monday = week_start(today)
    weeks = await rollups.weeks(unit, athlete.id, monday - timedelta(weeks=REAL_WEEKS), monday - ONE_DAY)
    bounds = await situation_of(unit, athlete, today)
    five_k = await readings.latest(unit, athlete.id, ReadingKind.ADAPTIVE_5K, today - FITNESS_REACH, today)
    known = (monday - weeks[0].monday).days / 7 if weeks else 0
    return Basis(
        vdot=None if five_k is None else vdot(FIVE_KM_M, five_k),
        weekly_minutes=sum(sum(week.minutes.values()) for week in weeks) / known if known else None,
        weekly_run_m=sum(week.distance_m.get(Sport.RUN, 0.0) for week in weeks) / known if known else None,
        longest_run_minutes=bounds.longest_run_minutes,
        recent_weeks_minutes=bounds.recent_weeks_minutes,
    )


async def _tell(unit: Unit, athlete: Athlete, made: Blueprint | RuleBroken, now: datetime) -> None:
    chat_id = await athletes.chat_of(unit, athlete.id)
    if chat_id is None:
        return
    if isinstance(made, RuleBroken):
        values = {key: str(value) if isinstance(value, date) else value for key, value in made.values.items()}
        refused = Notice(NoticeKind.PLAN_NOT_MADE, {"key": made.key, "values": values})
        await outbox.tell(unit, athlete.id, refused, now)
        return
    current = await plans.current(unit, athlete.id)
    today = local_day(now, athlete.zone)
    entered = {race.day for race in await races.of_athlete(unit, athlete.id)}
    whole = made if current is None else _with_what_stays(made, current.blueprint, today, entered)
    notes = (*css_remark(whole, athlete), *(_remarks(whole, current.blueprint) if current else ()))
    await show_draft(unit, athlete.id, chat_id, PlanFile(whole, notes=notes, made=True), now)


def css_remark(whole: Blueprint, athlete: Athlete) -> tuple[Note, ...]:
    """Paces that nobody tested."""
    css = athlete.profile.css_s_per_100m
    swims = any(workout.sport is Sport.SWIM for workout in whole.workouts.values())
    guessed = css is not None and css.origin is Origin.ESTIMATE
    return (Note("css_estimated", "", round(css.value)),) if swims and css is not None and guessed else ()


def _remarks(whole: Blueprint, current: Blueprint) -> tuple[Note, ...]:
    """What lies behind the last day of the new plan goes, which somebody may not have meant."""
    last = max(workout.day for workout in whole.workouts.values())
    dropped = sum(workout.day > last for workout in current.workouts.values())
    return (Note("later_dropped", "", dropped),) if dropped else ()


def _with_what_stays(made: Blueprint, current: Blueprint, today: date, entered: Collection[date]) -> Blueprint:
    """Today, which may be half done, and the races that the athlete entered and the new plan does not hold."""
    raced = {workout.day for workout in made.workouts.values() if workout.purpose is Purpose.RACE}
    stays = [
        workout
        for workout in current.workouts.values()
        if workout.day == today
        or (workout.day > today and workout.purpose is Purpose.RACE and workout.day in {*entered} - raced)
    ]
    return replace(made, workouts={**made.workouts, **{workout.id: workout for workout in stays}})


async def _athlete(unit: Unit, athlete_id: str) -> Athlete:
    athlete = await athletes.get(unit, athlete_id)
    if athlete is None:
        raise NotFound("athlete_not_found")
    return athlete
