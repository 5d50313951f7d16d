"""What other services know an athlete by, kept in the database: one role of the credentials."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.training.service import Service
from storage.database import Database
from storage.repositories import credentials


@dataclass(frozen=True, slots=True)
class StoredCredentials:
    database: Database

    async def get(self, athlete_id: str, service: Service) -> Mapping[str, object] | None:
        async with self.database.reading() as unit:
            return await credentials.get(unit, athlete_id, service.value)

    async def put(self, athlete_id: str, service: Service, secret: Mapping[str, object]) -> None:
        async with self.database.writing() as unit:
            await credentials.put(unit, athlete_id, service.value, secret)
