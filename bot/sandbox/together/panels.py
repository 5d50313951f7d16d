"""What the page shows beside the chat."""

import msgspec

from bot.sandbox.garmin.world import World as Garmin
from bot.sandbox.hevy.world import World as Hevy
from bot.sandbox.together.calendar import Entry, calendar
from bot.sandbox.together.gym import Routine, routines


class Panels(msgspec.Struct, frozen=True):
    calendar: tuple[Entry, ...]
    routines: tuple[Routine, ...]


def panels_of(garmin: Garmin, hevy: Hevy) -> Panels:
    return Panels(calendar(garmin), routines(hevy))
