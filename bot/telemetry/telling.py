"""What a piece of work is about, on every line that is written while it goes on."""

import hashlib
import hmac
import os
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

NAME_SIGNS = 12


class _Names:
    """Until the key ring is known, names are this process's own."""

    salt = os.urandom(32)


def salt_names(salt: bytes) -> None:
    """From now on an athlete has the same short name in every log written under this salt."""
    _Names.salt = salt


def short_name(athlete_id: str) -> str:
    """What an athlete is called in logs: nothing leads back from it without the salt."""
    return hmac.new(_Names.salt, athlete_id.encode(), hashlib.sha256).hexdigest()[:NAME_SIGNS]


@contextmanager
def told_of(athlete_id: str | None = None, **values: object) -> Iterator[None]:
    """Every line within says so: `told_of(athlete_id, worker_id=…, job_id=…, job_type=…, attempt=…)`.

    The athlete by a short name; where an id of theirs is part of a value, so it is there.
    """
    if athlete_id is not None:
        name = short_name(athlete_id)
        values = {key: _without(athlete_id, name, value) for key, value in values.items()} | {"athlete": name}
    with structlog.contextvars.bound_contextvars(**values):
        yield


def _without(athlete_id: str, name: str, value: object) -> object:
    return value.replace(athlete_id, name) if isinstance(value, str) else value
