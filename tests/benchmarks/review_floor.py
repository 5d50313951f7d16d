"""The least that the same reviews can cost: the same statements by sqlite3 itself, no words, the same picture."""

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import event

from bot.telegram.charts.drawing import drawn
from bot.telegram.charts.values.evening import EveningChart
from storage.database import Database

Statement = tuple[str, Any]


class Recorder:
    """Takes down what reaches the two connections of a database, as SQLite itself gets it."""

    def __init__(self, database: Database) -> None:
        self.statements: list[Statement] = []
        self._engines = (database._reader.sync_engine, database._writer.sync_engine)
        self._listeners: dict[str, Callable[..., None]] = {
            "begin": self._word("BEGIN"),
            "before_cursor_execute": self._executed,
            "commit": self._word("COMMIT"),
            "rollback": self._word("ROLLBACK"),
        }
        for engine in self._engines:
            for name, listener in self._listeners.items():
                event.listen(engine, name, listener)

    def stop(self) -> None:
        for engine in self._engines:
            for name, listener in self._listeners.items():
                event.remove(engine, name, listener)

    def _executed(
        self, connection: object, cursor: object, statement: str, parameters: Any, context: object, many: bool
    ) -> None:
        if not statement.startswith("PRAGMA"):
            self.statements.append((statement, parameters))

    def _word(self, statement: str) -> Callable[[object], None]:
        return lambda connection: self.statements.append((statement, ()))


class Floor:
    """One connection, set up as the product's are."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(file, isolation_level=None)
        self._connection.executescript("PRAGMA journal_mode=wal; PRAGMA synchronous=full; PRAGMA foreign_keys=on")

    def review(self, statements: Iterable[Statement], charts: Iterable[EveningChart]) -> list[bytes]:
        """In the product's order. Every row is fetched and none looked at; the words are not worth counting."""
        for statement, parameters in statements:
            self._connection.execute(statement, parameters).fetchall()
        return [drawn(chart) for chart in charts]

    def close(self) -> None:
        self._connection.close()
