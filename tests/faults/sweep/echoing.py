"""A coach that says back what it hears, so that every answer shows which update it came from."""

from pathlib import Path

from bot.telegram.buttons.registry import ButtonFamily
from bot.telegram.buttons.tapped import Tapped
from bot.telegram.commands.registry import Command
from bot.telegram.incoming.routing import Routes
from bot.telegram.turn import Turn
from domain.athlete.athlete import Athlete
from storage.repositories import athletes
from tests.faults.sweep.coach import Coach, started
from tests.faults.sweep.outside import USER_ID, Outside
from tests.faults.sweep.power import Power


async def echo(turn: Turn) -> None:
    await committed(turn, turn.argument)


async def press(turn: Turn, tapped: Tapped) -> None:
    await committed(turn, f"{tapped.action} {turn.update_id}")
    await turn.answer()


async def committed(turn: Turn, words: str) -> None:
    async with turn.desk.database.writing() as unit:
        await turn.reply(words, unit)
        await turn.finish(unit)


ROUTES = Routes((Command("echo", echo),), (ButtonFamily("card", press),), ())


async def prepared(world: Outside, place: Path) -> None:
    (place / "coach").mkdir(parents=True)
    (place / "telegram").mkdir()
    async with started(place / "coach", world, Power(place / "coach")) as coach:
        await paired(coach, world)


async def paired(coach: Coach, world: Outside) -> None:
    async with coach.database.writing() as unit:
        await athletes.add(unit, Athlete("anna", "Anna"), world.clock.now())
        await athletes.pair(unit, "anna", USER_ID, USER_ID, world.clock.now())
