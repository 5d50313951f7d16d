"""600 reviews pushed through a Bot API on loopback, and how long a tap waits meanwhile.

Run by hand: `python tests/benchmarks push`; takes two minutes. The same taps are then made at a bot as
python-telegram-bot builds one by default, with the same push going on and the same slow handler pending.
"""

import asyncio
import itertools
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, process_time

import structlog
from pydantic import SecretStr

from bot.clock import SystemClock
from bot.sandbox.telegram.client import TelegramClient
from bot.sandbox.telegram.process import RunningTelegram, running_telegram
from bot.settings import load_settings
from bot.telegram.buttons.registry import ButtonFamily
from bot.telegram.buttons.tapped import Tapped
from bot.telegram.commands.registry import Command
from bot.telegram.incoming.routing import Routes
from bot.telegram.turn import Turn
from domain.athlete.athlete import Athlete
from domain.notice import Notice, NoticeKind
from storage.cipher import KeyRing
from storage.database import Database
from storage.migrate import migrate
from storage.repositories import athletes, outbox
from tests.benchmarks.ptb_defaults import DefaultBot
from tests.telegram.house import House, eventually

REVIEWS, FIRST_CHAT = 600, 100_000
LEAST_PER_S, WINDOW, TAPS, TAP_EVERY_S, SLOW_S = 28.0, 30, 60, 0.3, 2.0
TAPPING = range(200_000, 200_000 + 20)
SLOW_ONE = 300_000
SHARE = 1 / 20
CARD = "card:p-1:1:approve"


def main() -> bool:
    logging.disable()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with TemporaryDirectory() as folder:
        return asyncio.run(_measured(Path(folder)))


async def _measured(folder: Path) -> bool:
    async with running_telegram(folder / "pushing") as telegram, _ours(telegram, folder / "a") as house:
        pushed = await _push(house)
    waits = {}
    for name, bot in (("ours", _talking), ("python-telegram-bot", _default)):
        async with running_telegram(folder / name) as telegram, bot(telegram, folder / f"{name}-data") as (card, push):
            waits[name] = await _taps(telegram.client, card, push)
            print(f"  {name:<22}{_p99(waits[name]) * 1000:8.0f} ms from tap to edit, p99 of {TAPS}")
    ratio = _p99(waits["ours"]) / _p99(waits["python-telegram-bot"])
    print(f"  {ratio:.3f} of the default bot's, at most {SHARE:.3f}: {'met' if ratio <= SHARE else 'MISSED'}")
    return pushed and ratio <= SHARE


async def _push(house: House) -> bool:
    began = process_time()
    async with house.running():
        await _queue(house)
        await eventually(lambda: _empty(house), 60)
    spent = process_time() - began
    at = sorted(
        call.steady_s for call in await house.client.calls() if call.method == "sendPhoto" and call.status == 200
    )
    rate = (len(at) - 1) / (at[-1] - at[0])
    largest = max(sum(each < start + 1 for each in at[first:]) for first, start in enumerate(at))
    met = len(at) == REVIEWS and rate >= LEAST_PER_S and largest <= WINDOW
    print(f"  {len(at)} reviews, {rate:.1f} a second, at least {LEAST_PER_S:.0f}")
    print(f"  {largest} in the fullest second, at most {WINDOW}; {spent / REVIEWS * 1000:.1f} ms of CPU each")
    print(f"  {'met' if met else 'MISSED'}")
    return met


@asynccontextmanager
async def _ours(telegram: RunningTelegram, folder: Path) -> AsyncIterator[House]:
    """A coach with as many athletes as there are reviews."""
    await asyncio.to_thread(folder.mkdir)
    database = Database.at(f"sqlite+aiosqlite:///{folder / 'coach.db'}", KeyRing.from_secret("b" * 40))
    now = SystemClock().now()
    await migrate(database, folder, now)
    async with database.writing() as unit:
        for user_id in (*range(FIRST_CHAT, FIRST_CHAT + REVIEWS), *TAPPING, SLOW_ONE):
            await athletes.add(unit, Athlete(f"a{user_id}", "Anna"), now)
            await athletes.pair(unit, f"a{user_id}", user_id, user_id, now)
    await _join(telegram.client)
    settings = load_settings(
        coach_data_dir=folder,
        telegram_bot_token=SecretStr(telegram.token),
        telegram_base_url=telegram.bot_api_base,
        telegram_base_file_url=telegram.file_base,
    )
    yield House(telegram, database, settings, SLOW_ONE)
    await database.dispose()


async def _join(client: TelegramClient) -> None:
    for user_id in (*range(FIRST_CHAT, FIRST_CHAT + REVIEWS), *TAPPING, SLOW_ONE):
        await client.join(user_id)


async def _queue(house: House) -> None:
    """In one transaction, as a minute at which everybody is due leaves them."""
    notice = Notice(NoticeKind.EVENING_REVIEW, {"html": "Keep the plan", "chart": True})
    async with house.database.writing() as unit:
        for user_id in range(FIRST_CHAT, FIRST_CHAT + REVIEWS):
            await outbox.add(unit, f"a{user_id}", user_id, notice, SystemClock().now())
    house.bell.wake()


async def _empty(house: House) -> bool:
    async with house.database.reading() as unit:
        return await outbox.is_empty(unit)


Bot = AsyncIterator[tuple[dict[int, int], Callable[[], object]]]


@asynccontextmanager
async def _talking(telegram: RunningTelegram, folder: Path) -> Bot:
    """Ours: gives each tapping user's card, and what starts the push."""
    async with _ours(telegram, folder) as house:
        cards: dict[str, str] = {}
        async with house.database.writing() as unit:
            for user_id in TAPPING:
                notice = Notice(NoticeKind.REPLY, {"html": "card", "buttons": ["approve"]})
                cards[f"a{user_id}"] = await outbox.add(unit, f"a{user_id}", user_id, notice, SystemClock().now())

        async def approve(turn: Turn, tapped: Tapped) -> None:
            del tapped
            facts = {"html": f"Approved {turn.update_id}", "buttons": ["approve"]}
            await turn.reply(Notice(NoticeKind.REPLY, facts, cards[turn.athlete_id]))
            await turn.answer("Approved")

        async with house.running(Routes((Command("slow", _slow),), (ButtonFamily("card", approve),), ())):
            yield await _cards(telegram.client), lambda: asyncio.create_task(_queue(house))


async def _slow(turn: Turn) -> None:
    del turn
    await asyncio.sleep(SLOW_S)


@asynccontextmanager
async def _default(telegram: RunningTelegram, folder: Path) -> Bot:
    del folder
    await _join(telegram.client)
    async with DefaultBot(telegram, SLOW_S) as bot:
        await bot.send_cards(TAPPING, CARD)
        chats = range(FIRST_CHAT, FIRST_CHAT + REVIEWS)
        yield await _cards(telegram.client), lambda: asyncio.create_task(bot.push(chats))


async def _cards(client: TelegramClient) -> dict[int, int]:
    return {
        user_id: (await client.wait_for(user_id, lambda seen: bool(seen.buttons))).message_id for user_id in TAPPING
    }


async def _taps(client: TelegramClient, cards: dict[int, int], push: Callable[[], object]) -> list[float]:
    """Seconds from each tap to its edit, while the push goes on and somebody else's slow question is pending."""
    pushing = push()
    await asyncio.sleep(1)
    tapped: dict[int, list[float]] = {user_id: [] for user_id in cards}
    for number, user_id in zip(range(TAPS), itertools.cycle(cards), strict=False):
        if number % round(SLOW_S / TAP_EVERY_S) == 0:
            await client.say(SLOW_ONE, "/slow")
        tapped[user_id].append(monotonic())
        await client.tap(user_id, cards[user_id], CARD)
        await asyncio.sleep(TAP_EVERY_S)
    edits = await eventually(lambda: _edits(client), 120)
    if isinstance(pushing, asyncio.Task):
        pushing.cancel()
    return [
        edited - at
        for user_id, times in tapped.items()
        for at, edited in zip(times, sorted(edits[user_id]), strict=True)
    ]


async def _edits(client: TelegramClient) -> dict[int, list[float]] | None:
    """When each chat's edits arrived, once all have."""
    at: dict[int, list[float]] = {user_id: [] for user_id in TAPPING}
    for call in await client.calls("editMessageText"):
        if call.status == 200:
            at[int(call.params["chat_id"])].append(call.steady_s)
    return at if sum(map(len, at.values())) == TAPS else None


def _p99(waits: list[float]) -> float:
    return sorted(waits)[max(0, round(0.99 * len(waits)) - 1)]
