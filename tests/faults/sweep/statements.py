"""Every SQL statement of this process, and every commit, before it happens."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event

COMMIT = "COMMIT"


@contextmanager
def heard(hear: Callable[[str], None]) -> Iterator[None]:
    """`hear` is given the statement's first line; whatever it raises comes instead of the statement."""

    def statement(*call: object) -> None:
        hear(str(call[2]).strip().partition("\n")[0][:60])

    def commit(connection: object) -> None:
        del connection
        hear(COMMIT)

    event.listen(Engine, "before_cursor_execute", statement)
    event.listen(Engine, "commit", commit)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", statement)
        event.remove(Engine, "commit", commit)
