"""The counter at which every request to the API is taken: key, fault, answer, and a line in the book."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from bot.sandbox.hevy.deeds import Call
from bot.sandbox.hevy.refusal import Refusal, bad_request
from bot.sandbox.hevy.world import World
from bot.sandbox.serving.faults import Fault
from bot.sandbox.serving.trouble import page, troubled


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as the answers see it."""

    query: dict[str, str]
    path: dict[str, Any]
    body: Any


@dataclass(frozen=True, slots=True)
class Answer:
    body: Any
    status: int = 200


type Answering = Callable[[Asked], Answer]


class Desk:
    def __init__(self, world: World) -> None:
        self._world = world

    def route(self, method: str, path: str, answering: Answering) -> Route:
        async def endpoint(request: Request) -> Response:
            return await self._serve(request, answering)

        return Route(f"/v1/{path}", endpoint, methods=[method])

    async def _serve(self, request: Request, answering: Answering) -> Response:
        path = request.url.path.partition("/v1/")[2]
        what = f"{request.method} {path}"
        fault = self._world.faults.take(what)
        body = await _body(request)
        response = self._answered(request, answering, body, fault)
        status = response.status_code if fault is None or fault.answered else 0
        self._world.calls.append(Call(what, dict(request.query_params), body, status))
        return await troubled(request, response, fault)

    def _answered(self, request: Request, answering: Answering, body: Any, fault: Fault | None) -> Response:
        if request.headers.get("api-key") != self._world.key:
            return HTMLResponse("InvalidApiKey", 401)
        if fault is not None and not fault.applied:
            return page(fault)
        try:
            answer = answering(Asked(dict(request.query_params), request.path_params, body))
        except Refusal as refusal:
            if refusal.as_text:
                return HTMLResponse(refusal.words, refusal.status)
            return JSONResponse({"error": refusal.words}, refusal.status)
        return Response(status_code=answer.status) if answer.body is None else JSONResponse(answer.body, answer.status)


async def _body(request: Request) -> Any:
    content = await request.body()
    if not content:
        return None
    try:
        return json.loads(content)
    except ValueError:
        return content.decode(errors="replace")


def wanted(asked: Asked) -> Any:
    """The body of a request that needs one."""
    if not isinstance(asked.body, dict):
        raise bad_request('"value" must be of type object')
    return asked.body
