"""The model as a web application: both APIs and the control under one address."""

from starlette.applications import Starlette
from starlette.routing import Route

from bot.sandbox.model.control import Control
from bot.sandbox.model.desk import Desk
from bot.sandbox.model.world import World
from bot.sandbox.serving.own_pages import GUARDS


def build_app(world: World) -> Starlette:
    desk = Desk(world)
    routes = [
        Route("/v1/messages", desk.messages, methods=["POST"]),
        Route("/v1/chat/completions", desk.completions, methods=["POST"]),
        *Control(world).routes(),
    ]
    return Starlette(routes=routes, middleware=GUARDS)
