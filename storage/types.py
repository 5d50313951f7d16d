"""Column types: moments in UTC, typed JSON, and values that are sealed before they reach the file."""

import zlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, override
from weakref import WeakKeyDictionary

import msgspec
from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, LargeBinary
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator, TypeEngine

from storage.cipher import KeyRing

SHORT = 512
# What a compressed text begins with, and JSON never does.
COMPRESSED = b"x"

BigNumber = BigInteger().with_variant(Integer, "sqlite")

# A column type is shared by every database of the process, a dialect belongs to one engine: so it says whose key.
_KEY_RINGS: WeakKeyDictionary[Dialect, KeyRing] = WeakKeyDictionary()


def give_key_ring(dialect: Dialect, key_ring: KeyRing) -> None:
    """From now on this engine's sealed columns use that ring."""
    _KEY_RINGS[dialect] = key_ring


def to_json(value: object) -> str:
    return msgspec.json.encode(value).decode()


class ISODate(sqlite.DATE):
    """How SQLite is told a day: by the day's own text, which is there in a fifth of the time that SQLAlchemy takes."""

    @override
    def bind_processor(self, dialect: Dialect) -> Callable[[date | None], str | None]:
        return lambda day: None if day is None else day.isoformat()


class UTCDateTime(TypeDecorator[datetime]):
    """An aware moment in, aware UTC out; SQLite alone would keep the wall clock and lose its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment must carry its time zone")
        return value and value.astimezone(UTC)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class JSONV(TypeDecorator[Any]):
    """A frozen value as JSON, read back as the type it was; JSONB on PostgreSQL."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        json = JSONB if dialect.name == "postgresql" else JSON
        return dialect.type_descriptor(json(none_as_null=True))

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """SQLite keeps a text, which is read straight into the type; psycopg has read it already."""
        if dialect.name == "postgresql":
            return lambda value: None if value is None else msgspec.convert(value, self.kind)
        decode = msgspec.json.Decoder(self.kind).decode
        return lambda text: None if text is None else decode(text)


class EncryptedBytes(TypeDecorator[Any]):
    """Sealed with the engine's key ring; `purpose` is the table.column it belongs to, and opens nowhere else."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, purpose: str) -> None:
        super().__init__()
        self.purpose = purpose

    @override
    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any]:
        """The ring is looked up once a statement, and not once a value, which takes as long as sealing it."""
        key_ring, driver = _KEY_RINGS[dialect], self.impl_instance.bind_processor(dialect) or bytes

        def seal(value: Any) -> Any:
            return None if value is None else driver(key_ring.seal(self.to_bytes(value), self.purpose))

        return seal

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        key_ring = _KEY_RINGS[dialect]

        def unseal(value: Any) -> Any:
            return None if value is None else self.from_bytes(key_ring.unseal(bytes(value), self.purpose))

        return unseal

    def to_bytes(self, value: Any) -> bytes:
        return bytes(value)

    def from_bytes(self, plain: bytes) -> Any:
        return plain


class EncryptedText(EncryptedBytes):
    cache_ok = True

    def to_bytes(self, value: Any) -> bytes:
        return str(value).encode()

    def from_bytes(self, plain: bytes) -> Any:
        return plain.decode()


class EncryptedJSON(EncryptedBytes):
    """A frozen value as sealed JSON, read back as the type it was."""

    cache_ok = True

    def __init__(self, purpose: str, kind: Any) -> None:
        super().__init__(purpose)
        self.kind = kind

    def to_bytes(self, value: Any) -> bytes:
        return msgspec.json.encode(value)

    def from_bytes(self, plain: bytes) -> Any:
        return msgspec.json.decode(plain, type=self.kind)


class EncryptedArchive(EncryptedBytes):
    """JSON as bytes, compressed before it is sealed: sealed bytes have nothing in common any more.

    What is short would hardly get shorter, and lies there as it is.
    """

    cache_ok = True

    def to_bytes(self, value: Any) -> bytes:
        # The quickest level: a better one saves a tenth for three times the time.
        return bytes(value) if len(value) < SHORT else zlib.compress(value, 1)

    def from_bytes(self, plain: bytes) -> Any:
        return zlib.decompress(plain) if plain.startswith(COMPRESSED) else plain
