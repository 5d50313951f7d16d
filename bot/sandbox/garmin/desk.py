"""Where each request is met: the fault that strikes it, who may come in, and what is written down about it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.sandbox.garmin.world import World
from bot.sandbox.serving.faults import Fault, Faults
from bot.sandbox.serving.trouble import page, troubled

type Handler = Callable[[Request], Awaitable[Response]]


class Refusal(Exception):
    """What the service says no with."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


@dataclass(frozen=True, slots=True)
class Desk:
    world: World
    faults: Faults = field(default_factory=Faults)

    def route(self, name: str, path: str, handler: Handler, *methods: str, open_to_all: bool = False) -> Route:
        """`name` is what faults and the list of calls know it by."""

        async def met(request: Request) -> Response:
            return await self._met(name, request, handler, open_to_all=open_to_all)

        return Route(path, met, methods=list(methods or ("GET",)), name=name)

    async def _met(self, name: str, request: Request, handler: Handler, *, open_to_all: bool) -> Response:
        fault = self.faults.take(name)
        body = await request.body()
        if fault is None or fault.applied:
            response = await self._answer(request, handler, open_to_all=open_to_all)
        else:
            response = _scripted(fault)
        self.world.calls.append(
            {"name": name, "path": request.url.path, "status": response.status_code, "bytes": len(body)}
        )
        return await troubled(request, response, fault)

    async def _answer(self, request: Request, handler: Handler, *, open_to_all: bool) -> Response:
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        if not open_to_all and not self.world.account.admits(token):
            return JSONResponse({"message": "Token is not active"}, 401)
        try:
            return await handler(request)
        except Refusal as refusal:
            return JSONResponse({"message": refusal.message}, refusal.status)


async def body_of(request: Request) -> dict[str, Any]:
    """Refuses what is no JSON object."""
    try:
        body = await request.json()
    except ValueError as error:
        raise Refusal(400, "Request body is not JSON") from error
    if not isinstance(body, dict):
        raise Refusal(400, "Request body is not an object")
    return body


def _scripted(fault: Fault) -> Response:
    return JSONResponse({"message": "scripted"}, fault.status) if fault.body is None else page(fault)
