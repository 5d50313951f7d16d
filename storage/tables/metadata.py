"""What all tables share: one MetaData whose constraints have predictable names, and the column of the owner."""

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Index, MetaData, Text, text

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def owner(*, primary_key: bool = True, nullable: bool = False) -> Column[str]:
    """The athlete a row belongs to: first in its key, and gone with the athlete."""
    reference = ForeignKey("athletes.id", ondelete="CASCADE")
    return Column("athlete_id", Text, reference, primary_key=primary_key, nullable=nullable)


def belongs_to(table: str, columns: list[str], keys: list[str]) -> ForeignKeyConstraint:
    """A reference that cannot cross athletes, because the owner is part of it."""
    referred = [f"{table}.athlete_id", *(f"{table}.{key}" for key in keys)]
    return ForeignKeyConstraint(["athlete_id", *columns], referred, ondelete="CASCADE")


def only_one(name: str, *columns: str, where: str) -> Index:
    """Of the rows for which `where` holds, at most one may share these columns."""
    condition = text(where)
    return Index(name, *columns, unique=True, sqlite_where=condition, postgresql_where=condition)
