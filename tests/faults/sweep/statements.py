"""Every SQL statement of this process on a database that outlasts it, and every commit, before it happens."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, event

COMMIT = "COMMIT"


@contextmanager
def heard(hear: Callable[[str], None]) -> Iterator[None]:
    """`hear` is given the statement's first line; whatever it raises comes instead of the statement."""

    def statement(connection: Connection, *call: object) -> None:
        if _lasts(connection):
            hear(str(call[1]).strip().partition("\n")[0][:60])

    def commit(connection: Connection) -> None:
        if _lasts(connection):
            hear(COMMIT)

    event.listen(Engine, "before_cursor_execute", statement)
    event.listen(Engine, "commit", commit)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", statement)
        event.remove(Engine, "commit", commit)


def _lasts(connection: Connection) -> bool:
    """What is in memory alone is gone with the process, whatever is written there."""
    return bool(connection.engine.url.database)
