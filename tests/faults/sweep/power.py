"""The power of one coach's process: it is counted whenever something is about to leave the process, and can go out."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.faults.sweep.statements import COMMIT, heard

ONLY_READS = ("SELECT", "PRAGMA", "WITH")
TOUCHING = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "sqlite3.connect"}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class PowerCut(BaseException):
    """What a lost power supply is to the code: nothing."""


class Power:
    """Goes out at the `cut_at`th boundary, before what was about to happen there; `spent` names those that were passed.

    Boundaries are SQL statements that write, commits, HTTP requests and their answers, and files that are made, renamed
    or removed below `folder`. Once it is out nothing gets out any more, so that no clean-up in the code can help.
    """

    def __init__(self, folder: Path, cut_at: int | None = None) -> None:
        self.folder = str(folder)
        self.spent: list[str] = []
        self.out = False
        self._cut_at = cut_at

    def spend(self, what: str) -> None:
        if self.out:
            raise PowerCut
        self.spent.append(what)
        if len(self.spent) == self._cut_at:
            self.out = True
            raise PowerCut

    @property
    def cut_while_sending(self) -> bool:
        """Whether a message was on its way, and nothing of it was kept yet, when it went out."""
        sending = False
        for what in self.spent[:-1]:
            if what.startswith("before POST send"):
                sending = True
            elif what == COMMIT:
                sending = False
        return self.out and sending

    async def asking(self, request: httpx.Request) -> None:
        self.spend(f"before {request.method} {_method(request.url)}")

    async def answered(self, response: httpx.Response) -> None:
        self.spend(f"after {response.request.method} {_method(response.request.url)}")

    @contextmanager
    def on(self) -> Iterator[None]:
        """Everything this process does from here on runs on it."""
        global _current  # noqa: PLW0603 - an audit hook cannot be taken off again, only be given nothing to do
        _listen_to_files()
        _current = self
        try:
            with heard(self._statement):
                yield
        finally:
            _current = None

    def _statement(self, statement: str) -> None:
        if self.out or not statement.upper().startswith(ONLY_READS):
            self.spend(statement)

    def file(self, name: str, arguments: tuple[object, ...]) -> None:
        if name == "open" and not (isinstance(arguments[2], int) and arguments[2] & WRITES):
            return
        touched = [str(each) for each in arguments if str(each).startswith(self.folder)]
        if touched:
            self.spend(f"{name} {Path(touched[0]).name}")


_current: Power | None = None
_listening = False


def _listen_to_files() -> None:
    global _listening  # noqa: PLW0603 - once a process
    if not _listening:
        sys.addaudithook(_heard)
        _listening = True


def _heard(name: str, arguments: tuple[object, ...]) -> None:
    if _current is not None and name in TOUCHING:
        _current.file(name, arguments)


def _method(url: httpx.URL) -> str:
    """Without the token."""
    return url.path.rpartition("/")[2]
