"""What a fault makes of an answer on its way out."""

import asyncio
import json
import os
import signal
from contextlib import suppress
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from bot.sandbox.serving.faults import Fault

PAGE = "<html><body><h1>502 Bad Gateway</h1></body></html>"
IN_ITS_PLACE: dict[str, object] = {"null": None, "text": "absurd", "number": 123456789, "list": [], "object": {}}


def page(fault: Fault) -> Response:
    """The error as a page, which is how something between the service and the world would put it."""
    headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
    return HTMLResponse(PAGE if fault.body is None else fault.body, fault.status, headers)


async def troubled(request: Request, response: Response, fault: Fault | None) -> Response:
    """What comes through of `response`. Kills, cuts and waits where the fault says so."""
    if fault is None:
        return response
    if fault.pid is not None:
        with suppress(ProcessLookupError):
            os.kill(fault.pid, signal.SIGKILL)
    if not fault.answered:
        request.state.transport.abort()
        return Response()
    match fault.mode:
        case "slow":
            await asyncio.sleep(fault.seconds)
        case "error_after":
            return page(fault)
        case "garbage_after":
            return HTMLResponse(PAGE if fault.body is None else fault.body)
        case "cut_after":
            half = bytes(response.body)[: len(response.body) // 2]
            return Response(half, response.status_code, media_type="application/json")
        case "altered" if response.status_code < 300:
            return JSONResponse(altered(json.loads(bytes(response.body)), fault), response.status_code)
    return response


def altered(answer: Any, fault: Fault) -> Any:
    """The answer with one of its fields changed; as it was where it has no such field."""
    *way, last = fault.field.split(".")
    place = answer
    for step in way:
        place = _inside(place, step)
    if isinstance(place, dict) and last in place:
        value = place.pop(last)
        if fault.change == "renamed":
            place[f"{last}_v2"] = value
        elif fault.change != "missing":
            place[last] = IN_ITS_PLACE[fault.change]
    return answer


def _inside(place: Any, step: str) -> Any:
    if isinstance(place, dict):
        return place.get(step)
    return place[int(step)] if isinstance(place, list) and step.isdigit() and int(step) < len(place) else None
