"""What a database can do to a statement, done to one of them or to all from one on."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import OperationalError

from tests.faults.sweep.statements import heard

# The primary codes of SQLite, https://www.sqlite.org/rescode.html.
CODES = {"locked": 5, "read-only": 8, "I/O error": 10, "full": 13}
CANCELLED = "cancelled"
# Whether it lasts; nobody is stopped twice.
KINDS = (*((code, lasting) for code in CODES for lasting in (False, True)), (CANCELLED, False))
# By the real clock: whoever insists waits by it, too.
LASTS_S = 0.1


class Trouble:
    """Strikes the `nth` statement, commits counted in, and with `lasting` all that follow for a tenth of a second.

    "cancelled": whoever waits for that statement is told to stop.
    """

    def __init__(self, kind: str, nth: int, *, lasting: bool) -> None:
        self.seen: list[str] = []
        self.kind = kind
        self._nth = nth
        self._lasting = lasting
        self._over = False
        self._whole: asyncio.Task[object] | None = None

    def __repr__(self) -> str:
        where = self.seen[self._nth - 1] if self.struck else "nowhere"
        return f"{self.kind} {'for a while from' if self._lasting else 'at'} statement {self._nth} ({where})"

    @property
    def struck(self) -> bool:
        return len(self.seen) >= self._nth

    @contextmanager
    def on(self) -> Iterator[None]:
        self._whole = asyncio.current_task()
        with heard(self._meet):
            yield

    def _meet(self, statement: str) -> None:
        if self._over:
            return
        self.seen.append(statement)
        if len(self.seen) < self._nth:
            return
        if len(self.seen) == self._nth and self._lasting:
            asyncio.get_running_loop().call_later(LASTS_S, self._pass)
        elif not self._lasting:
            self._pass()
        self._strike(statement)

    def _pass(self) -> None:
        self._over = True

    def _strike(self, statement: str) -> None:
        if self.kind == CANCELLED:
            assert self._whole is not None
            self._whole.cancel()
            return
        fault = sqlite3.OperationalError(self.kind)
        fault.sqlite_errorcode = CODES[self.kind]
        raise OperationalError(statement, None, fault)
