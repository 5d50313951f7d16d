"""Strangers get one line, a good code pairs, and from then on the account is the athlete's."""

import pytest

from bot.clock import SystemClock
from bot.coach.care.pairing import make_code, redeem
from bot.sandbox.telegram.world.deeds import OpenChat
from bot.telegram.commands.registry import COMMANDS
from bot.telegram.incoming.routing import Routes
from domain.athlete.athlete import Athlete
from storage.repositories import athletes
from tests.telegram.house import House, eventually

ROUTES = Routes(COMMANDS, (), ())


async def test_a_code_makes_a_stranger_an_athlete(house: House) -> None:
    bea = await _stranger(house)
    async with house.database.writing() as unit:
        await athletes.add(unit, Athlete("bea", "Bea"), SystemClock().now())
    code = await make_code(house.database, "bea", SystemClock().now())
    async with house.running(ROUTES):
        await house.client.say(bea, "hello?")
        await house.client.wait_for(bea, lambda seen: "private coach" in seen.words)
        await house.client.say(bea, f"/start {code}")
        await house.client.wait_for(bea, lambda seen: "You are paired" in seen.words)
        await house.client.say(bea, "/start")
        await house.client.wait_for(bea, lambda seen: "I am here" in seen.words)
    async with house.database.reading() as unit:
        assert await athletes.by_user(unit, bea) == "bea"
        assert await athletes.chat_of(unit, "bea") == bea


async def test_a_used_and_a_made_up_code_get_the_same_words(house: House) -> None:
    mallory = await _stranger(house)
    used = await make_code(house.database, "anna", SystemClock().now())
    async with house.database.writing() as unit:
        await redeem(unit, used, house.user_id, house.user_id, SystemClock().now())
    async with house.running(ROUTES):
        for code in (used, "ABCDE-FGHJK", "'; DROP TABLE athletes; --"):
            await house.client.say(mallory, f"/start {code}")
        await eventually(lambda: _heard(house, mallory, 3))
    words = {seen.words for seen in await house.client.from_bot(mallory)}
    assert len(words) == 1
    async with house.database.reading() as unit:
        assert await athletes.by_user(unit, mallory) is None


@pytest.mark.fault("F53")
async def test_a_stranger_hears_one_line_however_much_they_say(house: House) -> None:
    mallory = await _stranger(house)
    async with house.running(ROUTES):
        for text in ("hello", "/review", "approve", "/start"):
            await house.client.say(mallory, text)
        await house.client.send_document(mallory, "run.fit", b"no run")
        await eventually(lambda: _heard(house, mallory, 1))
        await house.settled()
    assert len(await house.client.from_bot(mallory)) == 1


async def test_a_strangers_tap_on_a_card_is_told_and_does_nothing(house: House) -> None:
    mallory = await _stranger(house)
    async with house.running(ROUTES):
        card = await house.finished(await house.put("Card", chat_id=mallory, buttons=["Approve"]))
        assert card.message_id is not None
        tap = await house.client.tap(mallory, card.message_id, "card:p-1:1:Approve")
        answer = (await house.client.answer_to(tap)).answer
        await house.settled()
    assert answer is not None
    assert "private coach" in (answer.text or "")
    assert len(await house.client.from_bot(mallory)) == 1


async def test_what_is_said_in_a_group_is_not_heard(house: House) -> None:
    group = -house.user_id
    await house.client.do(OpenChat(chat_id=group, type="group", title="Runners", by_user_id=house.user_id))
    async with house.running(ROUTES):
        await house.client.say(house.user_id, "/start", chat_id=group)
        await house.client.say(house.user_id, "/start", forwarded_from="Mallory")
        await house.client.say(house.user_id, "/start", via_bot="inline_bot")
        hello = await house.client.say(house.user_id, "/start")
        await house.client.wait_for(house.user_id, lambda seen: "I am here" in seen.words)
        await house.client.edit(house.user_id, hello.message_id, "/start again")
        await house.settled()
    assert str(group) not in {str(call.params["chat_id"]) for call in await house.client.calls("sendMessage")}
    assert len(await house.said()) == 1


async def _stranger(house: House) -> int:
    user_id = house.user_id + 100_000
    await house.client.join(user_id, "Somebody")
    return user_id


async def _heard(house: House, user_id: int, wanted: int) -> bool:
    return len(await house.client.from_bot(user_id)) >= wanted
