"""The sandbox as a web application: the Bot API, the world and the chat page under one address."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.routing import Route

from bot.sandbox.serving.own_pages import GUARDS
from bot.sandbox.telegram.bot_api import BotApi
from bot.sandbox.telegram.office import Office
from bot.sandbox.telegram.page import page_routes
from bot.sandbox.telegram.sandbox import Sandbox
from bot.sandbox.telegram.world.routes import World


def build_app(sandbox: Sandbox) -> Starlette:
    """`app.state.release` ends waiting polls and event streams, so that the server can stop at once."""
    office = Office.of(sandbox)
    api = BotApi(office)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:  # noqa: ARG001 - starlette passes the app
        courier = asyncio.create_task(office.courier.run())
        yield
        courier.cancel()
        with suppress(asyncio.CancelledError):
            await courier

    def release() -> None:
        office.updates.close()
        sandbox.stop_listening()

    routes = [
        Route("/bot{token}/{method}", api.method, methods=["GET", "POST"]),
        Route("/file/bot{token}/{path:path}", api.file),
        *World(office).routes(),
        *page_routes(),
    ]
    app = Starlette(routes=routes, lifespan=lifespan, middleware=GUARDS)
    app.state.release = release
    return app
