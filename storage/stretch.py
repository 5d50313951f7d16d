"""Dated rows of one athlete that are always made anew from some day on: a table, and the tuple that a row of it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import Column, Table, bindparam, delete, select

from storage.database import Unit
from storage.many import write


@dataclass(frozen=True, slots=True)
class Stretch[Row: NamedTuple]:
    """The fields of `row` are the columns of `table`, by their names; `dated` is the one that says when."""

    table: Table
    dated: Column[date]
    row: type[Row]

    async def between(self, unit: Unit, athlete_id: str, first: date, last: date) -> tuple[Row, ...]:
        """Both days included, the oldest first."""
        columns = [self.table.c[name] for name in self.row._fields]
        days = self.dated.between(bindparam("first"), bindparam("last"))
        own = select(*columns).where(self.table.c.athlete_id == bindparam("athlete_id"), days)
        ordered = own.order_by(self.dated, *(key for key in self.table.primary_key if key is not self.dated))
        found = await unit.execute(ordered, {"athlete_id": athlete_id, "first": first, "last": last})
        return tuple(self.row(*values) for values in found.all())

    async def replace_from(self, unit: Unit, athlete_id: str, first: date, rows: Iterable[Row]) -> None:
        """These instead of all that are stored from that day on."""
        await unit.execute(delete(self.table).where(self.table.c.athlete_id == athlete_id, self.dated >= first))
        columns = ("athlete_id", *self.row._fields)
        await write(unit, self.table.insert(), columns, ((athlete_id, *row) for row in rows))
