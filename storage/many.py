"""Many rows by one statement: what SQLAlchemy does for each value by its name is done here once for each column."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import batched, chain
from typing import Any

from sqlalchemy import Date, Insert
from sqlalchemy.types import TypeEngine

from storage.database import Unit
from storage.types import UTCDateTime

# Below it, putting the statement together costs more than is saved.
FEW = 50
# Memory that is used again is quicker than memory that is asked for.
AT_ONCE = 4000
COUNTED = {"preserve_rowcount": True}

type Row = Sequence[Any]


async def write(unit: Unit, statement: Insert, columns: Sequence[str], rows: Iterable[Row]) -> int:
    """How many rows were written: the values of these columns, in their order. The statement has none of its own."""
    parts = batched(rows, AT_ONCE)
    first = next(parts, ())
    if len(first) < FEW:
        named = [dict(zip(columns, row, strict=True)) for row in first]
        return (await unit.execute(statement, named)).rowcount if named else 0
    compiled = statement.compile(dialect=unit.dialect, column_keys=columns)
    names = compiled.positiontup or columns
    processes = [(columns.index(name), _process(unit, statement.table.c[name].type)) for name in names]
    written = 0
    for part in chain((first,), parts):
        told = list(zip(*part, strict=True))
        values: list[Any] = list(zip(*(process(told[place]) for place, process in processes), strict=True))
        if not compiled.positional:
            values = [dict(zip(names, row, strict=True)) for row in values]
        written += (await unit.exec_driver_sql(str(compiled), values, execution_options=COUNTED)).rowcount
    return written


def _process(unit: Unit, kind: TypeEngine[Any]) -> Callable[[Sequence[Any]], Sequence[Any]]:
    """Turns the values of a column into what the driver takes."""
    process = kind.dialect_impl(unit.dialect).bind_processor(unit.dialect)
    if process is None:
        return lambda values: values
    if isinstance(kind, UTCDateTime | Date):
        # A moment or day is that of many rows. Sealing is never done once for two values.
        process = cache(process)
    return lambda values: list(map(process, values))
