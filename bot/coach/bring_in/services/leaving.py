"""A service is let go of: nobody asks it any more, and what it takes to ask is forgotten."""

from domain.training.service import Service
from storage.database import Unit
from storage.repositories import connections, credentials


async def disconnect(unit: Unit, athlete_id: str, service: Service) -> bool:
    """What it brought stays, and so does what was put there. False where it was not connected."""
    known = await connections.get(unit, athlete_id, service) is not None
    await credentials.remove(unit, athlete_id, service.value)
    await connections.disconnect(unit, athlete_id, service)
    return known
