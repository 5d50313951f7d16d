"""The athletes, with the Telegram account each is paired with and when their next review and brief are due."""

from sqlalchemy import BigInteger, Column, Index, Table, Text, Time

from domain.athlete.availability import Availability
from domain.athlete.goals import Goal
from domain.athlete.profile import Profile
from storage.tables.metadata import METADATA
from storage.types import JSONV, EncryptedJSON, EncryptedText, UTCDateTime

athletes = Table(
    "athletes",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("display_name", EncryptedText("athletes.display_name"), nullable=False),
    Column("zone_name", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("distance_unit", Text, nullable=False),
    Column("weight_unit", Text, nullable=False),
    Column("pool_unit", Text, nullable=False),
    Column("review_at", Time, nullable=False),
    Column("profile", JSONV(Profile), nullable=False),
    Column("goals", EncryptedJSON("athletes.goals", tuple[Goal, ...]), nullable=False),
    Column("availability", EncryptedJSON("athletes.availability", Availability), nullable=False),
    Column("limits", JSONV(dict[str, float]), nullable=False),
    Column("user_id", BigInteger, unique=True),
    Column("chat_id", BigInteger),
    Column("paired_at", UTCDateTime),
    Column("next_review_at", UTCDateTime),
    Column("created_at", UTCDateTime, nullable=False),
    # The newest activity or message of theirs, and since when nothing reaches them.
    Column("seen_at", UTCDateTime),
    Column("unreachable_at", UTCDateTime),
    Column("brief_at", Time),
    Column("next_brief_at", UTCDateTime),
    Index(None, "next_review_at"),
    Index(None, "next_brief_at"),
)
