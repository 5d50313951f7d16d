"""`/metrics`: figures of the whole house in Prometheus' text format, made when they are asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from prometheus_client import ProcessCollector
from prometheus_client.core import Metric
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.web.families import families, lock_family
from bot.web.scrape import Scrape, scrape
from domain.errors import CoachError
from domain.ports.clock import Clock
from storage.database import Database
from storage.waits import Waits


@dataclass(frozen=True, slots=True)
class Metrics:
    """`flows` are the types of jobs that are counted from zero, whether or not one has ended yet."""

    database: Database
    clock: Clock
    flows: tuple[str, ...] = ()

    async def answer(self, request: Request) -> Response:
        try:
            seen = await scrape(self.database, self.clock.now())
        except CoachError as error:
            return PlainTextResponse(f"the database does not answer: {error.key}", 503)
        encode, kind = choose_encoder(request.headers.get("accept", ""))
        text = encode(_Once(seen, self.flows, self.database.waits))
        return Response(text, media_type=kind, headers={"Cache-Control": "no-store"})


@dataclass(frozen=True, slots=True)
class _Once(Collector):
    seen: Scrape
    flows: tuple[str, ...]
    waits: Waits

    def collect(self) -> Iterator[Metric]:
        yield from families(self.seen, self.flows)
        yield lock_family(self.waits)
        yield from ProcessCollector(registry=None).collect()
