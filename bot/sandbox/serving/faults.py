"""Scripted trouble: what goes wrong with the nth request that it concerns, and when."""

from collections import Counter
from collections.abc import Collection
from fnmatch import fnmatchcase
from typing import Literal

import msgspec

type Change = Literal["missing", "null", "renamed", "text", "number", "list", "object"]

NOTHING_APPLIED = frozenset({"error_before", "drop_before", "kill_before"})
NOTHING_ANSWERED = frozenset({"drop_before", "apply_then_drop", "kill_before", "kill_after"})


class Fault(msgspec.Struct, frozen=True, omit_defaults=True):
    """Strikes `times` requests from the `nth` on that fit `where`, such as `sendMessage`, `GET workouts/*` or `*`.

    Nothing is applied in the `…_before` modes; in the others the request is carried out first. The errors answer
    `status` with `body` as a page, or in the service's own words, and with `retry_after`; `garbage_after` answers 200
    with the page; `cut_after` gives half of the answer; `slow` answers `seconds` late; `altered` does `change` to the
    `field` (`workouts.0.title`) of the answer; `kill_…` sends SIGKILL to `pid`.
    """

    mode: Literal[
        "error_before", "error_after", "drop_before", "apply_then_drop", "garbage_after", "cut_after", "slow",
        "altered", "kill_before", "kill_after",
    ]  # fmt: skip
    where: str = "*"
    nth: int = 1
    times: int = 1
    status: int = 500
    body: str | None = None
    retry_after: int | str | None = None
    seconds: float = 0.0
    field: str = ""
    change: Change = "missing"
    pid: int | None = None

    def __post_init__(self) -> None:
        if self.mode.startswith("kill") and (self.pid is None or self.pid <= 1):
            raise ValueError("a kill needs the pid of the process to kill")
        if self.nth < 1 or self.times < 1:
            raise ValueError("nth and times count from 1")

    @property
    def applied(self) -> bool:
        return self.mode not in NOTHING_APPLIED

    @property
    def answered(self) -> bool:
        return self.mode not in NOTHING_ANSWERED


class Faults:
    """The faults still to come, and how many requests there were of each name.

    Requests of the names `apart` come all the time; a fault strikes them only by name.
    """

    def __init__(self, apart: Collection[str] = ()) -> None:
        self.counted: Counter[str] = Counter()
        self._apart = apart
        self._waiting: list[tuple[Fault, int, int]] = []

    def plan(self, faults: tuple[Fault, ...]) -> None:
        self._waiting += [(fault, fault.nth, fault.times) for fault in faults]

    def clear(self) -> None:
        self._waiting = []

    def waiting(self) -> tuple[Fault, ...]:
        return tuple(fault for fault, _, _ in self._waiting)

    def take(self, what: str) -> Fault | None:
        """Counts one request and gives the fault that strikes it; the first planned wins."""
        self.counted[what] += 1
        struck: Fault | None = None
        still: list[tuple[Fault, int, int]] = []
        for fault, left, times in self._waiting:
            concerned = self._concerns(fault, what)
            now = max(0, left - 1) if concerned else left
            if concerned and now == 0 and struck is None:
                struck = fault
                still += [(fault, 0, times - 1)] if times > 1 else []
            else:
                still.append((fault, now, times))
        self._waiting = still
        return struck

    def _concerns(self, fault: Fault, what: str) -> bool:
        return fnmatchcase(what, fault.where) and (fault.where != "*" or what not in self._apart)
