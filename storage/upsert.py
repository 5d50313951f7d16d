"""Insert, or update what is there: the one statement that the two databases share and SQLAlchemy spells twice."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Column, ColumnElement, Table
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Unit


def insert(unit: Unit, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An insert that still has to say what happens to a row that is already there."""
    statement = postgresql.insert(table) if unit.dialect.name == "postgresql" else sqlite.insert(table)
    # Without it the count of an insert is gone with its cursor, which psycopg closes at once.
    return statement.execution_options(preserve_rowcount=True)


def insert_new(unit: Unit, table: Table) -> sqlite.Insert | postgresql.Insert:
    """Leaves a row alone that is already there; rowcount says how many were new."""
    return insert(unit, table).on_conflict_do_nothing()


def upsert(
    unit: Unit, table: Table, compared: Column[Any] | None = None, kept: Collection[str] = ()
) -> sqlite.Insert | postgresql.Insert:
    """By primary key. A row whose `compared` column is the same is neither written nor counted by rowcount.

    The columns in `kept` stay as they are where there is a row.
    """
    statement = insert(unit, table)
    differs = None if compared is None else compared.is_distinct_from(statement.excluded[compared.name])
    return _instead(statement, table, differs, kept)


def insert_instead(unit: Unit, table: Table, gives_way: ColumnElement[bool]) -> sqlite.Insert | postgresql.Insert:
    """By primary key, where there is no row or one that gives way; any other is left alone, and not counted."""
    return _instead(insert(unit, table), table, gives_way)


def _instead(
    statement: sqlite.Insert | postgresql.Insert,
    table: Table,
    where: ColumnElement[bool] | None,
    kept: Collection[str] = (),
) -> sqlite.Insert | postgresql.Insert:
    written = [column.name for column in table.columns if not column.primary_key and column.name not in kept]
    return statement.on_conflict_do_update(
        index_elements=list(table.primary_key),
        set_={name: statement.excluded[name] for name in written},
        where=where,
    )
