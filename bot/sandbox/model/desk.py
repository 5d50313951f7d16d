"""The counter at which both APIs are served: key, fault, answer, and a line in the book."""

import json
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox.model import anthropic, openai
from bot.sandbox.model.conversation import Conversation
from bot.sandbox.model.deeds import Call, Reply
from bot.sandbox.model.refusal import Refusal
from bot.sandbox.model.talker import reply_to
from bot.sandbox.model.world import World
from bot.sandbox.serving.faults import Fault
from bot.sandbox.serving.trouble import page, troubled


class Desk:
    """Whatever is answered is billed, also where nobody hears the answer."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def messages(self, request: Request) -> Response:
        def check(body: Any) -> Conversation:
            return anthropic.checked(request.headers, body, self._world.key)

        return await self._serve(request, check, anthropic.answered, anthropic.refused)

    async def completions(self, request: Request) -> Response:
        def check(body: Any) -> Conversation:
            return openai.checked(request.headers.get("authorization", ""), body, self._world.key)

        return await self._serve(request, check, openai.answered, openai.refused)

    async def _serve(
        self,
        request: Request,
        check: Callable[[Any], Conversation],
        answered: Callable[[Reply, str, int], dict[str, Any]],
        refused: Callable[[Refusal], dict[str, Any]],
    ) -> Response:
        path, content = request.url.path.rpartition("/v1/")[2], await request.body()
        fault = self._world.faults.take(path)
        body = _read(content)
        billed = False
        if fault is not None and not fault.applied:
            response: Response = page(fault)
        else:
            try:
                reply = self._reply(check(body))
                response, billed = JSONResponse(answered(reply, body["model"], len(content))), True
            except Refusal as refusal:
                response = JSONResponse(refused(refusal), refusal.status)
        self._note(path, body, len(content), _status(response, fault), billed=billed)
        return await troubled(request, response, fault)

    def _reply(self, said: Conversation) -> Reply:
        return self._world.script.popleft() if self._world.script else reply_to(said)

    def _note(self, path: str, body: Any, size: int, status: int, *, billed: bool) -> None:
        self._world.calls.append(Call(path, body, size, status, billed))


def _status(response: Response, fault: Fault | None) -> int:
    return response.status_code if fault is None or fault.answered else 0


def _read(content: bytes) -> Any:
    """None for what is no JSON, which is then refused."""
    try:
        return json.loads(content)
    except ValueError:
        return None
