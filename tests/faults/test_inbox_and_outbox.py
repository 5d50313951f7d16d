"""People write, tap and block while Telegram fails and the coach dies: every update ends once, every message arrives.

What happened is taken from Telegram's own record and from the file. `--hypothesis-profile=larger` plays far more.
"""

import asyncio
import shutil
import sqlite3
from collections import Counter
from collections.abc import Coroutine
from contextlib import AsyncExitStack, closing
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any, override

import msgspec
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from bot.app import READERS
from bot.sandbox.serving.faults import Fault
from bot.sandbox.telegram.events import CallMade
from bot.telegram.incoming.settling import Settler
from bot.telegram.outgoing.post import Press
from bot.telegram.turn import Desk
from domain.errors import CoachError
from domain.notice import Notice, NoticeKind
from storage.repositories import outbox
from tests.faults.sweep.coach import started
from tests.faults.sweep.echoing import ROUTES, prepared
from tests.faults.sweep.outside import USER_ID, Outside, outside
from tests.faults.sweep.power import Power, PowerCut
from tests.faults.sweep.truth import MARK
from tests.telegram.house import draw, render

# What is found is not made smaller every day: that takes minutes, and the larger profile does it.
EVERYDAY = settings(max_examples=10, stateful_step_count=15, database=None, phases=[Phase.generate])
FAULTS = (
    Fault("drop_before"),
    Fault("apply_then_drop"),
    Fault("error_before", status=429, retry_after=2),
    Fault("error_before", status=500),
)
METHODS = ("sendMessage", "sendMessage", "getUpdates", "answerCallbackQuery")
# Answers that say for certain whether the message was taken.
CERTAIN = {200, 403, 429}


class Conversation(RuleBasedStateMachine):
    def __init__(self, runner: asyncio.Runner, world: Outside, template: Path, places: Path) -> None:
        super().__init__()
        self._runner, self._world = runner, world
        self._place = places / str(len(list(places.iterdir())))
        shutil.copytree(template, self._place)
        self._numbers = count()
        self._blocked = False
        self._cuts = 0
        self._life = AsyncExitStack()

    def _run[T](self, deed: Coroutine[Any, Any, T]) -> T:
        return self._runner.run(deed)

    @initialize()
    def begins(self) -> None:
        self._world.here(self._place / "telegram")
        self._run(self._world.client.join(USER_ID))
        self._run(self._start())

    @precondition(lambda self: not self._blocked)
    @rule()
    def person_writes(self) -> None:
        self._run(self._world.client.say(USER_ID, f"/echo said {next(self._numbers)}"))

    @precondition(lambda self: not self._blocked)
    @rule(data=st.data())
    def person_taps(self, data: st.DataObject) -> None:
        cards = [seen for seen in self._run(self._world.client.from_bot(USER_ID)) if seen.buttons]
        if cards:
            card = data.draw(st.sampled_from(cards))
            self._run(self._world.client.tap(USER_ID, card.message_id, next(iter(card.buttons.values()))))

    @rule(fault=st.sampled_from((None, *FAULTS)))
    def coach_has_something_to_say(self, fault: Fault | None) -> None:
        """A fault of its own: most of those that strike at random strike nothing."""
        if fault is not None:
            self._run(self._world.client.plan_faults(msgspec.structs.replace(fault, where="sendMessage")))
        number = next(self._numbers)
        self._run(self._put(Notice(NoticeKind.REPLY, {"html": f"told {number}", "buttons": [f"b{number}"]})))

    @rule(fault=st.sampled_from(FAULTS), method=st.sampled_from(METHODS))
    def telegram_will_fail(self, fault: Fault, method: str) -> None:
        self._run(self._world.client.plan_faults(msgspec.structs.replace(fault, where=method)))

    @rule()
    def telegram_recovers(self) -> None:
        self._run(self._world.client.clear_faults())

    @rule()
    def person_blocks_or_unblocks(self) -> None:
        self._blocked = not self._blocked
        self._run(self._world.client.block(USER_ID, blocked=self._blocked))

    @rule(seconds=st.integers(1, 90))
    def time_passes(self, seconds: int) -> None:
        self._world.clock.advance(seconds=seconds)

    @rule()
    def coach_settles_and_sends(self) -> None:
        self._run(self._works())

    @rule()
    def coach_restarts_before_it_confirms(self) -> None:
        """Telegram hands out again what it has not seen confirmed."""
        self._run(self._hears())
        self._run(self._restart())

    @rule(nth=st.integers(1, 40))
    def power_fails(self, nth: int) -> None:
        self._run(self._lives_until(nth))

    @rule()
    def coach_comes_to_rest(self) -> None:
        self._run(self._coach.live())

    @override
    def teardown(self) -> None:
        try:
            if hasattr(self, "_coach"):
                self._run(self._ends_well())
        finally:
            self._run(self._life.aclose())

    async def _start(self, cut_at: int | None = None) -> None:
        folder = self._place / "coach"
        self._power = Power(folder, cut_at)
        coach = await self._life.enter_async_context(started(folder, self._world, self._power))
        desk = Desk(
            coach.database,
            self._world.clock,
            coach.tools.jobs,
            self._world.settings,
            coach.post.bot,
            READERS,
        )
        self._coach = replace(coach, settler=Settler(desk, ROUTES), post=replace(coach.post, press=Press(render, draw)))

    async def _restart(self) -> None:
        await self._life.aclose()
        await self._start()

    async def _lives_until(self, nth: int) -> None:
        await self._life.aclose()
        try:
            await self._start(nth)
            await self._coach.live()
        except PowerCut:
            self._cuts += self._power.cut_while_sending
        await self._restart()

    async def _put(self, notice: Notice) -> None:
        async with self._coach.database.writing() as unit:
            await outbox.add(unit, "anna", USER_ID, notice, self._world.clock.now())

    async def _hears(self) -> None:
        try:
            await self._coach.poller.poll(0)
        except CoachError:
            self._world.clock.advance(seconds=1)

    async def _works(self) -> None:
        await self._hears()
        await self._coach.settle()
        await self._coach.deliver()

    async def _ends_well(self) -> None:
        client = self._world.client
        await client.clear_faults()
        if self._blocked:
            await client.block(USER_ID, blocked=False)
        # Whoever was out of reach is in reach again when they write.
        await client.say(USER_ID, f"/echo said {next(self._numbers)}")
        await self._restart()
        await self._coach.live()
        await self._no_update_is_lost()
        await self._messages_arrive_in_order()

    async def _no_update_is_lost(self) -> None:
        handed_out: dict[int, dict[str, Any]] = {}
        for call in await self._world.client.calls("getUpdates"):
            for update in call.answer.get("result") or []:
                handed_out[update["update_id"]] = update
        with closing(sqlite3.connect(self._place / "coach" / "coach.db")) as file:
            ended = {key: (state, reason) for key, state, reason in file.execute(INBOX)}
        assert handed_out.keys() == ended.keys()
        assert all(state in {"done", "ignored"} for state, _ in ended.values()), ended
        served = Counter(answer_to(update) for key, update in handed_out.items() if ended[key][0] == "done")
        del served[None]
        written = Counter(words for _, words, _ in await self._rows() if not words.startswith("told"))
        assert Counter(dict.fromkeys(written, 1)) == written, "an update took effect twice"
        assert served.keys() <= written.keys()
        said = {f"said {seen.words.removeprefix('/echo said ')}" for seen in await self._by_the_person()}
        held_back = sum(reason == "flood" for _, reason in ended.values())
        assert len(said - written.keys()) <= held_back, "something was said that nobody read"

    async def _messages_arrive_in_order(self) -> None:
        seen = [each.words for each in await self._world.client.from_bot(USER_ID)]
        calls = await self._world.client.calls("sendMessage")
        with closing(sqlite3.connect(self._place / "coach" / "coach.db")) as file:
            (digests,) = file.execute(DIGESTS).fetchone()
        unexplained, arrived = 0, []
        for state, words, copies_noted in await self._rows():
            copies, again = seen.count(words), seen.count(MARK + words)
            lost = sum(is_ambiguous(call) for call in calls if text_of(call) == words)
            if state == "left_out":
                assert digests, f"{words} was left out, and nobody is told"
                continue
            assert state in {"sent", "uncertain"}, (state, words)
            assert copies <= 1, f"{words}: a second copy without its mark"
            assert copies + again <= 2
            assert copies_noted <= 2
            assert copies + again >= 1 or lost + self._cuts >= 2, f"{words} never came"
            unexplained += max(0, copies + again - 1 - lost)
            if copies + again:
                arrived.append(min(seen.index(each) for each in (words, MARK + words) if each in seen))
        assert unexplained <= self._cuts, "a copy for which there was no reason"
        assert arrived == sorted(arrived), "not in the order of the commits"

    async def _by_the_person(self) -> list[Any]:
        return [each for each in await self._world.client.messages(USER_ID) if not each.by_bot]

    async def _rows(self) -> list[tuple[str, str, int]]:
        """State, words and copies of what answers or tells, in the order of the commits."""
        with closing(sqlite3.connect(self._place / "coach" / "coach.db")) as file:
            ids = [key for (key,) in file.execute(OUTBOX)]
        async with self._coach.database.reading() as unit:
            rows = [await outbox.get(unit, key) for key in ids]
        told = [(row.state.value, str(row.notice.facts["html"]), row.copies) for row in rows if row is not None]
        return [each for each in told if each[1].startswith(("said", "told", "b"))]


INBOX = "SELECT update_id, state, reason FROM inbox"
DIGESTS = "SELECT count(*) FROM outbox WHERE kind = 'caught_up'"
OUTBOX = "SELECT id FROM outbox WHERE kind = 'reply' ORDER BY seq"


def answer_to(update: dict[str, Any]) -> str | None:
    if "message" in update:
        return str(update["message"]["text"]).removeprefix("/echo ")
    if "callback_query" in update:
        return f"{update['callback_query']['data'].rpartition(':')[2]} {update['update_id']}"
    return None


def text_of(call: CallMade) -> str:
    return str(call.params["text"]).removeprefix(MARK)


def is_ambiguous(call: CallMade) -> bool:
    return call.status not in CERTAIN


def test_whatever_happens_every_update_ends_once_and_every_message_arrives(tmp_path: Path) -> None:
    larger = settings().max_examples > 100
    places = tmp_path / "places"
    places.mkdir()
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        world = runner.run(stack.enter_async_context(outside()))
        try:
            runner.run(prepared(world, tmp_path / "template"))

            class Here(Conversation):
                def __init__(self) -> None:
                    super().__init__(runner, world, tmp_path / "template", places)

            run_state_machine_as_test(Here, settings=settings() if larger else EVERYDAY)
        finally:
            runner.run(stack.aclose())
