"""Approve, undo and every tap that comes too late; and what never is a decision."""

import pytest

from bot.sandbox.telegram.world.views import SeenMessage
from tests.builders import season
from tests.journeys.chat import Chat


@pytest.fixture
async def card(chat: Chat) -> SeenMessage:
    """Two changes, not decided yet."""
    await season.propose(chat.database, season.runner())
    await chat.say("/start")
    return await chat.card()


async def test_after_an_undo_the_card_decides_nothing_more(chat: Chat, card: SeenMessage) -> None:
    await chat.tap(card, "approve")
    approved = await chat.now(card, "1 of 1 written and read back")
    assert (await chat.tap(approved, "undo")).startswith("Undone")
    undone = await chat.now(card, "the plan is as it was")
    assert undone.buttons == {}
    assert (await chat.plan()).blueprint == season.winter()

    for action in ("approve", "reject"):
        assert "took it back" in await chat.tap(card, action)
    assert "took it back" in await chat.tap(approved, "undo")
    assert (await chat.plan()).number == 3


@pytest.mark.fault("F43")
async def test_no_data_that_somebody_made_up_changes_the_plan(chat: Chat, card: SeenMessage) -> None:
    await chat.tap(card, "approve")
    approved = await chat.now(card, "1 of 1 written and read back")
    await chat.tap(approved, "undo")
    _, proposal_id, _, _ = next(iter(card.buttons.values())).split(":")
    for data in (
        f"p:{proposal_id}-u:1:undo",
        f"p:{proposal_id}-u:1:approve",
        f"p:{proposal_id}:9:undo",
        "p::1:approve",
    ):
        assert await chat.tap_forged(card, data)
    assert (await chat.plan()).number == 3


@pytest.mark.fault("F45")
async def test_words_are_no_decision(chat: Chat, card: SeenMessage) -> None:
    for words in ("approve", "👍", "/approve"):
        await chat.say(words)
    assert (await chat.plan()).number == 1
    assert card.buttons
