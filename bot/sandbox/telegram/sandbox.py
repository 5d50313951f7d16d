"""The running sandbox: its state, its log, its clock and who wants to hear of changes."""

import asyncio
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.sandbox.serving.clock import Clock
from bot.sandbox.serving.faults import Faults
from bot.sandbox.telegram.calls import Upload
from bot.sandbox.telegram.events import AnyEvent, ClockAdvanced, FileKept
from bot.sandbox.telegram.files import Files
from bot.sandbox.telegram.limits import Rates
from bot.sandbox.telegram.log import Log
from bot.sandbox.telegram.refusal import too_many_requests
from bot.sandbox.telegram.shapes import User
from bot.sandbox.telegram.state import State

# Polls come all the time; counted in, they would make "the third request" mean nothing.
POLL = "getUpdates"


class Sandbox:
    """One bot's Telegram. Everything that happens goes through `record`: written down first, then true."""

    def __init__(self, folder: Path, token: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.token = token
        self.bot = User(int(token.partition(":")[0]), "Coach", is_bot=True, username="coach_sandbox_bot")
        self.clock = Clock()
        self.rates = Rates()
        self.faults = Faults(apart={POLL})
        self.files = Files(folder / "files")
        self.state = State()
        self._log = Log(folder / "events.jsonl")
        self._listeners: set[asyncio.Queue[AnyEvent | None]] = set()
        for event in self._log.events():
            self.state.apply(event)
        self.clock.advance(self.state.ahead_s)

    def record(self, event: AnyEvent) -> None:
        self._log.append(event)
        self.state.apply(event)
        if isinstance(event, ClockAdvanced):
            self.clock.advance(event.seconds)
        for listener in self._listeners:
            listener.put_nowait(event)

    @contextmanager
    def listening(self) -> Iterator[asyncio.Queue[AnyEvent | None]]:
        """Events from now on; None says that the sandbox closes."""
        queue: asyncio.Queue[AnyEvent | None] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)

    def pace(self, chat_id: int, messages: int = 1) -> None:
        """Raises Telegram's 429 where a bot sends more than it may."""
        retry_after_s = self.rates.take(chat_id, messages, self.clock.steady_s())
        if retry_after_s is not None:
            raise too_many_requests(retry_after_s)

    def keep_file(self, upload: Upload, kind: str) -> FileKept:
        file = self.files.keep(upload, kind, len(self.state.files) + 1)
        self.record(file)
        return file

    def next_message_id(self) -> int:
        return self.state.last_message_id + 1

    def next_update_id(self) -> int:
        return (self.state.last_update_id or self._first_update_id()) + 1

    def next_callback_id(self) -> str:
        """A long number that says nothing, as Telegram's do; the same story gives the same numbers."""
        return str(int.from_bytes(self._digest(f"callback {len(self.state.taps)}")[:8]))

    def stop_listening(self) -> None:
        for listener in self._listeners:
            listener.put_nowait(None)

    def close(self) -> None:
        self._log.close()

    def _first_update_id(self) -> int:
        return 100_000_000 + int.from_bytes(self._digest("updates")[:4]) % 800_000_000

    def _digest(self, purpose: str) -> bytes:
        return hashlib.sha256(f"{self.token} {purpose}".encode()).digest()
