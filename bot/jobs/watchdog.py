"""Workers say that they live; what a silent one held goes to the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.jobs.spec import Tools
from bot.telemetry import logger
from storage.repositories import heartbeats, jobs

log = logger(__name__)

BEAT_S, LOOK_S = 10, 15
DEAD_AFTER = timedelta(seconds=45)
# Nothing waits for so long in an engine that still knows of it, but for a crowd, and offering twice is harmless.
FORGOTTEN_AFTER = timedelta(minutes=10)
PREFIX = "worker:"


class Recovering(Protocol):
    async def recover(self, dead: list[str]) -> None:
        """Hand on what those workers had claimed."""
        ...


@dataclass(frozen=True, slots=True)
class Watchdog:
    """Without an engine, as in a command, only our own rows are looked after; a worker does the rest."""

    tools: Tools
    worker: str
    engine: Recovering | None = None

    async def arrive(self) -> None:
        """Whoever bore this name before is gone, and so is whatever nobody alive holds."""
        async with self.tools.database.writing() as unit:
            others = workers_alive(await heartbeats.all(unit), self.tools.now()) - {self.worker}
            await jobs.take_back(unit, others, self.tools.now())
        await self.beat()

    async def beat(self) -> None:
        async with self.tools.database.writing() as unit:
            await heartbeats.beat(unit, f"{PREFIX}{self.worker}", self.tools.now())

    async def leave(self) -> None:
        """Others need not wait to see it dead. Its beat stays, so that they hand on what the engine had given to it."""
        gone = self.tools.now() - DEAD_AFTER - timedelta(seconds=1)
        async with self.tools.database.writing() as unit:
            await heartbeats.beat(unit, f"{PREFIX}{self.worker}", gone)

    async def look(self) -> int:
        """Take back what dead workers held, and offer anew what seems forgotten; how many jobs were taken back."""
        now = self.tools.now()
        async with self.tools.database.writing() as unit:
            beats = await heartbeats.all(unit)
            alive = workers_alive(beats, now) | {self.worker}
            dead = sorted(_names(beats) - alive)
            lost = await jobs.take_back(unit, alive, now)
            await jobs.nudge(unit, now - FORGOTTEN_AFTER, now)
            if self.engine is not None:
                await heartbeats.forget(unit, [f"{PREFIX}{each}" for each in dead])
        if dead and self.engine is not None:
            log.warning("Workers are gone", action="workers_lost", workers=dead, jobs=lost)
            await self.engine.recover(dead)
        if lost:
            self.tools.jobs.wake()
        return lost


def workers_alive(beats: Mapping[str, datetime], now: datetime) -> set[str]:
    return {name for name in _names(beats) if now - beats[f"{PREFIX}{name}"] <= DEAD_AFTER}


def _names(beats: Mapping[str, datetime]) -> set[str]:
    return {name.removeprefix(PREFIX) for name in beats if name.startswith(PREFIX)}
