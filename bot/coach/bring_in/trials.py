"""What follows when an athlete tells a time trial, or takes one back: the CSS of two of them and the loads of swims, or
predictions.
"""

from collections.abc import Iterable
from datetime import date, datetime

from bot.coach.bring_in.computed import store_computed
from bot.coach.bring_in.predicting import renew_predictions
from bot.coach.bring_in.rollups import BEGINNING, reroll
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.metrics.css import PAIRED, css_readings
from domain.training.reading import Reading, ReadingKind
from domain.training.sport import Sport
from storage.database import Unit
from storage.repositories import readings


async def follow_trials(unit: Unit, athlete: Athlete, told: Iterable[Reading], now: datetime) -> None:
    """Nothing where none of these readings is a trial."""
    trials = [each for each in told if each.kind is ReadingKind.TIME_TRIAL]
    swum = [each.day for each in trials if _is_of(Sport.SWIM, each)]
    if swum:
        await renew_css(unit, athlete.id, now)
        await reroll(unit, athlete, min(swum), local_day(now, athlete.zone))
    run = [each.day for each in trials if _is_of(Sport.RUN, each)]
    if run:
        await renew_predictions(unit, athlete, min(run), now)


async def renew_css(unit: Unit, athlete_id: str, now: datetime) -> None:
    """Of all trials there are; what a watch tells is not touched."""
    trials = await readings.of_kind(unit, athlete_id, ReadingKind.TIME_TRIAL, BEGINNING, date.max)
    await store_computed(unit, athlete_id, await paired_css(unit, athlete_id), css_readings(trials), now)


async def paired_css(unit: Unit, athlete_id: str) -> tuple[Reading, ...]:
    """Every CSS that two trials gave."""
    known = await readings.of_kind(unit, athlete_id, ReadingKind.CSS, BEGINNING, date.max)
    return tuple(each for each in known if each.source.startswith(PAIRED))


def _is_of(sport: Sport, trial: Reading) -> bool:
    return trial.exercise.startswith(f"{sport.value}_")
