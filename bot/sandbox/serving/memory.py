"""What a service still knows when its process was gone."""

from pathlib import Path
from typing import Any

import msgspec
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.sandbox.serving.clock import Clock
from bot.sandbox.serving.faults import Faults


class Memory[World]:
    """One world in one file. Faults still to come are forgotten with the process."""

    def __init__(self, file: Path, fresh: World) -> None:
        self._file = file
        self.world = fresh
        if file.exists():
            self.world = msgspec.json.decode(file.read_bytes(), type=type(fresh), dec_hook=_recalled)

    def keep(self) -> None:
        """Whole or not at all, so that a kill leaves the one before."""
        beside = self._file.with_suffix(".new")
        beside.write_bytes(msgspec.json.encode(self.world, enc_hook=_kept))
        beside.replace(self._file)


class Remembering:
    """Keeps what a request may have changed."""

    def __init__(self, app: ASGIApp, memory: Memory[Any]) -> None:
        self._app = app
        self._memory = memory

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, send)
        if scope["type"] == "http" and scope["method"] != "GET":
            self._memory.keep()


def _kept(value: object) -> object:
    return value.ahead_s if isinstance(value, Clock) else None


def _recalled(kind: type, kept: Any) -> object:
    if kind is not Clock:
        return Faults()
    clock = Clock()
    clock.advance(kept)
    return clock
