"""The few words in which steps of the schema are written; a change here must leave every earlier step as it was."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

TEXT, INT, BIG, BOOL = sa.Text(), sa.Integer(), sa.BigInteger(), sa.Boolean()
REAL: sa.Double[float] = sa.Double()
DAY, TIME, MOMENT = sa.Date(), sa.Time(), sa.DateTime(timezone=True)
BYTES = sa.LargeBinary()
JSON = sa.JSON().with_variant(JSONB(), "postgresql")
SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def always(kind: sa.types.TypeEngine[Any], *names: str) -> list[sa.Column[Any]]:
    """Columns that are never empty."""
    return [sa.Column(name, kind, nullable=False) for name in names]


def maybe(kind: sa.types.TypeEngine[Any], *names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind, nullable=True) for name in names]


def owner(table: str) -> sa.ForeignKeyConstraint:
    """The row is gone with its athlete."""
    return sa.ForeignKeyConstraint(["athlete_id"], ["athletes.id"], name=f"fk_{table}_athlete_id", ondelete="CASCADE")


def belongs_to(table: str, columns: list[str], referred: str, keys: list[str]) -> sa.ForeignKeyConstraint:
    """A row of the same athlete, and gone with it."""
    name = f"fk_{table}_athlete_id_{'_'.join(columns)}"
    there = [f"{referred}.{key}" for key in ["athlete_id", *keys]]
    return sa.ForeignKeyConstraint(["athlete_id", *columns], there, name=name, ondelete="CASCADE")


def only_one(name: str, table: str, columns: list[str], where: str) -> None:
    """Of the rows for which `where` holds, at most one may share these columns."""
    condition = sa.text(where)
    op.create_index(name, table, columns, unique=True, sqlite_where=condition, postgresql_where=condition)
