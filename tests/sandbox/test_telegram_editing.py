"""Edits, deletions, pins and reactions: what they change, and when Telegram says no."""

import asyncio
from io import BytesIO

import httpx
import pytest
from PIL import Image
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, Message
from telegram.error import BadRequest

from bot.sandbox.telegram.client import TelegramClient

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Apply", callback_data="p:1:1:apply")]])


async def test_an_edit_takes_the_place_of_the_message(bot: Bot, client: TelegramClient, person: int) -> None:
    sent = await bot.send_message(person, "Plan", reply_markup=KEYBOARD)
    await client.advance(5)
    await _until_free()
    edited = await bot.edit_message_text("Plan ✔", person, sent.message_id)
    assert isinstance(edited, Message)
    assert edited.edit_date is not None
    assert (edited.edit_date - sent.date).total_seconds() >= 5
    [seen] = await client.from_bot(person)
    assert (seen.words, seen.buttons, [version.text for version in seen.versions]) == ("Plan ✔", {}, ["Plan"])


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, person: int) -> None:
    sent = await bot.send_message(person, "Plan", reply_markup=KEYBOARD)
    with pytest.raises(BadRequest, match=r"(?i)message is not modified: specified new message content"):
        await bot.edit_message_text("Plan", person, sent.message_id, reply_markup=KEYBOARD)
    with pytest.raises(BadRequest, match=r"(?i)message is not modified"):
        await bot.edit_message_reply_markup(person, sent.message_id, reply_markup=KEYBOARD)


async def test_edits_need_a_message_of_the_bot(bot: Bot, client: TelegramClient, person: int) -> None:
    theirs = await client.say(person, "mine")
    with pytest.raises(BadRequest, match=r"(?i)message can't be edited"):
        await bot.edit_message_text("yours", person, theirs.message_id)
    with pytest.raises(BadRequest, match=r"(?i)message to edit not found"):
        await bot.edit_message_text("none", person, 999_999)
    with pytest.raises(BadRequest, match=r"(?i)message identifier is not specified"):
        await bot.edit_message_text("none", person)


async def test_text_and_caption_are_not_the_same(bot: Bot, client: TelegramClient, person: int, png: bytes) -> None:
    text = await bot.send_message(person, "text")
    with pytest.raises(BadRequest, match=r"(?i)there is no caption in the message to edit"):
        await bot.edit_message_caption(person, text.message_id, caption="caption")
    await _until_free()
    photo = await bot.send_photo(person, png, caption="caption")
    with pytest.raises(BadRequest, match=r"(?i)there is no text in the message to edit"):
        await bot.edit_message_text("text", person, photo.message_id)
    await _until_free()
    await bot.edit_message_caption(person, photo.message_id, caption="<b>new</b>", parse_mode="HTML")
    assert (await client.from_bot(person))[-1].words == "new"


async def test_edits_have_the_same_lengths(raw: httpx.AsyncClient, bot: Bot, person: int, png: bytes) -> None:
    photo = await bot.send_photo(person, png, caption="short")
    place = {"chat_id": person, "message_id": photo.message_id}
    long = await raw.post("editMessageCaption", json={**place, "caption": "y" * 1025})
    assert long.json()["description"] == "Bad Request: MEDIA_CAPTION_TOO_LONG"
    empty = await raw.post("editMessageText", json={**place, "text": ""})
    assert empty.json()["description"] == "Bad Request: message text is empty"
    prompt = await raw.post("editMessageReplyMarkup", json={**place, "reply_markup": {"force_reply": True}})
    assert prompt.json()["description"] == "Bad Request: inline keyboard expected"


async def test_long_text_in_an_edit(raw: httpx.AsyncClient, bot: Bot, person: int) -> None:
    sent = await bot.send_message(person, "short")
    body = {"chat_id": person, "message_id": sent.message_id, "text": "x" * 4097}
    assert (await raw.post("editMessageText", json=body)).json()["description"] == "Bad Request: MESSAGE_TOO_LONG"


async def test_a_chart_gives_way_to_another(bot: Bot, client: TelegramClient, person: int, png: bytes) -> None:
    sent = await bot.send_photo(person, png, caption="before")
    await _until_free()
    other = BytesIO()
    Image.new("RGB", (30, 30), "white").save(other, "PNG")
    media = InputMediaPhoto(other.getvalue(), caption="after")
    edited = await bot.edit_message_media(media, person, sent.message_id, reply_markup=KEYBOARD)
    assert isinstance(edited, Message)
    assert (edited.photo[-1].width, edited.caption, edited.reply_markup) == (30, "after", KEYBOARD)


async def test_deleting(bot: Bot, client: TelegramClient, person: int) -> None:
    sent = await bot.send_message(person, "secret")
    theirs = await client.say(person, "my password")
    assert await bot.delete_message(person, sent.message_id)
    assert await bot.delete_message(person, theirs.message_id)
    assert [seen.deleted for seen in await client.messages(person)] == [True, True]
    with pytest.raises(BadRequest, match=r"(?i)message to delete not found"):
        await bot.delete_message(person, sent.message_id)
    with pytest.raises(BadRequest, match=r"(?i)message to edit not found"):
        await bot.edit_message_text("x", person, sent.message_id)


async def test_after_two_days_a_message_stays(bot: Bot, client: TelegramClient, person: int) -> None:
    sent = await bot.send_message(person, "old")
    await client.advance(48 * 3600 + 1)
    with pytest.raises(BadRequest, match=r"(?i)message can't be deleted for everyone"):
        await bot.delete_message(person, sent.message_id)


async def test_pins_and_reactions(bot: Bot, client: TelegramClient, person: int) -> None:
    logged = await client.say(person, "weight 81.2")
    await bot.set_message_reaction(person, logged.message_id, "👍")
    await bot.pin_chat_message(person, logged.message_id)
    [seen] = await client.messages(person)
    assert (seen.reactions, seen.pinned) == (("👍",), True)
    with pytest.raises(BadRequest, match=r"(?i)reaction_invalid"):
        await bot.set_message_reaction(person, logged.message_id, "🐌")
    with pytest.raises(BadRequest, match=r"(?i)message to react not found"):
        await bot.set_message_reaction(person, 999_999, "👍")
    with pytest.raises(BadRequest, match=r"(?i)message to pin not found"):
        await bot.pin_chat_message(person, 999_999)


async def _until_free() -> None:
    """Rates stay on real time, whatever the story's clock says."""
    await asyncio.sleep(1)
