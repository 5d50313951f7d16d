"""Two devices, cards that are gone, and a Telegram that is gone for hours."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from bot.sandbox.telegram.world.views import SeenMessage
from tests.builders import season
from tests.faults.conftest import Rehearsed
from tests.faults.sweep.coach import Coach, started
from tests.faults.sweep.outside import USER_ID, Outside, outside
from tests.faults.sweep.power import Power
from tests.faults.sweep.stories import STORIES, Story

APPROVE = next(story for story in STORIES if story.name == "approve")
EVENING = next(story for story in STORIES if story.name == "evening review")
# Nobody listens there.
NOWHERE = "http://127.0.0.1:9"
Rehearse = Callable[[Story], Rehearsed]


@pytest.fixture
def approving(rehearse: Rehearse) -> Rehearsed:
    return rehearse(APPROVE)


@pytest.fixture
def evening(rehearse: Rehearse) -> Rehearsed:
    return rehearse(EVENING)


async def card_of(world: Outside) -> SeenMessage:
    return next(seen for seen in reversed(await world.client.from_bot(USER_ID)) if seen.buttons)


def data(card: SeenMessage, action: str) -> str:
    return next(data for data in card.buttons.values() if data.endswith(f":{action}"))


async def begun(
    rehearsed: Rehearsed, world: Outside, place: Path, begin: Callable[[Outside, str], Awaitable[None]]
) -> None:
    scene = replace(rehearsed.scene, story=replace(rehearsed.story, begin=begin))
    await scene.begun(world, place)


async def lived(world: Outside, place: Path) -> int:
    """The number of the plan's version after all is done."""
    async with started(place / "coach", world, Power(place / "coach")) as coach:
        await coach.live()
        return (await season.current_plan(coach.database)).number


@pytest.mark.fault("F37")
@pytest.mark.parametrize("actions", [("approve", "reject"), ("reject", "approve")])
async def test_two_devices_decide_at_once_and_both_see_what_came_of_it(
    approving: Rehearsed, tmp_path: Path, actions: tuple[str, str]
) -> None:
    async def both(world: Outside, known: str) -> None:
        del known
        card = await card_of(world)
        for action in actions:
            await world.client.tap(USER_ID, card.message_id, data(card, action))

    async with outside() as world:
        await begun(approving, world, tmp_path / "run", both)
        number = await lived(world, tmp_path / "run")
        first, second = [tap.answer for tap in await world.client.taps(USER_ID)]
        words = (await world.client.from_bot(USER_ID))[0].words
    assert first is not None
    assert second is not None
    decided = actions[0] == "approve"
    assert number == (2 if decided else 1)
    assert ("✅ Approved" in words) is decided, "the one card that both look at"
    assert ("kept" in words.lower()) is not decided
    assert (second.text or "") != (first.text or ""), "the second is told what the first decided"


@pytest.mark.fault("F44")
@pytest.mark.parametrize("sees", ["inaccessible", "nothing"])
async def test_a_tap_counts_though_its_card_is_gone(
    approving: Rehearsed, tmp_path: Path, sees: Literal["inaccessible", "nothing"]
) -> None:
    async def tap_and_delete(world: Outside, known: str) -> None:
        del known
        card = await card_of(world)
        await world.client.tap(USER_ID, card.message_id, data(card, "approve"), sees=sees)
        await world.client.delete(USER_ID, card.message_id)

    async with outside() as world:
        await begun(approving, world, tmp_path / "run", tap_and_delete)
        assert await lived(world, tmp_path / "run") == 2
        told = [seen.words for seen in await world.client.from_bot(USER_ID)]
    assert any("✅ Approved" in words for words in told), "as a new message"


@pytest.mark.fault("F70")
@pytest.mark.parametrize("silences", [(6,), (24, 6)], ids=["an evening", "two evenings"])
async def test_after_hours_without_telegram_the_newest_review_comes_and_no_other(
    evening: Rehearsed, tmp_path: Path, silences: tuple[int, ...]
) -> None:
    async with outside() as world:
        await evening.scene.begun(world, tmp_path / "run")
        folder = tmp_path / "run" / "coach"
        async with started(folder, replace(world, url=NOWHERE), Power(folder)) as coach:
            for hours in silences:
                await coach.work.tick()
                await silence(coach, hours)
        async with started(folder, world, Power(folder)) as coach:
            await coach.live()
        reviews = [seen for seen in await world.client.from_bot(USER_ID) if seen.message.photo]
    (only,) = reviews
    assert "(sent again)" not in only.words


async def silence(coach: Coach, hours: int) -> None:
    """Nothing gets through, and it is tried every hour."""
    for _ in range(hours):
        await asyncio.gather(coach.deliver(), return_exceptions=True)
        coach.outside.clock.advance(hours=1)
