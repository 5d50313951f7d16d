"""A disk that errs for a while: the system itself refuses the writes."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_file_may_grow(beyond: int) -> Iterator[None]:
    """Writes behind there fail in every file of this process, which SQLite knows only as an error of the disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (beyond, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
