"""Many rows by one statement: what SQLAlchemy does for each value by its name is done here once for each column."""

from collections.abc import Callable, Iterable, Mapping, Sequence
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
# Of these there are few that differ among many rows; sealing is never done once for two values.
REPEATED = (Date, UTCDateTime)

type Row = Mapping[str, Any]


async def write(unit: Unit, statement: Insert, rows: Iterable[Row]) -> int:
    """How many rows were written. All name the same columns in the same order; the statement has no values."""
    parts = batched(rows, AT_ONCE)
    first = next(parts, ())
    if len(first) < FEW:
        return (await unit.execute(statement, first)).rowcount if first else 0
    told = list(first[0])
    compiled = statement.compile(dialect=unit.dialect, column_keys=told)
    names = compiled.positiontup or told
    processes = [(told.index(name), _process(unit, statement.table.c[name].type)) for name in names]
    written = 0
    for part in chain((first,), parts):
        columns = list(zip(*(row.values() for row in part), strict=True))
        values: list[Any] = list(zip(*(process(columns[place]) for place, process in processes), strict=True))
        if not compiled.positional:
            values = [dict(zip(names, row, strict=True)) for row in values]
        written += (await unit.exec_driver_sql(str(compiled), values, execution_options=COUNTED)).rowcount
    return written


def _process(unit: Unit, kind: TypeEngine[Any]) -> Callable[[Sequence[Any]], Sequence[Any]]:
    """Turns the values of a column into what the driver takes."""
    process = kind.dialect_impl(unit.dialect).bind_processor(unit.dialect)
    if process is None:
        return lambda values: values
    if isinstance(kind, REPEATED):
        known = cache(process)
        return lambda values: [known(value) for value in values]
    return lambda values: list(map(process, values))
