"""One export in a process of its own, begun when it is told to: `python exporting.py URL KEY`."""

import asyncio
import sys
from collections.abc import Mapping
from datetime import date

from bot.clock import SystemClock
from bot.connectors.hevy.client import hevy_http
from bot.connectors.hevy.exporter import HevyExporter
from domain.plan.export import Order
from domain.training.service import Service
from domain.training.sport import Sport
from domain.training.workout import PlannedExercise, Purpose, Workout

SQUATS = (PlannedExercise("back_squat", 3, 5, 8),)
WORKOUT = Workout("w-legs", date(2026, 11, 26), Sport.STRENGTH, "Legs", Purpose.STRENGTH, 50, exercises=SQUATS)


class OneKey:
    def __init__(self, key: str) -> None:
        self.key = key

    async def get(self, athlete_id: str, service: Service) -> Mapping[str, object] | None:
        return {"api_key": self.key}

    async def put(self, athlete_id: str, service: Service, secret: Mapping[str, object]) -> None:
        self.key = str(secret["api_key"])


async def created(name: str) -> None:
    """Nothing of it outlives this process."""


async def export(url: str, key: str) -> None:
    async with hevy_http(url) as http:
        await HevyExporter(http, OneKey(key), SystemClock()).export(Order("anna", WORKOUT), created)


if __name__ == "__main__":
    sys.stdin.readline()
    asyncio.run(export(*sys.argv[1:]))
