"""What a story tells this model, and what it shows of itself."""

from typing import Any

import msgspec

from bot.sandbox.serving.faults import Fault


class Look(msgspec.Struct, frozen=True):
    """One call of a tool."""

    name: str
    given: dict[str, Any] = {}


class Reply(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is answered to one request, whatever it says: looks, or words that end in `stop`."""

    words: str = ""
    looks: tuple[Look, ...] = ()
    stop: str = "end_turn"


class Scripted(msgspec.Struct, frozen=True):
    replies: tuple[Reply, ...]


class Planned(msgspec.Struct, frozen=True):
    faults: tuple[Fault, ...]


class Call(msgspec.Struct, frozen=True):
    """One request to the API: its bytes on the wire and what came of it; 0 where nothing was answered."""

    path: str
    body: Any
    size: int
    status: int
    billed: bool


class Seen(msgspec.Struct, frozen=True):
    calls: tuple[Call, ...]
