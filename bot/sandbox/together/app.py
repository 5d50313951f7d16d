"""All services under one address, and the page over them."""

from pathlib import Path

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.sandbox.garmin import app as garmin_app
from bot.sandbox.garmin.world import World as Garmin
from bot.sandbox.hevy import app as hevy_app
from bot.sandbox.hevy.world import World as Hevy
from bot.sandbox.model import app as model_app
from bot.sandbox.model.world import World as Model
from bot.sandbox.serving.memory import Memory, Remembering
from bot.sandbox.serving.own_pages import GUARDS
from bot.sandbox.telegram import app as telegram_app
from bot.sandbox.telegram.sandbox import Sandbox as Telegram
from bot.sandbox.together.panels import panels_of

FOLDER = Path(__file__).parent / "static"
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"


def build_app(telegram: Telegram, garmin: Memory[Garmin], hevy: Memory[Hevy], model: Model) -> Starlette:
    """As the app of one of them: `app.state.release` ends what waits."""
    chat = telegram_app.build_app(telegram)

    async def page(request: Request) -> Response:  # noqa: ARG001 - a route takes its request
        headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}
        return FileResponse(FOLDER / "world.html", media_type="text/html", headers=headers)

    async def panels(request: Request) -> Response:  # noqa: ARG001
        shown = msgspec.json.encode(panels_of(garmin.world, hevy.world))
        return Response(shown, media_type="application/json", headers={"Cache-Control": "no-store"})

    app = Starlette(
        routes=[
            Route("/", page),
            Route("/panels", panels),
            Mount("/static", StaticFiles(directory=FOLDER)),
            Mount("/garmin", Remembering(garmin_app.build_app(garmin.world), garmin)),
            Mount("/hevy", Remembering(hevy_app.build_app(hevy.world), hevy)),
            Mount("/model", model_app.build_app(model)),
            Mount("/", chat),
        ],
        middleware=GUARDS,
        lifespan=chat.router.lifespan_context,
    )
    app.state.release = chat.state.release
    return app
