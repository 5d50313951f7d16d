"""The Bot API's two addresses: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

import asyncio
import inspect
import os
import re
import signal
from contextlib import suppress
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox.telegram.calls import Call, read_call
from bot.sandbox.telegram.events import CallMade
from bot.sandbox.telegram.faults import Fault
from bot.sandbox.telegram.files import MAX_DOWNLOAD_BYTES
from bot.sandbox.telegram.methods.registry import BY_NAME
from bot.sandbox.telegram.office import Office
from bot.sandbox.telegram.refusal import Refusal
from bot.sandbox.telegram.shapes import Wire

NOTHING_APPLIED = frozenset({"error_before", "drop_before", "kill_before"})
NOTHING_ANSWERED = frozenset({"drop_before", "apply_then_drop", "kill_before", "kill_after"})
GATEWAY_PAGE = "<html><body><h1>502 Bad Gateway</h1></body></html>"


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    body: Wire


class BotApi:
    def __init__(self, office: Office) -> None:
        self._office = office
        self._sandbox = office.sandbox

    async def method(self, request: Request) -> Response:
        name = BY_NAME.get(request.path_params["method"].lower(), (request.path_params["method"],))[0]
        refused = self._wrong_token(request)
        if refused is not None:
            return JSONResponse(refused.body, refused.status)
        fault = self._sandbox.faults.take(name)
        arrived = (self._sandbox.clock.now_s(), self._sandbox.clock.steady_s())
        call, answer = await self._carried_out(request, name, fault)
        self._write_down(call, answer, arrived, fault)
        return await self._given(request, answer, fault)

    async def file(self, request: Request) -> Response:
        refused = self._wrong_token(request)
        if refused is not None:
            return JSONResponse(refused.body, refused.status)
        path = request.path_params["path"]
        file = next((file for file in self._sandbox.state.files.values() if file.path == path), None)
        if file is None or file.size > MAX_DOWNLOAD_BYTES:
            return JSONResponse(_refused(Refusal(404, "Not Found")).body, 404)
        headers = {"X-Content-Type-Options": "nosniff"}
        return Response(self._sandbox.files.content(file), media_type="application/octet-stream", headers=headers)

    async def _carried_out(self, request: Request, name: str, fault: Fault | None) -> tuple[Call, _Answer]:
        call = Call(name, {})
        try:
            call = await read_call(request, name)
            if fault and fault.mode in NOTHING_APPLIED:
                return call, _scripted(fault)
            return call, _Answer(200, {"ok": True, "result": await self._run(call)})
        except Refusal as refusal:
            return call, _refused(refusal)

    async def _run(self, call: Call) -> object:
        known = BY_NAME.get(call.method.lower())
        if known is None:
            raise Refusal(404, "Not Found: method not found")
        result = known[1](self._office, call)
        return await result if inspect.isawaitable(result) else result

    def _write_down(self, call: Call, answer: _Answer, arrived: tuple[float, float], fault: Fault | None) -> None:
        unanswered = fault is not None and fault.mode in NOTHING_ANSWERED
        self._sandbox.record(
            CallMade(
                number=len(self._sandbox.state.calls) + 1,
                method=call.method,
                params=call.for_transcript(),
                status=0 if unanswered else answer.status,
                answer=answer.body,
                at=arrived[0],
                steady_s=arrived[1],
                fault=fault.mode if fault else None,
            )
        )

    async def _given(self, request: Request, answer: _Answer, fault: Fault | None) -> Response:
        if fault is None:
            return JSONResponse(answer.body, answer.status)
        if fault.pid is not None:
            with suppress(ProcessLookupError):
                os.kill(fault.pid, signal.SIGKILL)
        if fault.mode in NOTHING_ANSWERED:
            request.state.transport.abort()
            return Response()
        if fault.mode == "slow":
            await asyncio.sleep(fault.seconds)
        if fault.mode == "garbage_after":
            return Response(GATEWAY_PAGE if fault.body is None else fault.body, media_type="text/html")
        if fault.body is not None:
            return Response(fault.body, fault.status, media_type="text/html")
        return JSONResponse(answer.body, answer.status)

    def _wrong_token(self, request: Request) -> _Answer | None:
        token = request.path_params["token"]
        if token == self._sandbox.token:
            return None
        if not re.fullmatch(r"\d+:[\w-]+", token):
            return _refused(Refusal(404, "Not Found"))
        return _refused(Refusal(401, "Unauthorized"))


def _refused(refusal: Refusal) -> _Answer:
    body: Wire = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.retry_after_s is not None:
        body["parameters"] = {"retry_after": refusal.retry_after_s}
    return _Answer(refusal.code, body)


_TITLES = {
    400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict",
    429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable",
    504: "Gateway Timeout",
}  # fmt: skip


def _scripted(fault: Fault) -> _Answer:
    return _refused(Refusal(fault.status, _TITLES.get(fault.status, "Error"), retry_after_s=fault.retry_after))
