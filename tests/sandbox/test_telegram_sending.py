"""What a bot may send, and the words with which Telegram refuses the rest."""

import asyncio
from typing import Any

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, InvalidToken

from bot.sandbox.telegram.client import TelegramClient
from bot.sandbox.telegram.process import RunningTelegram

JSON = {"Content-Type": "application/json"}
GOAT = "🐐"  # two UTF-16 units


def keyboard(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("no text", {}, "message text is empty"),
    ("empty text", {"text": ""}, "message text is empty"),
    ("white space", {"text": " \n "}, "text must be non-empty"),
    ("nothing left", {"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
    ("4,097 letters", {"text": "x" * 4097}, "message is too long"),
    ("4,098 units", {"text": GOAT * 2049}, "message is too long"),
    ("endless", {"text": "x" * 32_769}, "text is too long"),
    ("parse mode", {"text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
    ("data of 65 bytes", {"text": "x", "reply_markup": keyboard({"text": "a", "callback_data": "x" * 65})},
     "BUTTON_DATA_INVALID"),
    ("65 bytes in 33 letters", {"text": "x", "reply_markup": keyboard({"text": "a", "callback_data": "é" * 32 + "x"})},
     "BUTTON_DATA_INVALID"),
    ("empty data", {"text": "x", "reply_markup": keyboard({"text": "a", "callback_data": ""})},
     "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
    ("no action", {"text": "x", "reply_markup": keyboard({"text": "a"})},
     "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
    ("no label", {"text": "x", "reply_markup": keyboard({"callback_data": "a"})},
     "can't parse inline keyboard button: Can't find field \"text\""),
    ("blank label", {"text": "x", "reply_markup": keyboard({"text": " ", "callback_data": "a"})},
     "inline keyboard button text must be non-empty"),
    ("101 buttons", {"text": "x", "reply_markup": keyboard(*[{"text": "a", "callback_data": "b"}] * 101)},
     "reply markup is too long"),
    ("odd link", {"text": "x", "reply_markup": keyboard({"text": "a", "url": "not-a-url"})},
     "inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL"),
    ("ftp link", {"text": "x", "reply_markup": keyboard({"text": "a", "url": "ftp://example.com"})},
     "inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol"),
    ("markup is no object", {"text": "x", "reply_markup": [1]}, "object expected as reply markup"),
    ("markup is no JSON", {"text": "x", "reply_markup": "{"}, "can't parse reply markup JSON object"),
    ("reply to nothing", {"text": "x", "reply_parameters": {"message_id": 999_999}},
     "message to be replied not found"),
    ("entity behind the text", {"text": "hello", "entities": [{"type": "bold", "offset": 100, "length": 1}]},
     "entity begins after the end of the text at UTF-16 offset 100"),
    ("entity too long", {"text": "hello", "entities": [{"type": "bold", "offset": 0, "length": 100}]},
     "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 100"),
    ("entity before the text", {"text": "hello", "entities": [{"type": "bold", "offset": -1, "length": 1}]},
     "receive an entity with incorrect offset -1"),
    ("entity unknown", {"text": "hello", "entities": [{"type": "shiny", "offset": 0, "length": 1}]},
     "can't parse MessageEntity: Unsupported type specified"),
]  # fmt: skip


@pytest.mark.parametrize(("params", "words"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
async def test_telegram_refuses_in_its_own_words(
    raw: httpx.AsyncClient, client: TelegramClient, person: int, params: dict[str, Any], words: str
) -> None:
    answer = await raw.post("sendMessage", json={"chat_id": person, **params})
    assert answer.status_code == 400
    assert answer.json() == {"ok": False, "error_code": 400, "description": f"Bad Request: {words}"}
    assert await client.messages(person) == []


async def test_half_a_character_is_no_text(raw: httpx.AsyncClient, person: int) -> None:
    answer = await raw.post("sendMessage", content=b'{"chat_id": %d, "text": "\\ud83d"}' % person, headers=JSON)
    assert answer.json()["description"] == "Bad Request: strings must be encoded in UTF-8"


@pytest.mark.parametrize("text", ["x" * 4096, GOAT * 2048, f"<b>{'x' * 4096}</b>", "&lt;" * 4096])
async def test_4096_units_after_parsing_fit(bot: Bot, person: int, text: str) -> None:
    sent = await bot.send_message(person, text, parse_mode=ParseMode.HTML)
    assert len((sent.text or "").encode("utf-16-le")) == 4096 * 2


async def test_a_full_keyboard_fits(bot: Bot, person: int) -> None:
    rows = [[InlineKeyboardButton("a", callback_data="x" * 64)] * 4] * 25
    sent = await bot.send_message(person, "hundred", reply_markup=InlineKeyboardMarkup(rows))
    assert sent.reply_markup == InlineKeyboardMarkup(rows)


async def test_who_cannot_be_written_to(bot: Bot, client: TelegramClient, person: int) -> None:
    with pytest.raises(BadRequest, match=r"(?i)chat not found"):
        await bot.send_message(5, "nobody")
    await client.join(person + 500_000, "Stranger", opened=False)
    with pytest.raises(BadRequest, match=r"(?i)chat not found"):
        await bot.send_message(person + 500_000, "never wrote")
    await client.say(person + 500_000, "/start")
    await bot.send_message(person + 500_000, "now you did")

    await client.block(person)
    with pytest.raises(Forbidden, match=r"(?i)bot was blocked by the user"):
        await bot.send_message(person, "blocked")
    with pytest.raises(Forbidden, match=r"(?i)bot was blocked by the user"):
        await bot.send_chat_action(person, "typing")
    await client.block(person, blocked=False)
    await bot.send_message(person, "again")


async def test_a_deactivated_account_cannot_be_written_to(bot: Bot, client: TelegramClient, person: int) -> None:
    await client.deactivate(person)
    with pytest.raises(Forbidden, match=r"(?i)user is deactivated"):
        await bot.send_message(person, "gone")


async def test_tokens_and_methods(shared: RunningTelegram, raw: httpx.AsyncClient) -> None:
    with pytest.raises(InvalidToken):
        async with Bot("7000000002:wrong-token-of-some-length", base_url=shared.bot_api_base):
            pytest.fail("a wrong token must not open anything")
    async with httpx.AsyncClient(trust_env=False) as http:
        refused = await http.get(f"{shared.bot_api_base}7000000002:wrong-token-of-some-length/getMe")
        assert (refused.status_code, refused.json()["description"]) == (401, "Unauthorized")
        assert (await http.get(f"{shared.bot_api_base}nonsense/getMe")).status_code == 404
    unknown = await raw.get("sendHug")
    assert (unknown.status_code, unknown.json()["description"]) == (404, "Not Found: method not found")


@pytest.mark.parametrize("way", ["query", "form", "json", "multipart"])
async def test_parameters_may_come_in_four_ways(raw: httpx.AsyncClient, person: int, way: str) -> None:
    params = {"chat_id": str(person), "text": "hello", "reply_markup": '{"force_reply": true}'}
    match way:
        case "query":
            answer = await raw.get("SENDMESSAGE", params=params)
        case "form":
            answer = await raw.post("sendMessage", data=params)
        case "json":
            answer = await raw.post("sendMessage", json=params)
        case _:
            answer = await raw.post("sendMessage", data=params, files={"unused": b"x"})
    assert answer.json()["result"]["text"] == "hello"


async def test_what_was_sent_can_be_read(bot: Bot, client: TelegramClient, person: int) -> None:
    asked = await client.say(person, "how was it")
    sent = await bot.send_message(
        person,
        "  <b>Easy</b> run \n",
        parse_mode=ParseMode.HTML,
        disable_notification=True,
        protect_content=True,
        reply_to_message_id=asked.message_id,
    )
    assert (sent.text, sent.has_protected_content) == ("Easy run", True)
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "how was it"
    [seen] = await client.from_bot(person)
    assert (seen.words, seen.silent, seen.copies) == ("Easy run", True, 1)
    [call] = [call for call in await client.calls("sendMessage") if call.params.get("chat_id") == str(person)]
    assert (call.status, call.params["text"]) == (200, "  <b>Easy</b> run \n")
    assert call.answer["result"]["message_id"] == sent.message_id


async def test_replies_may_do_without_what_they_reply_to(raw: httpx.AsyncClient, person: int) -> None:
    reply = {"message_id": 999_999, "allow_sending_without_reply": True}
    answer = await raw.post("sendMessage", json={"chat_id": person, "text": "x", "reply_parameters": reply})
    assert answer.json()["ok"] is True


async def test_explicit_entities_come_back_and_found_ones_join_them(raw: httpx.AsyncClient, person: int) -> None:
    bold = {"type": "bold", "offset": 3, "length": 4}
    body = {"chat_id": person, "text": f"{GOAT} Easy /today", "entities": [bold]}
    answer = await raw.post("sendMessage", json=body)
    assert answer.json()["result"]["entities"] == [bold, {"type": "bot_command", "offset": 8, "length": 6}]


async def test_nothing_is_cut_before_the_first_entity(raw: httpx.AsyncClient, person: int) -> None:
    body = {"chat_id": person, "text": "  hi  ", "entities": [{"type": "bold", "offset": 0, "length": 6}]}
    message = (await raw.post("sendMessage", json=body)).json()["result"]
    assert (message["text"], message["entities"]) == ("  hi", [{"type": "bold", "offset": 0, "length": 4}])


async def test_markdown_is_not_spoken_here(bot: Bot, person: int) -> None:
    with pytest.raises(BadRequest, match=r"(?i)does not speak markdown"):
        await bot.send_message(person, "*bold*", parse_mode=ParseMode.MARKDOWN_V2)


async def test_two_equal_messages_are_two_copies(bot: Bot, client: TelegramClient, person: int) -> None:
    await bot.send_message(person, "twice")
    await asyncio.sleep(1)
    await bot.send_message(person, "twice")
    assert [seen.copies for seen in await client.from_bot(person)] == [2, 2]
