"""The chat page in a real browser: a person writes, sends files, taps, and sees what the bot does."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, Route, expect
from telegram import Bot, ForceReply, InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup

from bot.sandbox.telegram.client import TelegramClient
from bot.sandbox.telegram.process import RunningTelegram
from tests.builders.browsing import chromium

pytestmark = pytest.mark.browser
DROP = """() => {
    const data = new DataTransfer();
    data.items.add(new File(["a,b"], "plan.csv", {type: "text/csv"}));
    document.getElementById("phone").dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true}));
}"""
HEAR = """person => {
    const stream = new EventSource(`/world/chats/${person}/events`);
    stream.addEventListener("message", () => console.log("told"));
    return new Promise(open => { stream.onopen = open; });
}"""


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as browser:
        yield browser


@pytest.fixture
async def page(browser: Browser, telegram: RunningTelegram, person: int) -> AsyncIterator[Page]:
    """The person's phone; anything the page complains about fails the test."""
    context = await browser.new_context(viewport={"width": 390, "height": 844}, accept_downloads=True)
    page = await context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    await page.goto(f"{telegram.chat_url}?user={person}")
    await expect(page.get_by_text("online")).to_be_visible()
    yield page
    await context.close()
    assert complaints == []


async def write(page: Page, text: str) -> None:
    await page.get_by_role("textbox", name="Message").fill(text)
    await page.get_by_role("button", name="Send").click()


async def test_the_first_word_is_start(page: Page, client: TelegramClient, person: int) -> None:
    await page.get_by_role("button", name="Start").click()
    await expect(page.get_by_role("log").get_by_role("button", name="/start")).to_be_visible()
    assert [seen.words for seen in await client.messages(person)] == ["/start"]


async def test_a_conversation(page: Page, bot: Bot, client: TelegramClient, person: int) -> None:
    await page.get_by_role("button", name="Start").click()
    await write(page, "<b>How</b> was it? &amp; why")
    await expect(page.get_by_role("log").get_by_text("<b>How</b> was it? &amp; why", exact=True)).to_be_visible()
    assert (await client.messages(person))[-1].words == "<b>How</b> was it? &amp; why"

    await bot.send_chat_action(person, "typing")
    await expect(page.get_by_text("typing…")).to_be_visible()
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Apply", callback_data="p:1:1:apply")]])
    card = await bot.send_message(
        person, "<b>Easy</b> run, <code>&lt;5</code>", parse_mode="HTML", reply_markup=keyboard
    )
    await expect(page.locator("strong", has_text="Easy")).to_be_visible()
    await expect(page.locator("code", has_text="<5")).to_be_visible()
    await expect(page.get_by_text("typing…")).to_be_hidden()

    await page.get_by_role("button", name="Apply").click()
    [tap] = await client.taps(person)
    await bot.answer_callback_query(tap.made.callback_id, "Approved 21:04")
    await expect(page.get_by_text("Approved 21:04")).to_be_visible()
    await page.wait_for_timeout(1000)
    await bot.edit_message_text("Plan ✔", person, card.message_id)
    await expect(page.get_by_text("Plan ✔")).to_be_visible()
    await expect(page.get_by_text("edited")).to_be_visible()
    await expect(page.get_by_role("button", name="Apply")).to_have_count(0)
    await bot.delete_message(person, card.message_id)
    await expect(page.get_by_text("Plan ✔")).to_have_count(0)


async def test_an_alert_waits_for_its_ok(page: Page, bot: Bot, client: TelegramClient, person: int) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Apply", callback_data="old")]])
    await bot.send_message(person, "Card", reply_markup=keyboard)
    await page.get_by_role("button", name="Apply").click()
    [tap] = await client.taps(person)
    await bot.answer_callback_query(tap.made.callback_id, "Replaced by a newer proposal", show_alert=True)
    await expect(page.get_by_role("dialog")).to_contain_text("Replaced by a newer proposal")
    await page.get_by_role("button", name="OK").click()
    await expect(page.get_by_role("dialog")).to_be_hidden()


async def test_what_comes_while_the_chat_is_being_read_is_not_lost(page: Page, bot: Bot, person: int) -> None:
    async def overtaken(route: Route) -> None:
        answer = await route.fetch()
        async with page.expect_console_message(lambda message: message.text == "told"):
            await page.evaluate(HEAR, person)
            await bot.send_message(person, "Meanwhile")
        await route.fulfill(response=answer)

    await page.route("**/messages", overtaken, times=1)
    await page.reload()
    await expect(page.get_by_text("Meanwhile")).to_be_visible()


async def test_files_go_both_ways(
    page: Page, bot: Bot, client: TelegramClient, person: int, png: bytes, tmp_path: Path
) -> None:
    await page.get_by_role("button", name="Start").click()
    (tmp_path / "run <1>.fit").write_bytes(b"\x0e\x10FIT")
    await page.locator("#file").set_input_files(tmp_path / "run <1>.fit")
    await expect(page.get_by_text("as file")).to_be_visible()
    await write(page, "today")
    await expect(page.get_by_role("link", name="run <1>.fit")).to_be_visible()
    upload = (await client.messages(person))[-1].message
    assert upload.document is not None
    assert (upload.caption, await client.file(upload.document.file_id)) == ("today", b"\x0e\x10FIT")
    async with page.expect_download() as download:
        await page.get_by_role("link", name="run <1>.fit").click()
    await (await download.value).save_as(tmp_path / "back.fit")
    assert (tmp_path / "back.fit").read_bytes() == b"\x0e\x10FIT"

    await page.evaluate(DROP)
    await page.get_by_role("button", name="Send").click()
    await expect(page.get_by_role("link", name="plan.csv")).to_be_visible()
    dropped = (await client.messages(person))[-1].message.document
    assert dropped is not None
    assert dropped.mime_type == "text/csv"

    await bot.send_photo(person, png, caption="Load, four weeks")
    photo = page.get_by_role("img", name="Photo: Load, four weeks")
    await expect(photo).to_be_visible()
    assert await photo.evaluate("image => image.decode().then(() => image.naturalWidth)") == 60
    await page.get_by_role("button", name="Show the photo large").click()
    await expect(page.get_by_role("dialog", name="Photo")).to_be_visible()


async def test_menus_and_asked_for_answers(page: Page, bot: Bot, client: TelegramClient, person: int) -> None:
    await page.get_by_role("button", name="Start").click()
    await bot.set_my_commands([("week", "The week at a glance")])
    await page.get_by_role("button", name="Commands").click()
    await page.get_by_role("menuitem", name="/week").click()
    asked = await bot.send_message(person, "Weight?", reply_markup=ForceReply(input_field_placeholder="kg"))
    await expect(page.get_by_placeholder("kg")).to_be_visible()
    await write(page, "81.2")
    await expect(page.get_by_role("log").get_by_text("81.2")).to_be_visible()
    await page.wait_for_timeout(1000)
    await bot.send_message(person, "Feel?", reply_markup=ReplyKeyboardMarkup([["Good", "Tired"]]))
    await page.get_by_role("button", name="Tired").click()
    await expect(page.get_by_role("log").get_by_text("Tired")).to_be_visible()
    said = [seen.message for seen in await client.messages(person) if not seen.by_bot]
    assert [message.text for message in said] == ["/start", "/week", "81.2", "Tired"]
    reply = said[2].reply_to_message
    assert reply is not None
    assert reply.message_id == asked.message_id


async def test_nothing_sticks_out_sideways(page: Page, bot: Bot, person: int, png: bytes) -> None:
    await bot.send_photo(person, png, caption=f"{'x' * 300} <pre>{'y' * 300}</pre>", parse_mode="HTML")
    await expect(page.locator("pre")).to_be_visible()
    for width in (320, 390, 1280):
        await page.set_viewport_size({"width": width, "height": 844})
        assert await page.evaluate("document.documentElement.scrollWidth") == width
        scroll = page.get_by_label("Conversation")
        assert await scroll.evaluate("element => element.scrollWidth - element.clientWidth") == 0


async def test_a_lost_telegram_is_noticed(browser: Browser, alone: RunningTelegram) -> None:
    page = await browser.new_page()
    await page.goto(alone.chat_url)
    await page.get_by_label("First name").fill("Anna")
    await page.get_by_role("button", name="Open the chat").click()
    await expect(page.get_by_text("What can this bot do?")).to_be_visible()
    assert [user.first_name for user in await alone.client.users()] == ["Anna"]
    os.kill(alone.pid, 9)
    await expect(page.get_by_text("connecting…")).to_be_visible()
