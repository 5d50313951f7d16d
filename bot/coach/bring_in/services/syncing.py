"""Asking a service what is new: each answer is stored before the next request leaves."""

import asyncio
from collections.abc import Mapping
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import datetime

from bot.coach.approve.noticing import notice
from bot.coach.approve.pushing import push
from bot.coach.bring_in.known_by_day import known_for
from bot.coach.bring_in.recordings import BroughtIn
from bot.coach.bring_in.services.delivered import shelf_of
from bot.coach.bring_in.services.rests import NEVER, left_alone, rest_after, rests
from bot.coach.bring_in.services.rhythm import Rhythm
from bot.coach.bring_in.told import told, told_unasked
from bot.telemetry import logger
from domain.athlete.athlete import Athlete
from domain.errors import LoginNeeded, NotFound, Outside, Refused, Unavailable
from domain.notice import Notice, NoticeKind
from domain.plan.there import Calendar, read
from domain.ports.activity_source import ActivitySource
from domain.ports.clock import Clock
from domain.training.delivery import CALENDAR, Delivery
from domain.training.service import Service
from storage.database import Database, Unit
from storage.repositories import athletes, connections, outbox
from storage.repositories.connections import Connection

log = logger(__name__)

# A review waits for so long for each of them, and goes on with what there is.
QUICKLY_S = 40.0

Sources = Mapping[Service, ActivitySource]


@dataclass(frozen=True, slots=True)
class Syncing:
    """What a sync needs: where things are kept, the time, whom to ask, and how often. `pause_s` lies between two
    requests for what is long past.
    """

    database: Database
    clock: Clock
    sources: Sources
    rhythm: Rhythm = field(default_factory=Rhythm)
    pause_s: float = 1.0


@dataclass(slots=True)
class _Answers:
    """What came of those so far; `calendar` only where one of them told it, and can be believed."""

    brought: BroughtIn
    dropped: int = 0
    calendar: Calendar | None = None

    def add(self, delivery: Delivery, brought: BroughtIn, known: str | None) -> None:
        """`known` is the cursor before. Nobody takes out everything at once: an empty calendar counts when it is told
        again.
        """
        self.brought = self.brought.and_then(brought)
        self.dropped += delivery.dropped
        if delivery.part == CALENDAR and (read(delivery.cursor).days or known == delivery.cursor):
            self.calendar = read(delivery.cursor)


async def sync(syncing: Syncing, athlete_id: str, service: Service) -> BroughtIn:
    """Everything that is new there. Nothing is asked while the service is to be left alone.

    Raises NotFound where the athlete has not connected it, Unavailable where it may be tried again soon, and Refused or
    LoginNeeded where not; what had come until then is stored.
    """
    now = syncing.clock.now()
    shelf, connection = await shelf_of(syncing.database, syncing.clock, athlete_id, service)
    if rests(connection, now):
        raise Refused("service_rests", service=service.maker)
    answers = _Answers(BroughtIn((), 0))
    try:
        async with aclosing(syncing.sources[service].deliveries(shelf.athlete, shelf.known, now)) as deliveries:
            async for delivery in deliveries:
                known = shelf.known.get(delivery.part)
                answers.add(delivery, await shelf.put(delivery), known)
    except Outside as error:
        await _failed(syncing, shelf.athlete, connection, error)
        raise _told_to_jobs(error) from error
    await _succeeded(syncing, shelf.athlete, connection, answers, now)
    return answers.brought


async def refresh(syncing: Syncing, athlete_id: str) -> None:
    """What is new in all of an athlete's services, as far as that can be had quickly; what fails is theirs to tell."""
    now = syncing.clock.now()
    async with syncing.database.reading() as unit:
        every = await connections.of_athlete(unit, athlete_id)
    for connection in every:
        if left_alone(connection, now):
            continue
        try:
            async with asyncio.timeout(QUICKLY_S):
                await sync(syncing, athlete_id, connection.service)
        except (Outside, NotFound, TimeoutError):
            log.info("A service was left out", action="sync_left_out", service=connection.service.value)


async def gave_up(syncing: Syncing, athlete_id: str, service: Service) -> None:
    """For now; it is asked again when it would have been anyway. Whoever waits for it hears so."""
    now = syncing.clock.now()
    async with syncing.database.writing() as unit:
        athlete = await athletes.get(unit, athlete_id)
        connection = await connections.get(unit, athlete_id, service)
        if athlete is None or connection is None or left_alone(connection, now):
            return
        later = {"next_at": syncing.rhythm.next_after(athlete, now), "wanted_at": None}
        await connections.change(unit, athlete_id, service, later)
        if connection.wanted_at is not None:
            await _say_trouble(unit, athlete, service, connection.trouble or "service_hangs", now)


async def ask_now(unit: Unit, athlete_id: str, now: datetime) -> tuple[Connection, ...]:
    """Have an athlete's services asked at once, but for those that rest or want the person; gives all of them."""
    every = await connections.of_athlete(unit, athlete_id)
    for connection in every:
        if not left_alone(connection, now):
            await connections.change(unit, athlete_id, connection.service, {"next_at": now, "wanted_at": now})
    return every


async def _succeeded(
    syncing: Syncing, athlete: Athlete, connection: Connection, answers: _Answers, began: datetime
) -> None:
    now, service, brought = syncing.clock.now(), connection.service, answers.brought
    well = {"rests_until": None, "failures": 0, "trouble": None, "wanted_at": None, "succeeded_at": now}
    following = {"next_at": syncing.rhythm.next_after(athlete, now), "dropped": answers.dropped}
    async with syncing.database.writing() as unit:
        await connections.change(unit, athlete.id, service, {**well, **following})
        wanted = connection.wanted_at is not None
        await push(unit, athlete, now, wished=wanted)
        known = await known_for(unit, athlete, brought.sessions)
        facts = {"readings": brought.readings, **(told if wanted else told_unasked)(brought, athlete, known)}
        if wanted or facts["sessions"]:
            await outbox.tell(unit, athlete.id, Notice(NoticeKind.SYNCED, {**facts, "service": service.value}), now)
        if answers.calendar is not None:
            await notice(unit, athlete, answers.calendar, began, now)
    log.info(
        "A service was asked",
        action="sync_daily_ok",
        service=service.value,
        activities=len(brought.activities),
        readings=brought.readings,
        dropped=answers.dropped,
    )


async def _failed(syncing: Syncing, athlete: Athlete, connection: Connection, error: Outside) -> None:
    """Why, and until when nobody asks. What may pass in a minute is not said yet; that the person is wanted, once."""
    now, service = syncing.clock.now(), connection.service
    log.warning("A service could not be asked", action="sync_failed", service=service.value, error=error.key)
    rest, wanted = rest_after(connection, error, now), connection.wanted_at is not None
    values: dict[str, object] = {"trouble": error.key, **rest}
    if isinstance(error, LoginNeeded):
        values["next_at"] = NEVER
        wanted = wanted or connection.trouble != error.key
    if tell := wanted and (bool(rest) or not error.retryable):
        values["wanted_at"] = None
    async with syncing.database.writing() as unit:
        await connections.change(unit, athlete.id, service, values)
        if tell:
            await _say_trouble(unit, athlete, service, error.key, now)


async def _say_trouble(unit: Unit, athlete: Athlete, service: Service, trouble: str, now: datetime) -> None:
    facts = {"service": service.value, "trouble": trouble}
    await outbox.tell(unit, athlete.id, Notice(NoticeKind.SYNC_TROUBLE, facts), now)


def _told_to_jobs(error: Outside) -> Outside:
    """A wish to be left alone is no reason to try again in half a minute."""
    if isinstance(error, Unavailable) and error.retry_after is not None:
        return Refused(error.key, **error.values)
    return error
