"""Proposals; at most one of a plan is open."""

from sqlalchemy import Column, Index, Integer, Table, Text

from domain.plan.patch import Patch
from domain.plan.proposal import Reason
from storage.tables.metadata import METADATA, belongs_to, only_one, owner
from storage.types import JSONV, EncryptedJSON, UTCDateTime

proposals = Table(
    "proposals",
    METADATA,
    owner(),
    Column("id", Text, primary_key=True),
    Column("plan_id", Text, nullable=False),
    Column("base_version", Integer, nullable=False),
    Column("patch", EncryptedJSON("proposals.patch", Patch), nullable=False),
    Column("diff_hash", Text, nullable=False),
    Column("reasons", JSONV(tuple[Reason, ...]), nullable=False),
    Column("made_at", UTCDateTime, nullable=False),
    Column("expires_at", UTCDateTime, nullable=False),
    Column("state", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("decided_at", UTCDateTime),
    only_one("uq_proposals_open", "athlete_id", "plan_id", where="state = 'open'"),
    Index(None, "state", "expires_at"),
    belongs_to("plan_versions", ["plan_id", "base_version"], ["plan_id", "number"]),
)
