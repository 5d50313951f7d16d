"""The page of the demo in a real browser: what is approved in the chat stands on the watch and in the gym app."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from bot.coach.review.reviewing import review_evening
from bot.demo.stage import Stage, coach_running, pair, set_up, synced
from tests.builders.browsing import chromium

pytestmark = pytest.mark.browser
WITHIN_MS = 30_000


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with set_up(tmp_path, 0, lambda _: None) as stage, coach_running(stage):
        await pair(stage)
        await synced(stage)
        await review_evening(stage.house.reviewer, stage.athlete_id)
        yield stage


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as browser:
        yield browser


async def test_what_is_approved_stands_beside_the_chat_and_what_is_undone_goes_back(
    stage: Stage, browser: Browser
) -> None:
    complaints: list[str] = []
    page = await browser.new_page(viewport={"width": 1360, "height": 900})
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    await page.goto(stage.world.url)
    chat = page.frame_locator("#chat")
    await expect(page.get_by_role("status").filter(has_text="7 workouts")).to_be_visible(timeout=WITHIN_MS)
    await expect(page.get_by_role("status").filter(has_text="2 routines")).to_be_visible(timeout=WITHIN_MS)
    await page.reload()
    await expect(page.locator("#gym li")).to_have_count(7)
    assert (await scheduled(page))[-3:] == ["Full body 35 min", "Easy spin 45 min", "Long run 70 min"]
    assert (await lifts(page))[-4] == "Back squat 4 × 5–7 87.5 kg 5–7 reps · RIR 2"
    before = await stage.world.panels()

    await chat.get_by_role("button", name="Approve").click()
    await expect(page.locator("#watch .new")).to_have_count(2, timeout=WITHIN_MS)
    await expect(page.locator("#gym .new")).to_have_count(1, timeout=WITHIN_MS)
    # The new one is scheduled before the old one goes, so that the day is never empty: both may be seen for a moment.
    await expect(page.get_by_role("status").filter(has_text="6 workouts")).to_be_visible(timeout=WITHIN_MS)
    assert (await scheduled(page))[-2:] == ["new Full body 30 min", "new Long run 60 min"]
    assert (await lifts(page))[-4] == "Back squat 3 × 5–7 87.5 kg 5–7 reps · RIR 2"
    await page.get_by_text("Long run").last.click()
    await expect(page.get_by_text("Work, 60 min, 5:25–6:05 /km")).to_be_visible()

    await page.set_viewport_size({"width": 390, "height": 844})
    await expect(page.locator("#gym")).to_be_hidden()
    await chat.get_by_role("button", name="Undo").click()
    await page.get_by_role("tab", name="Watch").click()
    await expect(page.get_by_role("status").filter(has_text="7 workouts")).to_be_visible(timeout=WITHIN_MS)
    await page.get_by_role("tab", name="Gym app").click()
    await expect(page.get_by_text("4 × 5–7")).to_be_visible(timeout=WITHIN_MS)
    assert await page.evaluate("document.documentElement.scrollWidth") == 390
    assert await stage.world.panels() == before
    assert complaints == []


async def scheduled(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in await shown(page, "#watch summary")]


async def lifts(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in await shown(page, "#gym li")]


async def shown(page: Page, what: str) -> list[str]:
    """Each as a person reads it, the mark of what is new in front."""
    marked = "all => all.map(one => (one.closest('.new') && one.matches('summary') ? 'new ' : '') + one.innerText)"
    return [str(text) for text in await page.locator(what).evaluate_all(marked)]
