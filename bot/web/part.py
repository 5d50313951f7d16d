"""The part of the running coach that answers monitors, and carries whatever else is served over HTTP."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Route

from bot.settings import Settings
from bot.web.guard import Guard
from bot.web.health import Health
from bot.web.metrics import Metrics
from bot.web.server import serve
from domain.ports.clock import Clock
from storage.database import Database


@dataclass(frozen=True, slots=True)
class WebPart:
    app: Starlette
    host: str
    port: int

    async def run(self) -> None:
        """Until cancelled. Raises Configuration where it may not listen."""
        await serve(self.app, self.host, self.port)


def build(
    settings: Settings, database: Database, clock: Clock, flows: Sequence[str] = (), routes: Sequence[BaseRoute] = ()
) -> WebPart:
    """`flows` are the types of jobs there are. `routes` see to it themselves who may use them."""
    token = settings.coach_web_token
    guard = Guard(token.get_secret_value() if token else None)
    own = (
        Route("/healthz", guard.before(Health(database, clock).answer)),
        Route("/metrics", guard.before(Metrics(database, clock, tuple(flows)).answer)),
    )
    return WebPart(Starlette(routes=[*own, *routes]), settings.web.host, settings.web.port)
