"""What no single message holds comes as several, in order."""

from bot.telegram.commands.registry import Command
from bot.telegram.incoming.routing import Routes
from bot.telegram.turn import Turn
from tests.telegram.house import House

LINES = [f"line {number} of a long story" for number in range(250)]


async def tell(turn: Turn) -> None:
    await turn.reply(f"<b>{'\n'.join(LINES)}</b>")


async def test_a_long_answer_comes_as_several_messages(house: House) -> None:
    async with house.running(Routes((Command("tell", tell),), (), ())):
        await house.client.say(house.user_id, "/tell")
        await house.client.wait_for(house.user_id, lambda seen: LINES[-1] in seen.words)
    said = await house.said()
    assert len(said) == 2
    assert "\n".join(said).split("\n") == LINES
