"""The Bot API's two addresses: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

import inspect
import re
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox.serving.faults import Fault
from bot.sandbox.serving.trouble import page, troubled
from bot.sandbox.telegram.calls import Call, read_call
from bot.sandbox.telegram.events import CallMade
from bot.sandbox.telegram.files import MAX_DOWNLOAD_BYTES
from bot.sandbox.telegram.methods.registry import BY_NAME
from bot.sandbox.telegram.office import Office
from bot.sandbox.telegram.refusal import Refusal
from bot.sandbox.telegram.shapes import Wire


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
        response: Response = JSONResponse(answer.body, answer.status)
        if fault is not None and not fault.applied and fault.body is not None:
            response = page(fault)
        return await troubled(request, response, fault)

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
            if fault and not fault.applied:
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
        self._sandbox.record(
            CallMade(
                number=len(self._sandbox.state.calls) + 1,
                method=call.method,
                params=call.for_transcript(),
                status=answer.status if fault is None or fault.answered else 0,
                answer=answer.body,
                at=arrived[0],
                steady_s=arrived[1],
                fault=fault.mode if fault else None,
            )
        )

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
    retry_after_s = None if fault.retry_after is None else int(fault.retry_after)
    return _refused(Refusal(fault.status, _TITLES.get(fault.status, "Error"), retry_after_s=retry_after_s))
