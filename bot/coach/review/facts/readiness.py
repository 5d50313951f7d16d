"""How ready somebody is this morning, from what was measured and told: four statements."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.coach.review.facts.muscles import muscles_of
from domain.body.flags import Flagged, flags
from domain.body.morning import Morning, Told
from domain.body.muscle_fatigue import MuscleState
from domain.body.readiness import Readiness, Reason, Signal, readiness
from domain.calendar import ONE_DAY
from domain.metrics.fitness import form_percent
from domain.training.reading import Reading, ReadingKind, counted
from storage.database import Unit
from storage.repositories import readings, rollups

REACH = timedelta(days=67)
# Scores of ten become answers from one to five.
OF_TEN = 2.0
FEELINGS = frozenset({ReadingKind.ENERGY, ReadingKind.SLEEP_QUALITY})


@dataclass(frozen=True, slots=True)
class Today:
    """`flagged` are what stands out, the gravest first."""

    readiness: Readiness
    flagged: tuple[Flagged, ...] = field(default=())


async def readiness_of(unit: Unit, athlete_id: str, today: date) -> Today:
    """With tired muscles as reasons beside the score."""
    known = counted(await readings.between(unit, athlete_id, today - REACH, today))
    yesterday = await rollups.between(unit, athlete_id, today - ONE_DAY, today - ONE_DAY)
    morning = Morning(
        today,
        hrv_ms=_by_day(known, ReadingKind.HRV),
        resting_hr=_by_day(known, ReadingKind.RESTING_HR),
        sleep_hours=_by_day(known, ReadingKind.SLEEP),
        form_percent=form_percent(yesterday[0].ctl, yesterday[0].atl) if yesterday else None,
        told=Told(answers=tuple(_answers(known, today))),
    )
    muscles = (await muscles_of(unit, athlete_id, today)).tired
    beside = [
        Reason(Signal.MUSCLES, each.reason.value, each.reason.threshold, detail=each.muscle)
        for each in muscles
        if each.state is MuscleState.FATIGUED
    ]
    return Today(readiness(morning, beside), flags(morning))


def _by_day(known: Iterable[Reading], kind: ReadingKind) -> dict[date, float | None]:
    return {each.day: each.value for each in known if each.kind is kind}


def _answers(known: Iterable[Reading], today: date) -> list[float]:
    told = (each.value / OF_TEN for each in known if each.kind in FEELINGS and each.day == today)
    return [min(5.0, max(1.0, answer)) for answer in told]
