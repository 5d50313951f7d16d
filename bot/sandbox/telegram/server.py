"""Serves one sandbox on loopback until it is told to stop."""

import asyncio
import json
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.sandbox.telegram.app import build_app
from bot.sandbox.telegram.sandbox import Sandbox

HOST = "127.0.0.1"


def serve(port: int, folder: Path, token: str) -> None:
    """Prints one line of JSON with the addresses, then answers requests; returns after SIGTERM or SIGINT."""
    sandbox = Sandbox(folder, token)
    app = build_app(sandbox)
    config = uvicorn.Config(
        app, http=_AbortableProtocol, lifespan="on", log_level="warning", timeout_graceful_shutdown=2, access_log=False
    )
    with _listening_on(port) as listener:
        url = f"http://{HOST}:{listener.getsockname()[1]}"
        sys.stdout.write(json.dumps({"url": url, "chat": f"{url}/chat"}) + "\n")
        sys.stdout.flush()
        asyncio.run(_Server(config, app.state.release).serve(sockets=[listener]))
    sandbox.close()


def _listening_on(port: int) -> socket.socket:
    # Named as TCP, because asyncio switches off Nagle's delay (40 ms an answer) only on sockets that say so.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((HOST, port))
    listener.listen(512)
    return listener


class _AbortableProtocol(H11Protocol):
    """Hands the connection to the app, so that a scripted fault can cut it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


class _Server(uvicorn.Server):
    """Lets go of waiting polls and event streams before it waits for open requests."""

    def __init__(self, config: uvicorn.Config, release: Callable[[], None]) -> None:
        super().__init__(config)
        self._release = release

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._release()
        await super().shutdown(sockets=sockets)
