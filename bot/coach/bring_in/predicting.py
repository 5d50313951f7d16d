"""The weekly 5 km, and by it predictions for races and loads of runs, kept true whenever a run, a trial, a race or a
goal is another.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.coach.bring_in.computed import store_computed
from bot.coach.bring_in.rollups import BEGINNING, reroll
from domain.athlete.athlete import Athlete
from domain.calendar import ONE_DAY, local_day
from domain.metrics.adaptive_5k import FACTOR_DAYS, WINDOW_DAYS, Snapshot, efforts, not_in_heat, snapshots
from domain.metrics.known_by_day import goes_by_5k
from domain.race.fitness import Running, fitness_on
from domain.race.prediction import Prediction, predict
from domain.race.race import Race
from domain.race.results import results_of
from domain.training.reading import BY_THE_COACH, Reading, ReadingKind
from domain.training.sport import Sport
from domain.training.workout import Workout
from storage.database import Unit
from storage.repositories import activities, plans, predictions, races, readings

WINDOW = timedelta(days=WINDOW_DAYS - 1)
FACTOR = timedelta(days=FACTOR_DAYS)


async def renew_predictions(unit: Unit, athlete: Athlete, since: date, now: datetime) -> None:
    """After a change on that day, with the loads of runs that go by another 5 km now."""
    changed = await renew_running(unit, athlete, since, now)
    if changed is not None:
        await reroll(unit, athlete, changed, local_day(now, athlete.zone))


async def renew_running(unit: Unit, athlete: Athlete, since: date, now: datetime) -> date | None:
    """Every Sunday from that day on, and every day with a run of the last six weeks. Gives the first day from which on
    loads of runs go by another 5 km, and leaves them as they are.

    What it says depends on nothing but what is stored, whatever came first, and on no load.
    """
    today = local_day(now, athlete.zone)
    stored = await readings.of_kind(unit, athlete.id, ReadingKind.ADAPTIVE_5K, BEGINNING, date.max)
    # A Sunday that passed without a run in its week was not looked at yet.
    first = min(since, stored[-1].day + ONE_DAY) if stored else BEGINNING
    told = await races.of_athlete(unit, athlete.id)
    kept = [each for each in stored if each.day < first]
    running, weekly = await _running(unit, athlete, told, kept, first, today)
    changed = await store_computed(unit, athlete.id, stored, [*kept, *map(_reading, weekly)], now)
    newly = max(since, today - WINDOW)
    await predictions.replace_from(unit, athlete.id, newly, _predicted(told, running, newly))
    return min(changed, default=None) if goes_by_5k(athlete.profile) else None


async def renew_races(unit: Unit, athlete: Athlete, told: Sequence[Race], now: datetime) -> None:
    """These races instead of those to come, with what is predicted for them; one that was run goes on to tell."""
    today = local_day(now, athlete.zone)
    before = await races.of_athlete(unit, athlete.id)
    known = {race.id for race in told}
    after = [*(race for race in before if race.day < today and race.id not in known), *told]
    await races.replace(unit, athlete.id, after, now)
    days = [race.day for race in {*before} ^ {*after}]
    await renew_predictions(unit, athlete, min([today - WINDOW, *days]), now)


async def _running(
    unit: Unit, athlete: Athlete, told: Sequence[Race], kept: Sequence[Reading], first: date, today: date
) -> tuple[Running, Sequence[Snapshot]]:
    """With the snapshots from the first day on; those that are kept are of before it."""
    begin = max(BEGINNING, first - FACTOR)
    runs = await activities.of_sport(unit, athlete.id, Sport.RUN, begin, today)
    trials = await readings.of_kind(unit, athlete.id, ReadingKind.TIME_TRIAL, begin, today)
    max_hr = athlete.profile.max_hr
    results = results_of(trials, told, runs)
    done = efforts(runs, results, None if max_hr is None else max_hr.value)
    before = [(each.day, each.value) for each in kept]
    weekly = snapshots(done, first, today, before[-1] if before else None)
    planned = await _planned(unit, athlete.id) if told else ()
    points = (*before, *(each.point for each in weekly))
    return Running(runs, done, points, planned, not_in_heat(results, runs)), weekly


def _reading(weekly: Snapshot) -> Reading:
    day, seconds, method, n = weekly
    return Reading(ReadingKind.ADAPTIVE_5K, day, seconds, BY_THE_COACH, method=method, n=n)


async def _planned(unit: Unit, athlete_id: str) -> Sequence[Workout]:
    current = await plans.current(unit, athlete_id)
    return () if current is None else tuple(current.blueprint.workouts.values())


def _predicted(told: Sequence[Race], running: Running, first: date) -> list[Prediction]:
    days = sorted({run.day for run in running.runs if run.day >= first})
    known = [fitness for day in days if (fitness := fitness_on(day, running))] if told else []
    return [
        prediction
        for fitness in known
        for race in told
        if fitness.day <= race.day and (prediction := predict(race, fitness))
    ]
