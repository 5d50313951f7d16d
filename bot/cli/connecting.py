"""`coach login garmin`, `coach connect hevy`, `coach disconnect` and `coach sync`: what a person asks for by hand."""

import getpass
import sys

from bot.app import House, opened
from bot.cli.athletes import the_athlete
from bot.cli.words import error_sentence
from bot.coach.bring_in.services.leaving import disconnect
from bot.coach.bring_in.services.letting_in import ask_for, connect
from bot.coach.bring_in.services.syncing import sync
from bot.connectors.garmin.login import GarminLogin
from bot.connectors.hevy.door import HevyDoor
from bot.settings import load_settings
from bot.telegram.messages.words import count
from domain.athlete.athlete import Athlete
from domain.errors import CoachError, Configuration, LoginNeeded
from domain.training.service import Service
from storage.repositories import connections

FIRST = """Your password goes to Garmin and nowhere else; it is not stored. Once you are logged in, the planned workouts
of the next two weeks go into Garmin's calendar; nothing else in it is touched.
"""

CODE_IN_CHAT = "Garmin has sent a code. The running coach asks the athlete for it in the chat, for ten minutes."


async def login_garmin(given: str | None, *, code_in_chat: bool = False) -> str:
    """The password is asked for here, used once, and never stored."""
    async with opened(load_settings(), by_hand=True) as house:
        athlete = await the_athlete(house, given)
        login = GarminLogin(house.garmin)
        sys.stdout.write(FIRST)
        pending = await login.begin(athlete.id, _asked("E-mail: "), _asked("Password: ", secret=True))
        if pending is not None and code_in_chat:
            async with house.database.writing() as unit:
                if not await ask_for(unit, athlete.id, Service.GARMIN, pending.state, house.clock.now()):
                    raise Configuration("nobody_paired")
            return CODE_IN_CHAT
        if pending is not None:
            await login.finish(athlete.id, pending, _asked("Code that Garmin has sent you: "))
        async with house.database.writing() as unit:
            await connect(unit, athlete.id, Service.GARMIN, house.clock.now())
    return "Logged in to Garmin. The running coach asks it within a minute; `coach sync` does it here and now."


async def connect_hevy(given: str | None) -> str:
    """The key is tried once before it is kept. Raises Configuration where Hevy does not take it."""
    async with opened(load_settings(), by_hand=True) as house:
        athlete = await the_athlete(house, given)
        key = _asked("API key (Hevy, Settings, API; it needs Hevy Pro): ", secret=True)
        try:
            await HevyDoor(house.hevy, house.credentials).enter(athlete.id, {}, key)
        except LoginNeeded as error:
            raise Configuration("hevy_key_not_taken") from error
        async with house.database.writing() as unit:
            await connect(unit, athlete.id, Service.HEVY, house.clock.now())
    return "Hevy is connected. The running coach asks it within a minute; `coach sync` does it here and now."


async def disconnected(given: str | None, service: Service) -> str:
    """Raises Configuration where it was not connected."""
    async with opened(load_settings(), by_hand=True) as house:
        athlete = await the_athlete(house, given)
        async with house.database.writing() as unit:
            if not await disconnect(unit, athlete.id, service):
                raise Configuration("nothing_to_disconnect", service=service.maker)
    return (
        f"{service.maker} is disconnected, and what it takes to ask it is forgotten here. What it brought stays; "
        "workouts that lie there stay too."
    )


async def sync_now(given: str | None) -> int:
    """Every service that is connected, one after the other, whatever became of the one before. The exit code."""
    async with opened(load_settings(), by_hand=True) as house:
        athlete = await the_athlete(house, given)
        async with house.database.reading() as unit:
            every = await connections.of_athlete(unit, athlete.id)
        if not every:
            raise Configuration("nothing_connected")
        answered = [await _synced(house, athlete, each.service) for each in every]
    return 0 if all(answered) else 1


async def _synced(house: House, athlete: Athlete, service: Service) -> bool:
    """Says what it brought, or why it did not."""
    try:
        brought = await sync(house.syncing, athlete.id, service)
    except CoachError as error:
        sys.stderr.write(f"{error_sentence(error)}\n")
        return False
    sessions = count(len(brought.activities), "session", "sessions")
    figures = count(brought.nights + brought.readings, "figure", "figures")
    sys.stdout.write(f"{service.maker}: {sessions} and {figures} new or changed.\n")
    return True


def _asked(question: str, *, secret: bool = False) -> str:
    """Raises Configuration where nobody can be asked."""
    if not sys.stdin.isatty():
        answer = sys.stdin.readline().rstrip("\n")
    else:
        answer = getpass.getpass(question) if secret else input(question)
    if not answer.strip():
        raise Configuration("login_incomplete")
    return answer
