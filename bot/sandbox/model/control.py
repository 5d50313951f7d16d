"""The way in for whoever tells this model what to say, or plans trouble."""

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.sandbox.model.deeds import Planned, Scripted, Seen
from bot.sandbox.model.world import World


class Control:
    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[Route]:
        return [
            Route("/control/script", self._script, methods=["POST"]),
            Route("/control/faults", self._plan, methods=["POST"]),
            Route("/control/everything", self._forget, methods=["DELETE"]),
            Route("/control/seen", self._seen, methods=["GET"]),
        ]

    async def _script(self, request: Request) -> Response:
        self._world.script.extend(msgspec.json.decode(await request.body(), type=Scripted).replies)
        return Response(status_code=204)

    async def _plan(self, request: Request) -> Response:
        self._world.faults.plan(msgspec.json.decode(await request.body(), type=Planned).faults)
        return Response(status_code=204)

    async def _forget(self, request: Request) -> Response:
        del request
        self._world.calls.clear()
        self._world.script.clear()
        self._world.faults.clear()
        return Response(status_code=204)

    async def _seen(self, request: Request) -> Response:
        del request
        seen = Seen(tuple(self._world.calls))
        return Response(msgspec.json.encode(seen), media_type="application/json")
