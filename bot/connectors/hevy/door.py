"""The way into Hevy: an API key, tried once before it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass

import httpx

from bot.connectors.hevy.client import Hevy
from domain.errors import LoginNeeded
from domain.ports.credentials import Credentials
from domain.training.service import Service


@dataclass(frozen=True, slots=True)
class HevyDoor:
    http: httpx.AsyncClient
    credentials: Credentials

    async def enter(self, athlete_id: str, state: Mapping[str, object], told: str) -> None:
        del state
        key = told.strip()
        if not key.isascii() or not key.isprintable() or not key:
            raise LoginNeeded("hevy_key_refused")
        await Hevy(self.http, key).get("workouts/count")
        await self.credentials.put(athlete_id, Service.HEVY, {"api_key": key})
