"""The past made up for: what of it is missing, and the work that brings it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.coach.bring_in.rollups import rebuild
from bot.coach.review.past import unreviewed
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.training.service import Service
from domain.training.span import Span, is_history, spans
from storage.database import Unit
from storage.repositories import connections, cursors, jobs
from storage.repositories.jobs import OPEN

TYPE = "backfill"
SERVICE, FIRST, LAST = "service", "first", "last"
# Whoever tells all at the first time has nothing to be asked for.
HAS_HISTORY = (Service.GARMIN,)


@dataclass(frozen=True, slots=True)
class Gaps:
    """`history` are weeks that a service was not asked for, `unreviewed` the days that want a review, by their weeks.

    What is fetched may bring days that nobody knew of: its weeks are there too, with what they want as things are.
    """

    history: tuple[tuple[Service, Span], ...]
    unreviewed: Mapping[Span, int]

    @property
    def days(self) -> int:
        return sum(self.unreviewed.values())


async def gaps(unit: Unit, athlete: Athlete, first: date, now: datetime) -> Gaps:
    """From `first` on, with the weeks that it lies in."""
    today = local_day(now, athlete.zone)
    asked = [each.service for each in await connections.of_athlete(unit, athlete.id) if each.service in HAS_HISTORY]
    known = {service: await cursors.of_service(unit, athlete.id, service) for service in asked}
    weeks = tuple(spans(first, today))
    history = tuple(
        (service, span)
        for span in weeks
        for service in asked
        if is_history(span, today) and span.name not in known[service]
    )
    wanting = {span: len(await unreviewed(unit, athlete.id, span.first, span.last)) for span in weeks}
    fetched = {span for _, span in history}
    return Gaps(history, {span: count for span, count in wanting.items() if count or span in fetched})


async def make_up_for(unit: Unit, athlete: Athlete, found: Gaps, now: datetime) -> tuple[str, ...]:
    """Roll-ups anew at once; a job for each of the gaps, under the same id whoever asks. The ids, in their order."""
    await rebuild(unit, athlete, local_day(now, athlete.zone))
    return tuple([await _queued(unit, athlete.id, *wanted, now) for wanted in _wanted(athlete.id, found)])


def _wanted(athlete_id: str, found: Gaps) -> Iterator[tuple[str, dict[str, str]]]:
    """What is fetched comes before what is made of it."""
    for service, span in found.history:
        yield f"bf-{service}:{athlete_id}:{span.first}", {SERVICE: service.value, **_days(span)}
    for span in found.unreviewed:
        yield f"bf-reviews:{athlete_id}:{span.first}", _days(span)


def _days(span: Span) -> dict[str, str]:
    return {FIRST: span.first.isoformat(), LAST: span.last.isoformat()}


async def _queued(unit: Unit, athlete_id: str, job_id: str, params: Mapping[str, str], now: datetime) -> str:
    """One that waits or runs is the one; after one that has ended there is another."""
    runs = await jobs.runs_of(unit, job_id)
    last = f"{job_id}~{runs}" if runs > 1 else job_id
    state = (await jobs.states(unit, [last])).get(last)
    if state in OPEN:
        return last
    fresh = f"{job_id}~{runs + 1}" if runs else job_id
    await jobs.add(unit, fresh, TYPE, athlete_id, params, now)
    return fresh
