"""Hevy as a source of what an athlete lifted and weighed."""

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from datetime import datetime

import httpx

from bot.connectors.hevy import measurements, workouts
from bot.connectors.hevy.client import hevy_of
from bot.connectors.hevy.cursor import workouts_from
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.ports.credentials import Credentials
from domain.training.delivery import Delivery
from domain.training.service import Service
from domain.training.span import Span


@dataclass(frozen=True, slots=True)
class HevySource:
    """`http` is made by `hevy_http`. The secret of a credential is `{"api_key": …}`."""

    http: httpx.AsyncClient
    credentials: Credentials
    service: Service = Service.HEVY

    async def deliveries(self, athlete: Athlete, cursors: Mapping[str, str], now: datetime) -> AsyncGenerator[Delivery]:
        hevy = await hevy_of(self.http, self.credentials, athlete.id)
        sync = workouts.WorkoutSync(hevy, athlete.zone, now, workouts_from(cursors.get(workouts.PART)))
        async for delivery in sync.deliveries():
            yield delivery
        yield await measurements.measured(hevy, cursors.get(measurements.PART), local_day(now, athlete.zone))

    async def history(self, athlete: Athlete, span: Span, cursors: Mapping[str, str]) -> AsyncGenerator[Delivery]:
        """Nothing: a first sync reads all there ever was."""
        del athlete, span, cursors
        return
        yield
