"""The past made up for: what of it is missing, and the work that brings it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.coach.bring_in.rollups import rebuild
from bot.coach.review.past.registry import KINDS
from domain.athlete.athlete import Athlete
from domain.calendar import ONE_DAY, local_day
from domain.errors import Refused, Unavailable
from domain.training.service import Service
from domain.training.span import Span, is_history, spans
from storage.database import Database, Unit
from storage.repositories import athletes, connections, cursors, jobs
from storage.repositories.jobs import OPEN

TYPE = "backfill"
SERVICE, KIND, FIRST, LAST, SINCE = "service", "kind", "first", "last", "since"
HISTORY = "history"
# Whoever tells all at the first time has nothing to be asked for.
HAS_HISTORY = (Service.GARMIN,)
# What waits for something else looks a little after that is tried next.
LATER = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Gaps:
    """`history` are weeks that a service was not asked for; `wanting` is, by kind, how much nobody looked at in which.

    What is fetched may bring days that nobody knew of: its weeks are there too, with what they want as things are.
    """

    history: tuple[tuple[Service, Span], ...]
    wanting: Mapping[str, Mapping[Span, int]]

    def count(self, kind: str) -> int:
        return sum(self.wanting.get(kind, {}).values())


async def gaps(unit: Unit, athlete: Athlete, first: date, now: datetime, skip: Collection[str] = ()) -> Gaps:
    """From `first` on, with the weeks that it lies in; nothing of what is to be skipped."""
    weeks = tuple(spans(first, local_day(now, athlete.zone)))
    history = () if HISTORY in skip else await _unknown(unit, athlete, weeks, now)
    fetched = {span for _, span in history}
    wanting = {}
    for kind in KINDS:
        if kind.name not in skip:
            found = {span: len(await kind.wanting(unit, athlete, span, now)) for span in weeks}
            wanting[kind.name] = {span: count for span, count in found.items() if count or span in fetched}
    return Gaps(history, wanting)


async def make_up_for(database: Database, athlete: Athlete, found: Gaps, now: datetime) -> tuple[str, ...]:
    """Roll-ups anew at once; then a job for each of the gaps, under the same id whoever asks. The ids, in their order.

    What is under way already is not asked for again.
    """
    async with database.writing() as unit:
        await rebuild(unit, athlete, local_day(now, athlete.zone))
    wanted = tuple(_wanted(athlete.id, found))
    async with database.reading() as unit:
        ids = [await _next_id(unit, job_id) for job_id, _ in wanted]
    async with database.writing() as unit:
        for place, (job_id, (_, params)) in enumerate(zip(ids, wanted, strict=True), 1 - len(ids)):
            # Those that were asked for first wait longest, by the least there is, and so begin first.
            await jobs.add(unit, job_id, TYPE, athlete.id, params, now + place * timedelta.resolution)
    return tuple(ids)


async def history_first(unit: Unit, athlete_id: str, params: Mapping[str, str], now: datetime) -> None:
    """What is made of weeks that were to be fetched waits for them: days that nobody told of would count as rest.

    Raises Unavailable while they are on their way, Refused where they did not come.
    """
    athlete = await athletes.get(unit, athlete_id)
    if SINCE not in params or athlete is None:
        return
    weeks = tuple(spans(date.fromisoformat(params[SINCE]), date.fromisoformat(params[LAST]) + ONE_DAY))
    missing = await _unknown(unit, athlete, weeks, now)
    if not missing:
        return
    ids = [await _last_id(unit, _history_id(athlete_id, *each)) for each in missing]
    open_ids = [job_id for job_id, state in (await jobs.states(unit, ids)).items() if state in OPEN]
    if len(open_ids) < len(missing):
        raise Refused("history_missing")
    found = [await jobs.get(unit, job_id) for job_id in open_ids]
    waits = max((job.next_try_at - now for job in found if job is not None), default=timedelta())
    raise Unavailable("history_awaited", max(waits, timedelta()) + LATER)


async def _unknown(
    unit: Unit, athlete: Athlete, weeks: Collection[Span], now: datetime
) -> tuple[tuple[Service, Span], ...]:
    today = local_day(now, athlete.zone)
    asked = [each.service for each in await connections.of_athlete(unit, athlete.id) if each.service in HAS_HISTORY]
    known = {service: await cursors.of_service(unit, athlete.id, service) for service in asked}
    return tuple(
        (service, span)
        for span in weeks
        for service in asked
        if is_history(span, today) and span.name not in known[service]
    )


def _wanted(athlete_id: str, found: Gaps) -> Iterator[tuple[str, dict[str, str]]]:
    """What is fetched comes before what is made of it."""
    for service, span in found.history:
        yield _history_id(athlete_id, service, span), {SERVICE: service.value, **_days(span)}
    since = {SINCE: found.history[0][1].first.isoformat()} if found.history else {}
    for kind, weeks in found.wanting.items():
        for span in weeks:
            yield f"bf-{kind}:{athlete_id}:{span.first}", {KIND: kind, **_days(span), **since}


def _history_id(athlete_id: str, service: Service, span: Span) -> str:
    return f"bf-{service}:{athlete_id}:{span.first}"


def _days(span: Span) -> dict[str, str]:
    return {FIRST: span.first.isoformat(), LAST: span.last.isoformat()}


async def _next_id(unit: Unit, job_id: str) -> str:
    """One that waits or runs is the one; after one that has ended there is another."""
    last = await _last_id(unit, job_id)
    state = (await jobs.states(unit, [last])).get(last)
    return last if state is None or state in OPEN else f"{job_id}~{await jobs.runs_of(unit, job_id) + 1}"


async def _last_id(unit: Unit, job_id: str) -> str:
    runs = await jobs.runs_of(unit, job_id)
    return f"{job_id}~{runs}" if runs > 1 else job_id
