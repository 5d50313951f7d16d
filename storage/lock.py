"""One running coach for each data folder: the lock that `run` holds and everybody else only looks at."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.errors import Configuration

LOCK_FILE = "lock"


@contextmanager
def holding(data_dir: Path) -> Iterator[None]:
    """Hold the folder's lock; it goes with the process, however that ends.

    Raises Configuration where another process holds it.
    """
    with (data_dir / LOCK_FILE).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Configuration("data_dir_in_use", path=str(data_dir)) from error
        yield
