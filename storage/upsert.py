"""Insert, or update what is there: the one statement that the two databases share and SQLAlchemy spells twice."""

from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, or_
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Unit

type Insert = sqlite.Insert | postgresql.Insert


def insert(unit: Unit, table: Table) -> Insert:
    """An insert that still has to say what happens to a row that is already there."""
    return _insert(unit.dialect.name, table)


def insert_new(unit: Unit, table: Table) -> Insert:
    """Leaves a row alone that is already there; rowcount says how many were new."""
    return insert(unit, table).on_conflict_do_nothing()


def upsert(unit: Unit, table: Table, *compared: Column[Any], kept: tuple[str, ...] = ()) -> Insert:
    """By primary key. A row whose `compared` columns are the same is neither written nor counted by rowcount.

    The columns in `kept` stay as they are where there is a row.
    """
    return _upsert(unit.dialect.name, table, compared, kept)


def insert_instead(unit: Unit, table: Table, gives_way: ColumnElement[bool]) -> Insert:
    """By primary key, where there is no row or one that gives way; any other is left alone, and not counted."""
    return _instead(insert(unit, table), table, gives_way)


# Built once: putting a statement together costs as much as running it.
@cache
def _insert(backend: str, table: Table) -> Insert:
    statement = postgresql.insert(table) if backend == "postgresql" else sqlite.insert(table)
    # Without it the count of an insert is gone with its cursor, which psycopg closes at once.
    return statement.execution_options(preserve_rowcount=True)


@cache
def _upsert(backend: str, table: Table, compared: tuple[Column[Any], ...], kept: tuple[str, ...]) -> Insert:
    statement = _insert(backend, table)
    differs = [each.is_distinct_from(statement.excluded[each.name]) for each in compared]
    return _instead(statement, table, or_(*differs) if differs else None, kept)


def _instead(statement: Insert, table: Table, where: ColumnElement[bool] | None, kept: tuple[str, ...] = ()) -> Insert:
    written = [column.name for column in table.columns if not column.primary_key and column.name not in kept]
    return statement.on_conflict_do_update(
        index_elements=list(table.primary_key),
        set_={name: statement.excluded[name] for name in written},
        where=where,
    )
