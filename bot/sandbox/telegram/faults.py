"""Scripted trouble: what goes wrong with the nth request, and when."""

from typing import Literal

import msgspec

# Polls come all the time; counted in, they would make "the third request" mean nothing.
POLL = "getUpdates"


class Fault(msgspec.Struct, frozen=True, omit_defaults=True):
    """Strikes the `nth` request to `method` counted from now, and then is used up.

    `*` is any method but getUpdates. Nothing is applied in the `…_before` modes; in the others the request is carried
    out first. `error_before` answers `status` with `body`, or with Telegram's JSON and `retry_after`; `garbage_after`
    answers 200 with `body`, HTML unless given; `slow` answers `seconds` late; `kill_…` sends SIGKILL to `pid`.
    """

    mode: Literal[
        "error_before", "drop_before", "apply_then_drop", "slow", "garbage_after", "kill_before", "kill_after"
    ]
    method: str = "*"
    nth: int = 1
    status: int = 500
    body: str | None = None
    retry_after: int | None = None
    seconds: float = 0.0
    pid: int | None = None

    def __post_init__(self) -> None:
        if self.mode.startswith("kill") and (self.pid is None or self.pid <= 1):
            raise ValueError("a kill needs the pid of the process to kill")
        if self.nth < 1:
            raise ValueError("nth counts from 1")


class Faults:
    """The faults still to come and how many requests there have been, polls apart."""

    def __init__(self) -> None:
        self.requests = 0
        self.polls = 0
        self._waiting: list[tuple[Fault, int]] = []

    def plan(self, faults: tuple[Fault, ...]) -> None:
        self._waiting += [(fault, fault.nth) for fault in faults]

    def clear(self) -> None:
        self._waiting = []

    def waiting(self) -> tuple[Fault, ...]:
        return tuple(fault for fault, _ in self._waiting)

    def take(self, method: str) -> Fault | None:
        """Counts one request and gives the fault that strikes it; the first planned wins."""
        if method == POLL:
            self.polls += 1
        else:
            self.requests += 1
        counted = [(fault, left - 1 if _concerns(fault, method) else left) for fault, left in self._waiting]
        struck = next((fault for fault, left in counted if left <= 0), None)
        self._waiting = [(fault, left) for fault, left in counted if fault is not struck]
        return struck


def _concerns(fault: Fault, method: str) -> bool:
    return fault.method == method or (fault.method == "*" and method != POLL)
