"""A SQLite connection that crosses to its thread once a statement, not four times."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from typing import Any, Self

import aiosqlite


class OneHop(aiosqlite.Connection):
    """What SQLAlchemy asks of an aiosqlite connection, with cursors that run, fetch and close in one go."""

    def __init__(self, uri: str) -> None:
        super().__init__(lambda: sqlite3.connect(uri, uri=True), iter_chunk_size=64)
        self._thread.daemon = True
        self._begin = ""

    def cursor(self) -> "Cursor":  # type: ignore[override]
        return Cursor(self)

    def begin_with_next(self, begin: str) -> None:
        """A transaction that goes along with its first statement, and is nothing without one."""
        self._begin = begin

    async def rollback(self) -> None:
        if not self._begin:
            await super().rollback()
        self._begin = ""

    async def at_once(self, cursor: "Cursor", statement: str, parameters: Any, *, many: bool) -> None:
        await self._execute(self._run, cursor, statement, parameters, many)  # type: ignore[no-untyped-call]

    def _run(self, asked: "Cursor", statement: str, parameters: Any, many: bool) -> None:
        with closing(self._conn.cursor()) as cursor:
            if self._begin:
                cursor.execute(self._begin)
                self._begin = ""
            (cursor.executemany if many else cursor.execute)(statement, parameters)
            asked.rows = cursor.fetchall() if cursor.description else []
            asked.description, asked.rowcount, asked.lastrowid = cursor.description, cursor.rowcount, cursor.lastrowid


class Cursor:
    """Holds the whole result."""

    def __init__(self, connection: OneHop) -> None:
        self._connection = connection
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1
        self.rows: Sequence[Any] = ()

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, parameters: Any = ()) -> None:
        await self._connection.at_once(self, statement, parameters, many=False)

    async def executemany(self, statement: str, parameters: Any) -> None:
        await self._connection.at_once(self, statement, parameters, many=True)

    async def fetchall(self) -> Sequence[Any]:
        return self.rows

    async def close(self) -> None:
        self.rows = ()
