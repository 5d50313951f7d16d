"""Ways in which a running coach is struck down."""

import asyncio
import signal
from asyncio.subprocess import Process
from dataclasses import dataclass
from typing import Protocol

from bot.demo.stage import Stage
from bot.sandbox.serving.faults import Fault

STORY_REQUESTS = 13
POLLS = 4
# What a coach that is told to stop has until it must be gone.
GRACE_S = 10.0
LOOK_S = 0.005


class Blow(Protocol):
    async def strike(self, stage: Stage, process: Process) -> None:
        """Returns when it has struck, or when it is sure to."""
        ...


@dataclass(frozen=True, slots=True)
class KilledByTelegram:
    """At its `nth` request of that method, before or after Telegram carries it out."""

    method: str
    nth: int
    when: str

    def __str__(self) -> str:
        return f"killed {self.when} {'request' if self.method == '*' else self.method} {self.nth}"

    async def strike(self, stage: Stage, process: Process) -> None:
        fault = Fault(f"kill_{self.when}", self.method, self.nth, pid=process.pid)  # type: ignore[arg-type]
        await stage.telegram.client.plan_faults(fault)


@dataclass(frozen=True, slots=True)
class KilledWhileStarting:
    """So long after it was started, which may be in the middle of a migration."""

    after_s: float

    def __str__(self) -> str:
        return f"killed {self.after_s:.1f} s after its start"

    async def strike(self, stage: Stage, process: Process) -> None:
        del stage
        await asyncio.sleep(self.after_s)
        process.kill()


@dataclass(frozen=True, slots=True)
class ToldToStop:
    """After so many requests; with `patience_s` it is killed if it has not gone by then."""

    requests: int
    patience_s: float | None = None

    def __str__(self) -> str:
        then = "" if self.patience_s is None else f", killed {self.patience_s:.1f} s later"
        return f"told to stop after {self.requests} requests{then}"

    async def strike(self, stage: Stage, process: Process) -> None:
        client = stage.telegram.client
        until = (await client.count()).requests + self.requests
        while (await client.count()).requests < until:  # noqa: ASYNC110 - Telegram rings nobody
            await asyncio.sleep(LOOK_S)
        process.send_signal(signal.SIGTERM)
        patience_s = GRACE_S if self.patience_s is None else self.patience_s
        try:
            async with asyncio.timeout(patience_s):
                ended = await process.wait()
            assert ended == 0, f"it ended with {ended}"
        except TimeoutError:
            assert self.patience_s is not None, f"it was still there {GRACE_S:.0f} s after it was told to stop"
            process.kill()


def blows() -> tuple[Blow, ...]:
    """Sixty, of each kind in turn, so that the first few are of every kind."""
    places = [("*", nth) for nth in range(1, STORY_REQUESTS + 1)] + [("getUpdates", nth) for nth in range(1, POLLS + 1)]
    kinds: list[list[Blow]] = [
        [ToldToStop(requests) for requests in (5, 2, 8, 11, 1, 7)],
        [KilledWhileStarting(0.4 + 0.15 * nth) for nth in range(10)],
        [KilledByTelegram(method, nth, when) for when in ("after", "before") for method, nth in places],
        [ToldToStop(requests, 0.05 * requests) for requests in range(1, 11)],
    ]
    return tuple(each[turn] for turn in range(max(map(len, kinds))) for each in kinds if turn < len(each))
