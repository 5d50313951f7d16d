"""A gym app is connected from the chat: the key is asked for, taken out of the chat, tried, and kept sealed."""

from sqlalchemy import select

from bot.sandbox.hevy.process import RunningHevy
from bot.sandbox.telegram.world.views import SeenMessage
from domain.training.service import Service
from storage.repositories import asked_secrets, connections, credentials
from storage.tables.inbox import inbox
from tests.journeys.chat import Chat
from tests.telegram.house import eventually

WRONG = "5a4db0c5-0000-4000-8000-00000000dead"


async def test_a_key_is_told_once_taken_out_of_the_chat_and_kept(gym: tuple[Chat, RunningHevy]) -> None:
    chat, hevy = gym
    question = await asked(chat)
    assert question.prompt is not None
    told = await chat.telegram.client.say(chat.user_id, WRONG, reply_to=question.message_id)
    await eventually(lambda: deleted(chat, told.message_id))
    await chat.wait(lambda seen: "does not take that key" in seen.words)
    chat.clock.advance(seconds=1)
    again = await asked(chat)
    assert again.message_id > question.message_id
    pasted = await chat.telegram.client.say(chat.user_id, hevy.key)
    await eventually(lambda: deleted(chat, pasted.message_id))
    await chat.wait(lambda seen: "Hevy is connected" in seen.words)
    async with chat.database.reading() as unit:
        assert await credentials.get(unit, "anna", "hevy") == {"api_key": hevy.key}
        assert [each.service for each in await connections.of_athlete(unit, "anna")] == [Service.HEVY]
        assert await asked_secrets.get(unit, "anna", Service.HEVY) is None
        said = b"".join((await unit.execute(select(inbox.c.raw))).scalars())
    assert b"/connect" in said
    assert hevy.key.encode() not in said
    assert WRONG.encode() not in said
    late = await chat.say(f"{hevy.key}")
    assert "cannot answer that" in late.words, "nothing is asked any more"


async def deleted(chat: Chat, message_id: int) -> bool:
    every = await chat.telegram.client.messages(chat.user_id)
    return next(seen.deleted for seen in every if seen.message_id == message_id)


async def asked(chat: Chat) -> SeenMessage:
    menu = await chat.say("/connect")
    await chat.tap(menu, "ask")
    return await chat.wait(lambda seen: seen.message_id > menu.message_id and "Answer this message" in seen.words)
