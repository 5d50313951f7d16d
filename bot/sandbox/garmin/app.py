"""Garmin as a web application: sign-in, data, workouts and the control under one address."""

from starlette.applications import Starlette

from bot.sandbox.garmin.control import Control
from bot.sandbox.garmin.desk import Desk
from bot.sandbox.garmin.library import Library
from bot.sandbox.garmin.reads import Reads
from bot.sandbox.garmin.sso import SignIn
from bot.sandbox.garmin.world import World
from bot.sandbox.serving.own_pages import GUARDS


def build_app(world: World) -> Starlette:
    desk = Desk(world)
    return Starlette(
        routes=[
            *SignIn(world.account).routes(desk),
            *Reads(world).routes(desk),
            *Library(world).routes(desk),
            *Control(desk).routes(),
        ],
        middleware=GUARDS,
    )
