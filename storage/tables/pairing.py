"""Codes that pair a Telegram account with an athlete, and how often an account has tried one."""

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, Table

from storage.tables.metadata import METADATA, owner
from storage.types import UTCDateTime

pairing_codes = Table(
    "pairing_codes",
    METADATA,
    Column("code_hash", LargeBinary, primary_key=True),
    owner(primary_key=False),
    Column("expires_at", UTCDateTime, nullable=False),
)

pairing_attempts = Table(
    "pairing_attempts",
    METADATA,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("since", UTCDateTime, nullable=False),
    Column("tries", Integer, nullable=False),
)
