"""Four weeks of the past, asked of a service in peace."""

import asyncio
from contextlib import aclosing

from bot.coach.bring_in.recordings import BroughtIn
from bot.coach.bring_in.services.delivered import shelf_of
from bot.coach.bring_in.services.rests import rest_after, rests
from bot.coach.bring_in.services.syncing import Syncing
from bot.telemetry import logger
from domain.errors import Outside, Unavailable
from domain.training.service import Service
from domain.training.span import Span
from storage.repositories import connections, cursors
from storage.repositories.connections import Connection

log = logger(__name__)


async def bring_in_span(syncing: Syncing, athlete_id: str, service: Service, span: Span) -> BroughtIn:
    """What of it is not here yet; stopped in the middle it goes on from there.

    Raises NotFound where it is not connected, Unavailable where the service wishes to be left alone or does
    not answer, Refused and LoginNeeded; what had come until then is stored.
    """
    now = syncing.clock.now()
    shelf, connection = await shelf_of(syncing.database, syncing.clock, athlete_id, service)
    if connection.rests_until is not None and rests(connection, now):
        raise Unavailable("service_rests", connection.rests_until - now, service=service.maker)
    brought = BroughtIn((), 0)
    if span.name in shelf.known:
        return brought
    try:
        async with aclosing(syncing.sources[service].history(shelf.athlete, span, shelf.known)) as deliveries:
            async for delivery in deliveries:
                brought = brought.and_then(await shelf.put(delivery))
                await asyncio.sleep(syncing.pause_s)
    except Outside as error:
        raise await _left_alone(syncing, connection, error) from error
    async with syncing.database.writing() as unit:
        await cursors.close(unit, athlete_id, service, span.name, syncing.clock.now())
    log.info(
        "Weeks of the past were brought in",
        action="backfill_ok",
        service=service.value,
        first=span.first.isoformat(),
        activities=len(brought.activities),
    )
    return brought


async def _left_alone(syncing: Syncing, connection: Connection, error: Outside) -> Outside:
    """A wish to be left alone holds for all who ask there; the error says until when."""
    now = syncing.clock.now()
    values = rest_after(connection, error, now)
    if not values:
        return error
    async with syncing.database.writing() as unit:
        await connections.change(unit, connection.athlete_id, connection.service, {"trouble": error.key, **values})
        rested = await connections.get(unit, connection.athlete_id, connection.service)
    until = rested.rests_until if rested else None
    return Unavailable(error.key, until - now if until else None, **error.values)
