"""Who the bot is, its menu, its descriptions, and the chats it sees."""

from typing import Any

import httpx
import pytest
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden

from bot.sandbox.telegram.client import TelegramClient

REFUSED: list[tuple[list[dict[str, str]], str]] = [
    ([{"command": "Week", "description": "x"}], "BOT_COMMAND_INVALID"),
    ([{"command": "week-plan", "description": "x"}], "BOT_COMMAND_INVALID"),
    ([{"command": "", "description": "x"}], "command must be non-empty"),
    ([{"command": "w" * 33, "description": "x"}], "command length must not exceed 32"),
    ([{"command": "week", "description": " "}], "command description must be non-empty"),
    ([{"command": "week", "description": "x" * 257}], "command description length must not exceed 256"),
    ([{"command": "week", "description": "x"}] * 101, "BOT_COMMANDS_TOO_MUCH"),
    ([{"name": "week"}], "can't parse BotCommand: Can't find field \"command\""),
]


@pytest.mark.parametrize(("commands", "words"), REFUSED)
async def test_menus_that_telegram_refuses(raw: httpx.AsyncClient, commands: list[dict[str, str]], words: str) -> None:
    answer = await raw.post("setMyCommands", json={"commands": commands})
    assert answer.json()["description"] == f"Bad Request: {words}"


async def test_a_person_sees_the_menu_made_for_them(bot: Bot, client: TelegramClient, person: int) -> None:
    german = person + 800_000
    await client.join(german, "Jan", language_code="de")
    private = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands([BotCommand("week", "The week")])
    await bot.set_my_commands([BotCommand("/today", "Today"), BotCommand("help", "Help")], scope=private)
    await bot.set_my_commands([BotCommand("woche", "Die Woche")], scope=private, language_code="de")
    await bot.set_my_commands([BotCommand("admin", "Admin")], scope=BotCommandScopeChat(person))
    assert [item["command"] for item in await client.commands(german)] == ["woche"]
    assert [item["command"] for item in await client.commands(person)] == ["admin"]
    assert await bot.get_my_commands(scope=private) == (BotCommand("today", "Today"), BotCommand("help", "Help"))


async def test_descriptions_have_their_lengths(bot: Bot) -> None:
    assert await bot.set_my_description("d" * 512)
    assert await bot.set_my_short_description("s" * 120)
    with pytest.raises(BadRequest, match=r"(?i)bot description is too long"):
        await bot.set_my_description("d" * 513)
    with pytest.raises(BadRequest, match=r"(?i)bot short description is too long"):
        await bot.set_my_short_description("s" * 121)


async def test_the_bot_introduces_itself(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.is_bot) == (int(bot.token.partition(":")[0]), True)


async def test_chat_actions(bot: Bot, client: TelegramClient, person: int) -> None:
    await bot.send_chat_action(person, "typing")
    [action] = await client.actions(person)
    assert (action.chat_id, action.action) == (person, "typing")
    with pytest.raises(BadRequest, match=r"(?i)wrong parameter action in request"):
        await bot.send_chat_action(person, "dancing")


async def test_groups_can_be_left_and_then_not_written_to(bot: Bot, client: TelegramClient, person: int) -> None:
    group = -1_000_000 - person
    await client.open_chat(group, "group", "Runners", person)
    assert (await bot.get_chat(group)).title == "Runners"
    await bot.send_message(group, "hello")
    await bot.leave_chat(group)
    with pytest.raises(Forbidden, match=r"(?i)bot is not a member of the group chat"):
        await bot.send_message(group, "anybody")
    with pytest.raises(BadRequest, match=r"(?i)chat not found"):
        await bot.leave_chat(person)


@pytest.mark.parametrize("params", [{}, {"chat_id": ""}])
async def test_a_chat_must_be_named(raw: httpx.AsyncClient, params: dict[str, Any]) -> None:
    answer = await raw.post("getChat", json=params)
    assert answer.json()["description"] == "Bad Request: chat_id is empty"
