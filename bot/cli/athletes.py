"""Which athlete a command is about, and the code that pairs one with a Telegram account."""

import secrets
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.app import House, opened
from bot.coach.care.pairing import make_code
from bot.coach.review.starting import begin
from bot.settings import load_settings
from domain.athlete.athlete import Athlete
from domain.errors import Configuration, NotFound
from storage.repositories import athletes


async def the_athlete(house: House, given: str | None) -> Athlete:
    """The one that was named, else the only one there is.

    Raises NotFound where there is none, Configuration where it is unclear which, or where nobody has that id.
    """
    async with house.database.reading() as unit:
        ids = await athletes.ids(unit)
        if not ids:
            raise NotFound("athlete_not_found")
        if given is None and len(ids) > 1:
            raise Configuration("athlete_unclear", ids=", ".join(ids))
        athlete = await athletes.get(unit, given or ids[0])
    if athlete is None:
        raise Configuration("athlete_unknown", id=given, ids=", ".join(ids))
    return athlete


async def the_athlete_or_new(house: House, given: str | None, name: str = "Athlete", zone: str = "UTC") -> Athlete:
    """A first athlete is made where there is none."""
    try:
        return await the_athlete(house, given)
    except NotFound:
        if given:
            raise
    athlete = Athlete(id=f"a-{secrets.token_hex(6)}", display_name=name, zone_name=_zone(zone))
    now = house.clock.now()
    async with house.database.writing() as unit:
        await athletes.add(unit, athlete, now)
        await begin(unit, athlete, now)
    return athlete


async def pairing_code(given: str | None, name: str, zone: str) -> str:
    async with opened(load_settings(), by_hand=True) as house:
        athlete = await the_athlete_or_new(house, given, name, zone)
        code = await make_code(house.database, athlete.id, house.clock.now())
    return f"/start {code}\nSend that to your bot within ten minutes. It works once, for {athlete.display_name}."


def _zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise Configuration("unknown_zone", zone=name) from error
