"""A service that wishes to be left alone is, whoever wants something of it, and longer each time."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from domain.errors import Outside, Unavailable
from storage.repositories.connections import Connection

# For whoever has to log in again: nothing is asked until they have.
NEVER = datetime(9999, 1, 1, tzinfo=UTC)
FIRST, LONGEST = timedelta(hours=1), timedelta(hours=24)


def rests(connection: Connection, now: datetime) -> bool:
    return connection.rests_until is not None and connection.rests_until > now


def left_alone(connection: Connection, now: datetime) -> bool:
    return connection.next_at == NEVER or rests(connection, now)


def rest_after(connection: Connection, error: Outside, now: datetime) -> Mapping[str, object]:
    """What changes in the connection; empty where the error wishes for no rest."""
    if not isinstance(error, Unavailable) or error.retry_after is None:
        return {}
    until = now + max(error.retry_after, rest(connection.failures))
    return {"rests_until": until, "next_at": until, "failures": connection.failures + 1, "wanted_at": None}


def rest(failures: int) -> timedelta:
    """Doubled with each wish in a row to be left alone."""
    doublings: int = 2 ** min(failures, 10)
    return min(FIRST * doublings, LONGEST)
