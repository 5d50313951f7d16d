"""How fast messages leave: never more than thirty in any second, one a second to a chat, answers before pushes."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Hashable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from enum import IntEnum
from typing import Any, override

from telegram.error import InvalidToken, RetryAfter
from telegram.ext import BaseRateLimiter

SLOTS = 30
# A slot, and a chat, stay taken for this long after the answer. Whoever receives counts a message at some moment
# between its leaving and its answer, so thirty slots held like this can never be thirty-one in one of its seconds.
HELD_S = 1.005
# A refused token is the operator's to mend.
TOKEN_REFUSED_S = 60.0
COUNTED = ("send", "copy", "edit", "forward")
NOT_COUNTED = frozenset({"sendChatAction"})

type Answer = bool | dict[str, Any] | list[dict[str, Any]]


class Lane(IntEnum):
    """Somebody waits for an answer; nobody waits for a push."""

    INTERACTIVE = 0
    PUSH = 1


async def _nothing() -> None:
    """What most requests do before they start."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Given as `rate_limit_args`. `starting` runs when the request may leave and has not left yet."""

    lane: Lane = Lane.INTERACTIVE
    starting: Callable[[], Awaitable[None]] = _nothing


@dataclass(eq=False, slots=True)
class Ticket:
    chat: Hashable
    granted: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Pacer(BaseRateLimiter[Passage]):
    """One for the whole bot; every request passes through it, and only those that Telegram counts wait."""

    def __init__(self, sends_per_second: int) -> None:
        self._step_s = 1 / sends_per_second
        self._next_at = 0.0
        self._free_slots = SLOTS
        self._waiting: dict[Lane, deque[Ticket]] = {lane: deque() for lane in Lane}
        self._busy_chats: set[Hashable] = set()
        self._held_until: dict[Hashable, float] = {}
        self._closed_until = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def pause(self, seconds: float) -> None:
        """Nothing that Telegram counts leaves for so long."""
        self._closed_until = max(self._closed_until, asyncio.get_running_loop().time() + seconds)

    def pause_s(self) -> float:
        """How long everybody has to wait from now on, in seconds; 0 where somebody may go."""
        now = asyncio.get_running_loop().time()
        # More than one chat told to wait means that the bot as a whole is too fast, not one conversation.
        everybody = sorted(self._held_until.values())[-2:-1]
        return max(0.0, *(until - now for until in (self._closed_until, *everybody)))

    @override
    async def initialize(self) -> None:
        """There is nothing to prepare."""

    @override
    async def shutdown(self) -> None:
        """There is nothing to close."""

    @override
    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Passage | None,
    ) -> Answer:
        passage = rate_limit_args or Passage()
        if endpoint in NOT_COUNTED or not endpoint.startswith(COUNTED):
            return await callback(*args, **kwargs)
        chat = data.get("chat_id")
        async with self._slot(chat, passage.lane):
            await passage.starting()
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                self._hold(chat, error.retry_after)
                raise
            except InvalidToken:
                # It is refused for every message; only one of them need find out whether it still is.
                self.pause(TOKEN_REFUSED_S)
                raise

    @asynccontextmanager
    async def _slot(self, chat: Hashable, lane: Lane) -> AsyncIterator[None]:
        ticket = Ticket(chat)
        self._waiting[lane].append(ticket)
        self._grant()
        try:
            await ticket.granted
            yield
        finally:
            if ticket in self._waiting[lane]:
                self._waiting[lane].remove(ticket)
            else:
                asyncio.get_running_loop().call_later(HELD_S, self._free, chat)

    def _free(self, chat: Hashable) -> None:
        self._free_slots += 1
        self._busy_chats.discard(chat)
        self._grant()

    def _grant(self) -> None:
        """Give slots to those who may go now; for those who must wait for the clock, come back then."""
        now = asyncio.get_running_loop().time()
        while self._free_slots and (found := self._first(now)) is not None:
            if self._next_at > now:
                self._come_back(self._next_at)
                return
            lane, ticket = found
            self._waiting[lane].remove(ticket)
            self._free_slots -= 1
            self._busy_chats.add(ticket.chat)
            self._next_at = max(now, self._next_at + self._step_s)
            if not ticket.granted.done():
                ticket.granted.set_result(None)
        if any(self._waiting.values()) and (self._held_until or self._closed_until > now):
            self._come_back(min(until for until in (self._closed_until, *self._held_until.values()) if until > now))

    def _first(self, now: float) -> tuple[Lane, Ticket] | None:
        self._held_until = {chat: until for chat, until in self._held_until.items() if until > now}
        if self.pause_s() > 0:
            return None
        for lane in Lane:
            for ticket in self._waiting[lane]:
                if ticket.chat not in self._busy_chats and ticket.chat not in self._held_until:
                    return lane, ticket
        return None

    def _hold(self, chat: Hashable, wait: int | timedelta) -> None:
        wait_s = wait.total_seconds() if isinstance(wait, timedelta) else wait
        self._held_until[chat] = asyncio.get_running_loop().time() + wait_s

    def _come_back(self, at: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_at(at, self._grant)
