"""Sealing everything anew under the first key, so that an older one can be thrown away."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, LargeBinary, bindparam, func, select, type_coerce, update

from storage.cipher import KEY_ID_BYTES, KeyRing
from storage.database import Database, Unit
from storage.tables.registry import TABLES
from storage.types import EncryptedBytes

BATCH = 500


async def rotate_keys(database: Database) -> int:
    """How many values had been sealed under another key. Each batch is a transaction; killed, it can be run again.

    Raises Configuration where a value was sealed under a key that the ring does not hold.
    """
    return sum([await _rotate(database, column) for column in sealed_columns()])


def sealed_columns() -> tuple[Column[Any], ...]:
    return tuple(column for table in TABLES for column in table.columns if isinstance(column.type, EncryptedBytes))


async def _rotate(database: Database, column: Column[Any]) -> int:
    rotated = 0
    while True:
        async with database.writing() as unit:
            done = await _rotate_batch(unit, column, database.key_ring)
        rotated += done
        if done < BATCH:
            return rotated


async def _rotate_batch(unit: Unit, column: Column[Any], key_ring: KeyRing) -> int:
    keys, sealed = list(column.table.primary_key), type_coerce(column, LargeBinary)
    key_id = func.substr(sealed, 1, KEY_ID_BYTES, type_=LargeBinary)
    others = select(sealed, *keys).where(key_id != key_ring.first.id).limit(BATCH)
    rows = [{"sealed": _anew(old, str(column), key_ring), **_named(key)} for old, *key in await unit.execute(others)]
    if rows:
        own = (known == bindparam(f"key_{number}") for number, known in enumerate(keys))
        await unit.execute(
            update(column.table).where(*own).values({column: bindparam("sealed", type_=LargeBinary)}), rows
        )
    return len(rows)


def _anew(sealed: bytes, purpose: str, key_ring: KeyRing) -> bytes:
    return key_ring.seal(key_ring.unseal(bytes(sealed), purpose), purpose)


def _named(key: Sequence[object]) -> dict[str, object]:
    return {f"key_{number}": value for number, value in enumerate(key)}
