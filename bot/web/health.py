"""`/healthz`: 200 while both loops live, something was written lately, and a read answers; else 503 and why."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.coach.care.liveness import SILENT_FOR, Life, life
from domain.errors import CoachError
from domain.ports.clock import Clock
from storage.database import Database
from storage.repositories import heartbeats

READS_WITHIN_S = 5.0


@dataclass(frozen=True, slots=True)
class Health:
    database: Database
    clock: Clock

    async def answer(self, request: Request) -> Response:
        del request
        try:
            async with asyncio.timeout(READS_WITHIN_S), self.database.reading() as unit:
                beats = await heartbeats.all(unit)
        except TimeoutError:
            return _told(None, ["database: no answer to a read"])
        except CoachError as error:
            return _told(None, [f"database: {error.key}"])
        found = life(beats, self.clock.now())
        return _told(found, [f"{name}: silent for more than {SILENT_FOR.seconds} s" for name in found.silent])


def _told(found: Life | None, reasons: list[str]) -> Response:
    ages = {name: _seconds(age) for name, age in (found.ages if found else {}).items()}
    body = {"well": not reasons, "reasons": reasons, "seconds_since": ages}
    return JSONResponse(body, 503 if reasons else 200, {"Cache-Control": "no-store"})


def _seconds(age: timedelta | None) -> float | None:
    return None if age is None else round(age.total_seconds(), 1)
