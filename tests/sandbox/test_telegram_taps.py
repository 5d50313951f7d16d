"""Buttons: pressed once, pressed again by an unsure client, forged, answered late or twice."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest

from bot.sandbox.telegram.client import SandboxError, TelegramClient

OLD = r"(?i)query is too old and response timeout expired or query id is invalid"


@pytest.fixture
async def card(bot: Bot, person: int) -> Message:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Apply", callback_data="p:1:1:apply")]])
    return await bot.send_message(person, "Apply?", reply_markup=keyboard)


async def test_a_tap_is_answered_once(bot: Bot, client: TelegramClient, person: int, card: Message) -> None:
    callback_id = await client.tap(person, card.message_id, "p:1:1:apply")
    assert await bot.answer_callback_query(callback_id, "Done", show_alert=True)
    answer = (await client.answer_to(callback_id)).answer
    assert answer is not None
    assert (answer.text, answer.show_alert) == ("Done", True)
    with pytest.raises(BadRequest, match=OLD):
        await bot.answer_callback_query(callback_id)


async def test_a_late_answer_is_refused(bot: Bot, client: TelegramClient, person: int, card: Message) -> None:
    callback_id = await client.tap(person, card.message_id, "p:1:1:apply")
    await client.advance(61)
    with pytest.raises(BadRequest, match=OLD):
        await bot.answer_callback_query(callback_id)


async def test_answers_have_200_units_and_a_known_query(
    bot: Bot, client: TelegramClient, person: int, card: Message
) -> None:
    callback_id = await client.tap(person, card.message_id, "p:1:1:apply")
    with pytest.raises(BadRequest, match=r"(?i)message_too_long"):
        await bot.answer_callback_query(callback_id, "x" * 201)
    assert await bot.answer_callback_query(callback_id, "x" * 200)
    with pytest.raises(BadRequest, match=OLD):
        await bot.answer_callback_query("12345")


async def test_a_client_may_send_the_same_tap_again(client: TelegramClient, person: int, card: Message) -> None:
    first = await client.tap(person, card.message_id, "p:1:1:apply")
    second = await client.tap_again(first)
    assert first != second
    assert [tap.made.data for tap in await client.taps(person)] == ["p:1:1:apply"] * 2


async def test_only_buttons_that_are_there_can_be_tapped(
    bot: Bot, client: TelegramClient, person: int, card: Message
) -> None:
    with pytest.raises(SandboxError, match="no button with the data 'p:2:1:apply'"):
        await client.tap(person, card.message_id, "p:2:1:apply")
    await bot.delete_message(person, card.message_id)
    with pytest.raises(SandboxError, match="no button"):
        await client.tap(person, card.message_id, "p:1:1:apply")
    assert await client.tap(person, card.message_id, "anything", forged=True)
