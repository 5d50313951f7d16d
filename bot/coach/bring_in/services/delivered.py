"""What a service delivers, into the store, together with where to go on."""

from dataclasses import dataclass

from bot.coach.bring_in.recordings import BroughtIn, bring_in_within, take_out
from domain.athlete.athlete import Athlete
from domain.errors import NotFound
from domain.ports.clock import Clock
from domain.training.delivery import Delivery
from domain.training.service import Service
from storage.database import Database
from storage.repositories import athletes, connections, cursors, payloads
from storage.repositories.connections import Connection


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where deliveries of one service to one athlete go; `known` are the cursors as they move."""

    database: Database
    clock: Clock
    athlete: Athlete
    service: Service
    known: dict[str, str]

    async def put(self, delivery: Delivery) -> BroughtIn:
        """With its cursor and, where something came of it, the answer itself, in one transaction; what brings nothing
        and moves nothing opens none.
        """
        recording, moved = delivery.recording, self.known.get(delivery.part) != delivery.cursor
        if recording.is_empty and not (moved or delivery.gone):
            return BroughtIn((), 0)
        athlete_id, source, now = self.athlete.id, self.service.value, self.clock.now()
        async with self.database.writing() as unit:
            new = await bring_in_within(unit, self.clock, athlete_id, [recording])
            await take_out(unit, self.athlete, source, delivery.gone, now)
            await payloads.forget(unit, athlete_id, source, delivery.part, delivery.gone)
            if not new.is_empty:
                await payloads.keep(unit, athlete_id, source, delivery.payloads, now)
            if moved:
                await cursors.move(unit, athlete_id, self.service, delivery.part, delivery.cursor, now)
        self.known[delivery.part] = delivery.cursor
        return new


async def shelf_of(database: Database, clock: Clock, athlete_id: str, service: Service) -> tuple[Shelf, Connection]:
    """Where the deliveries of a service go, as far as they have come. Raises NotFound where it is not connected."""
    async with database.reading() as unit:
        athlete = await athletes.get(unit, athlete_id)
        connection = await connections.get(unit, athlete_id, service)
        known = dict(await cursors.of_service(unit, athlete_id, service))
    if athlete is None or connection is None:
        raise NotFound("not_connected", service=service.maker)
    return Shelf(database, clock, athlete, service, known), connection
