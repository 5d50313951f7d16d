"""Serves one application on loopback until it is told to stop."""

import asyncio
import json
import socket
import sys
from contextlib import suppress

import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol

HOST = "127.0.0.1"
# Longer than clients keep a connection they do not use: one that is dropped just when it is used again fails a request.
KEEP_ALIVE_S = 60


def serve(app: Starlette, port: int) -> None:
    """Prints one line of JSON with the address, then answers requests; returns after SIGTERM or SIGINT.

    `app.state.release`, where there is one, lets go of requests that wait.
    """
    config = uvicorn.Config(
        app,
        http=AbortableProtocol,
        ws="none",
        log_level="warning",
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=2,
        access_log=False,
    )
    with listening_on(port) as listener, suppress(KeyboardInterrupt):
        sys.stdout.write(json.dumps({"url": f"http://{HOST}:{listener.getsockname()[1]}"}) + "\n")
        sys.stdout.flush()
        asyncio.run(_Server(config, app).serve(sockets=[listener]))


def listening_on(port: int) -> socket.socket:
    # Named as TCP, because asyncio switches off Nagle's delay (40 ms an answer) only on sockets that say so.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((HOST, port))
    listener.listen(512)
    return listener


class AbortableProtocol(H11Protocol):
    """Hands the connection to the app, so that a scripted fault can cut it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


class _Server(uvicorn.Server):
    """Lets go of waiting polls and event streams before it waits for open requests."""

    def __init__(self, config: uvicorn.Config, app: Starlette) -> None:
        super().__init__(config)
        self._app = app

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        if release := getattr(self._app.state, "release", None):
            release()
        await super().shutdown(sockets=sockets)
