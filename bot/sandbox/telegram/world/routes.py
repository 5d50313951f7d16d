"""`/world/…`: the JSON side for tests, the demo and the chat page."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from bot.sandbox.serving.faults import Fault
from bot.sandbox.telegram import events as e
from bot.sandbox.telegram.office import Office
from bot.sandbox.telegram.refusal import Refusal
from bot.sandbox.telegram.sandbox import POLL
from bot.sandbox.telegram.world import views
from bot.sandbox.telegram.world.deeds import AnyDeed, ImpossibleError
from bot.sandbox.telegram.world.people import do

KEEP_ALIVE_S = 15.0
SHOWABLE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


class World:
    def __init__(self, office: Office) -> None:
        self._office = office
        self._sandbox = office.sandbox

    def routes(self) -> list[Route]:
        return [
            Route("/world/deeds", self._deeds, methods=["POST"]),
            Route("/world/faults", self._plan_faults, methods=["POST"]),
            Route("/world/faults", self._clear_faults, methods=["DELETE"]),
            Route("/world/faults", self._faults, methods=["GET"]),
            Route("/world/users", self._users),
            Route("/world/users/{user_id:int}/commands", self._commands),
            Route("/world/chats/{chat_id:int}/messages", self._messages),
            Route("/world/chats/{chat_id:int}/actions", self._actions),
            Route("/world/chats/{chat_id:int}/events", self._events),
            Route("/world/taps", self._taps),
            Route("/world/calls", self._calls),
            Route("/world/count", self._count),
            Route("/world/profile", self._profile),
            Route("/world/files/{file_id}", self._file),
        ]

    async def _deeds(self, request: Request) -> Response:
        try:
            deed: AnyDeed = msgspec.json.decode(await request.body(), type=AnyDeed)
            return _json(do(self._office, deed))
        except (msgspec.DecodeError, ImpossibleError) as error:
            return _json({"error": str(error)}, 400)
        except Refusal as refusal:
            return _json({"error": refusal.description}, 400)

    async def _plan_faults(self, request: Request) -> Response:
        try:
            self._sandbox.faults.plan(msgspec.json.decode(await request.body(), type=tuple[Fault, ...]))
        except msgspec.DecodeError as error:
            return _json({"error": str(error)}, 400)
        return _json(self._sandbox.faults.waiting())

    async def _clear_faults(self, request: Request) -> Response:  # noqa: ARG002 - a route takes its request
        self._sandbox.faults.clear()
        return _json(())

    async def _faults(self, request: Request) -> Response:  # noqa: ARG002
        return _json(self._sandbox.faults.waiting())

    async def _users(self, request: Request) -> Response:  # noqa: ARG002
        return _json(list(self._sandbox.state.users.values()))

    async def _commands(self, request: Request) -> Response:
        user = self._sandbox.state.users.get(request.path_params["user_id"])
        return _json(views.commands(self._sandbox, user) if user else [])

    async def _messages(self, request: Request) -> Response:
        return _json(views.messages(self._sandbox, request.path_params["chat_id"]))

    async def _actions(self, request: Request) -> Response:
        return _json(views.actions(self._sandbox, request.path_params["chat_id"]))

    async def _taps(self, request: Request) -> Response:
        chat_id = request.query_params.get("chat_id")
        return _json(views.taps(self._sandbox, int(chat_id) if chat_id else None))

    async def _calls(self, request: Request) -> Response:
        after = int(request.query_params.get("after", "0"))
        return _json(views.calls(self._sandbox, request.query_params.get("method"), after))

    async def _count(self, request: Request) -> Response:  # noqa: ARG002
        counted = self._sandbox.faults.counted
        return _json(views.Counts(counted.total() - counted[POLL], counted[POLL]))

    async def _profile(self, request: Request) -> Response:  # noqa: ARG002
        texts = {field: text for (field, language), text in self._sandbox.state.profile_texts.items() if not language}
        return _json({"name": self._sandbox.bot.first_name, "username": self._sandbox.bot.username, **texts})

    async def _file(self, request: Request) -> Response:
        file = self._sandbox.state.files.get(request.path_params["file_id"])
        if file is None:
            return _json({"error": "there is no such file"}, 404)
        return file_response(file, self._sandbox.files.content(file))

    async def _events(self, request: Request) -> Response:
        stream = self._stream(request.path_params["chat_id"])
        return StreamingResponse(stream, media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    async def _stream(self, chat_id: int) -> AsyncIterator[bytes]:
        with self._sandbox.listening() as queue:
            yield b": connected\n\n"
            while True:
                try:
                    event = await asyncio.wait_for(queue.get(), KEEP_ALIVE_S)
                except TimeoutError:
                    yield b": still here\n\n"
                    continue
                if event is None:
                    return
                if (told := self._told(event, chat_id)) is not None:
                    yield b"event: %s\ndata: %s\n\n" % (told[0].encode(), msgspec.json.encode(told[1]))

    def _told(self, event: e.AnyEvent, chat_id: int) -> tuple[str, Any] | None:
        match event:
            case e.MessagePosted() | e.MessageEdited():
                place = (event.message.chat.id, event.message.message_id)
            case e.MessageDeleted() | e.MessagePinned() | e.ReactionSet():
                place = (event.chat_id, event.message_id)
            case e.ActionShown(chat_id=chat):
                return ("action", event) if chat == chat_id else None
            case e.TapAnswered():
                made = self._sandbox.state.taps[event.callback_id].made
                return ("answer", event) if made.chat_id == chat_id else None
            case e.CommandsSet():
                return ("commands", {})
            case _:
                return None
        return ("message", views.message(self._sandbox, *place)) if place[0] == chat_id else None


def file_response(file: e.FileKept, content: bytes) -> Response:
    """Photos are shown, everything else is only ever saved; nothing in a file can run on the page."""
    headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox"}
    if file.kind == "photo" and file.mime_type in SHOWABLE:
        return Response(content, media_type=file.mime_type, headers=headers)
    safe_name = "".join(character for character in file.name if character.isalnum() or character in "._- ")
    headers["Content-Disposition"] = f'attachment; filename="{safe_name.encode("ascii", "ignore").decode() or "file"}"'
    return Response(content, media_type="application/octet-stream", headers=headers)


def _json(value: object, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, media_type="application/json")
