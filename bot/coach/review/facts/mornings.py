"""Mornings: what was known of the body on each, today's and those before it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from bot.coach.review.facts.known_loads import known_loads
from domain.athlete.athlete import Athlete
from domain.body.morning import Daily, Morning, Told
from domain.body.pain import STOPPING, PainRule, pain_rule
from domain.body.readiness import readiness
from domain.calendar import ONE_DAY, days, local_day
from domain.metrics.fitness import form_percent
from domain.metrics.trending import Score
from domain.plan.missed import MissedWorkout, is_ill
from domain.training.reading import Reading, ReadingKind, counted
from storage.database import Unit
from storage.repositories import missed, readings

# What is usual of a night is that of sixty before it.
USUAL = timedelta(days=67)
# A bad pain stands until a lower one is told; a bearable one is of its day.
BAD_PAIN_REACH = timedelta(days=7)
# Scores of ten become answers from one to five.
OF_TEN = 2.0
FEELINGS = frozenset({ReadingKind.ENERGY, ReadingKind.SLEEP_QUALITY})
NIGHTS = frozenset({ReadingKind.HRV, ReadingKind.RESTING_HR, ReadingKind.SLEEP})
# Without any of them there is no readiness, whatever else is known.
TELLING = FEELINGS | NIGHTS
OF_MORNINGS = TELLING | {ReadingKind.PAIN}


async def readiness_by_day(unit: Unit, athlete: Athlete, first: date, now: datetime) -> tuple[Score, ...]:
    """From `first` to today; of days of which nothing was known too."""
    today = local_day(now, athlete.zone)
    known = counted(await readings.since(unit, athlete.id, dict.fromkeys(OF_MORNINGS, first - USUAL), today))
    told = await missed.between(unit, athlete.id, first - ONE_DAY, today)
    loads = (await known_loads(unit, athlete, first - ONE_DAY, now)).days
    forms = {each.day + ONE_DAY: form_percent(each.ctl, each.atl) for each in loads}
    nights = _nights(known)
    spoken = [each for each in known if each.kind not in NIGHTS]
    mornings = (_morning(nights, _said(spoken, told, day), forms.get(day), day) for day in days(first, today))
    return tuple(Score(morning.day, readiness(morning).score) for morning in mornings)


def morning_of(known: Sequence[Reading], told: Sequence[MissedWorkout], form: float | None, day: date) -> Morning:
    """From readings of the day and those before it, workouts missed lately, and the form that the day begins with."""
    return _morning(_nights(known), _said(known, told, day), form, day)


def pains_on(known: Iterable[Reading], day: date) -> dict[str, float]:
    """The last word on each place, of that day or the one before, or of a week where it was bad."""
    told = [each for each in known if each.kind is ReadingKind.PAIN and day - BAD_PAIN_REACH <= each.day <= day]
    last = {each.exercise: each for each in sorted(told, key=lambda each: each.day)}
    return {place: each.value for place, each in last.items() if each.day >= day - ONE_DAY or each.value >= STOPPING}


def _morning(nights: dict[ReadingKind, Daily], told: Told, form: float | None, day: date) -> Morning:
    return Morning(
        day,
        hrv_ms=nights[ReadingKind.HRV],
        resting_hr=nights[ReadingKind.RESTING_HR],
        sleep_hours=nights[ReadingKind.SLEEP],
        form_percent=form,
        told=told,
    )


def _nights(known: Iterable[Reading]) -> dict[ReadingKind, Daily]:
    found: dict[ReadingKind, dict[date, float | None]] = {kind: {} for kind in NIGHTS}
    for each in known:
        if each.kind in found:
            found[each.kind][each.day] = each.value
    return dict(found)


def _said(known: Sequence[Reading], told: Sequence[MissedWorkout], day: date) -> Told:
    """Ill or hurt on that day or the one before, or with a pain that stops."""
    unwell = [each for each in told if each.day <= day]
    missed_hurt = any(each.hurt for each in unwell if each.day >= day - ONE_DAY)
    stopped = any(pain_rule(score) is PainRule.STOP for score in pains_on(known, day).values())
    return Told(sick=is_ill(unwell, day), injured=missed_hurt or stopped, answers=tuple(_answers(known, day)))


def _answers(known: Iterable[Reading], day: date) -> list[float]:
    told = (each.value / OF_TEN for each in known if each.kind in FEELINGS and each.day == day)
    return [min(5.0, max(1.0, answer)) for answer in told]
