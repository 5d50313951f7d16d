"""An account at a Garmin on loopback, logged in."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest

from bot.connectors.garmin.account import Accounts
from bot.connectors.garmin.exporter import GarminExporter
from bot.connectors.garmin.source import GarminSource
from bot.sandbox.garmin.client import GarminClient
from bot.sandbox.garmin.process import running_garmin
from domain.athlete.athlete import Athlete
from domain.training.delivery import Delivery
from domain.training.service import Service

ANNA = Athlete("anna", "Anna", "Europe/Berlin")
TODAY = date(2026, 11, 26)
NOW = datetime(2026, 11, 26, 19, tzinfo=UTC)


@dataclass
class Kept:
    """Credentials in memory; `puts` counts how often they were put away."""

    secrets: dict[tuple[str, Service], Mapping[str, object]] = field(default_factory=dict)
    puts: int = 0

    async def get(self, athlete_id: str, service: Service) -> Mapping[str, object] | None:
        return self.secrets.get((athlete_id, service))

    async def put(self, athlete_id: str, service: Service, secret: Mapping[str, object]) -> None:
        self.puts += 1
        self.secrets[athlete_id, service] = secret

    def tokens(self, athlete_id: str) -> object:
        return self.secrets[athlete_id, Service.GARMIN]["tokens"]


@dataclass
class Garmin:
    client: GarminClient
    kept: Kept
    accounts: Accounts

    @property
    def source(self) -> GarminSource:
        return GarminSource(self.accounts)

    @property
    def exporter(self) -> GarminExporter:
        return GarminExporter(self.accounts)

    async def asked(self, since: int = 0) -> list[str]:
        return (await self.client.calls())[since:]


@pytest.fixture
async def garmin() -> AsyncIterator[Garmin]:
    async with running_garmin() as running:
        kept = Kept()
        await kept.put("anna", Service.GARMIN, await running.client.log_in())
        yield Garmin(running.client, kept, Accounts(kept, running.url))


async def delivered(garmin: Garmin, cursors: dict[str, str], now: datetime = NOW) -> list[Delivery]:
    """Everything, with the cursors moved as far as it came."""
    found = []
    async for delivery in garmin.source.deliveries(ANNA, cursors, now):
        cursors[delivery.part] = delivery.cursor
        found.append(delivery)
    return found
