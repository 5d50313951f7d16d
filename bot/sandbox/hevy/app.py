"""Hevy as a web application: the public API and the control under one address."""

from starlette.applications import Starlette

from bot.sandbox.hevy.body import Body
from bot.sandbox.hevy.control import Control
from bot.sandbox.hevy.desk import Desk
from bot.sandbox.hevy.routines import Routines
from bot.sandbox.hevy.workouts import Workouts
from bot.sandbox.hevy.world import World
from bot.sandbox.serving.own_pages import GUARDS


def build_app(world: World) -> Starlette:
    desk = Desk(world)
    routes = [
        *Workouts(world).routes(desk),
        *Routines(world).routes(desk),
        *Body(world).routes(desk),
        *Control(world).routes(),
    ]
    return Starlette(routes=routes, middleware=GUARDS)
