"""Somebody who writes on and on is told so once; their taps count, and nobody else notices."""

import asyncio
import itertools
from datetime import timedelta

import pytest
from telegram import CallbackQuery, Chat, Message, Update, User

from bot.clock import SystemClock
from bot.telegram.commands.registry import Command
from bot.telegram.incoming.flood import MOST, WITHIN, Flow, Gauge
from bot.telegram.incoming.routing import Routes
from bot.telegram.turn import Turn
from domain.athlete.athlete import Athlete
from storage.repositories import athletes
from tests.builders.values import NOW
from tests.telegram.house import House

ANNA = User(1, "Anna", is_bot=False)
TEXT = Update(1, message=Message(1, NOW, Chat(1, "private"), from_user=ANNA, text="hi"))
FILE = Update(1, message=Message(1, NOW, Chat(1, "private"), from_user=ANNA))
TAP = Update(1, callback_query=CallbackQuery("1", ANNA, "1", data="card:p:1:approve"))


async def echo(turn: Turn) -> None:
    await turn.reply(turn.argument)


@pytest.mark.fault("F52")
async def test_a_flood_is_answered_once_and_holds_up_nobody(house: House) -> None:
    ben = house.user_id + 1000
    await house.client.join(ben)
    async with house.database.writing() as unit:
        await athletes.add(unit, Athlete("ben", "Ben"), SystemClock().now())
        await athletes.pair(unit, "ben", ben, ben, SystemClock().now())
    async with house.running(Routes((Command("echo", echo),), (), ())):
        await asyncio.gather(*(house.client.say(house.user_id, f"so {number}") for number in range(60)))
        await house.client.say(ben, "/echo me")
        await house.client.wait_for(ben, lambda seen: seen.words == "me", timeout_s=5)
        await house.settled()
    async with house.database.reading() as unit:
        outcomes = (await unit.exec_driver_sql("SELECT reason, count(*) FROM inbox GROUP BY reason")).all()
        queued = (await unit.exec_driver_sql("SELECT count(*) FROM outbox WHERE athlete_id = 'anna'")).scalar_one()
    assert dict(tuple(row) for row in outcomes)["flood"] == 60 - MOST
    assert queued == MOST + 1, "twenty answers, and one sentence about the rest"


def test_after_a_minute_they_are_read_again() -> None:
    gauge = Gauge()
    flows = [gauge.flow("anna", TEXT, NOW + timedelta(seconds=second)) for second in range(MOST + 2)]
    assert flows == [Flow.FINE] * MOST + [Flow.JUST_OVER, Flow.OVER]
    assert gauge.flow("anna", TEXT, NOW + WITHIN) is Flow.FINE
    assert gauge.flow("ben", TEXT, NOW) is Flow.FINE


@pytest.mark.parametrize("update", [FILE, TAP])
def test_files_and_taps_are_never_too_many(update: Update) -> None:
    gauge = Gauge()
    assert {gauge.flow("anna", update, NOW) for _ in range(200)} == {Flow.FINE}
    for _ in itertools.repeat(None, MOST + 1):
        gauge.flow("anna", TEXT, NOW)
    assert gauge.flow("anna", update, NOW) is Flow.FINE
