"""Where Telegram wants silence from the whole bot, a new process knows it too, and forgets it when it is over."""

from datetime import timedelta

from telegram.ext import ExtBot

from bot.telegram.backoff import Backoff
from bot.telegram.outgoing.hold import CIRCUIT, recall, remember
from bot.telegram.outgoing.pacing import Pacer, Passage
from bot.telegram.outgoing.post import Post
from storage.repositories import circuits
from tests.builders.season import HandClock
from tests.telegram.house import House


def new_process(house: House, clock: HandClock) -> Post:
    """A sender as after a kill: it has the file, and no memory."""
    pacer = Pacer(28)
    bot: ExtBot[Passage] = ExtBot(house.telegram.token, rate_limiter=pacer)
    return Post(house.database, clock, bot, house.press, Backoff(), pacer)


async def test_a_silence_for_all_outlives_a_kill_and_ends_in_time(house: House) -> None:
    clock = HandClock()
    killed = new_process(house, clock)
    killed.pacer.pause(90)
    async with house.database.writing() as unit:
        await remember(unit, killed)
    clock.advance(seconds=30)
    next_one = new_process(house, clock)
    await recall(next_one)
    assert 58 < next_one.pacer.pause_s() <= 60
    clock.moment += timedelta(seconds=61)
    last = new_process(house, clock)
    await recall(last)
    assert last.pacer.pause_s() == 0
    async with house.database.reading() as unit:
        assert CIRCUIT not in await circuits.all(unit)
