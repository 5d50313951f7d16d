"""What a database can do to us, in our own words: later it may work, or the operator has to act."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from domain.errors import Configuration, Outside, Unavailable

# https://www.sqlite.org/rescode.html; the low byte is the primary code.
SQLITE_FAULTS = {
    5: "database_locked",
    6: "database_locked",
    8: "database_readonly",
    10: "database_io_error",
    11: "database_malformed",
    13: "disk_full",
    14: "database_unreachable",
    26: "database_malformed",
}
# https://www.postgresql.org/docs/current/errcodes-appendix.html; a code, else its class of two letters.
POSTGRES_FAULTS = {
    "40001": "database_locked",
    "40P01": "database_locked",
    "55P03": "database_locked",
    "25006": "database_readonly",
    "25P03": "database_unreachable",
    "53100": "disk_full",
    "53": "database_unreachable",
    "57": "database_unreachable",
    "08": "database_unreachable",
    "28": "database_login_refused",
    "3D": "database_login_refused",
    "58": "database_io_error",
    "XX": "database_malformed",
}
FOR_THE_OPERATOR = frozenset({"database_malformed", "database_login_refused"})


@contextmanager
def translated() -> Iterator[None]:
    """Raises Unavailable or Configuration for a fault of the database; a broken constraint stays what it is, a bug."""
    try:
        yield
    except PoolTimeoutError as error:
        raise Unavailable("database_busy") from error
    except (DBAPIError, sqlite3.Error) as error:
        key = _key(error.orig if isinstance(error, DBAPIError) else error)
        if key is None:
            raise
        raise _outside(key) from error


def _outside(key: str) -> Outside | Configuration:
    return Configuration(key) if key in FOR_THE_OPERATOR else Unavailable(key)


def _key(fault: BaseException | None) -> str | None:
    code = getattr(fault, "sqlite_errorcode", None)
    if code is not None:
        return SQLITE_FAULTS.get(code & 0xFF)
    state = getattr(fault, "sqlstate", None)
    if state is not None:
        return POSTGRES_FAULTS.get(state) or POSTGRES_FAULTS.get(state[:2])
    # psycopg gives no code where no server answered.
    return "database_unreachable" if type(fault).__name__ == "OperationalError" else None
