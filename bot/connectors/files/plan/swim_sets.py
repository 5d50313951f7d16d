"""A swimmer's sheet: one line per set, in a CSV file with or without a few words above it.

# pool: 25 yd
reps, distance, stroke, sendoff, kind
1, 200, freestyle, , warmup
8, 50, freestyle, 1:15,
"""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from bot.connectors.files.plan.amounts import count, metres, number, one_of, pool, seconds, text
from bot.connectors.files.plan.document import Tree, Unreadable, plain
from bot.connectors.files.plan.draft import Draft
from bot.connectors.files.plan.section import Section, Wrong, nearest
from bot.connectors.files.plan.workouts import day_near
from domain.training.activity import Pool
from domain.training.sport import Sport, Stroke
from domain.training.validity import LONGEST_NOTE, LONGEST_TITLE, REPEAT, STEP_DISTANCE_M, Bounds, Problem
from domain.training.workout import Block, Purpose, Step, StepKind, Workout
from domain.units import METRES_PER_YARD

COLUMNS = ("reps", "distance", "stroke", "sendoff", "rest", "note", "kind", "pool", "day", "title", "purpose")
KINDS = (StepKind.WARMUP, StepKind.WORK, StepKind.COOLDOWN)
MOST_LINES = 500
PLAIN_SECONDS = Bounds(0, 3600)

_ABOVE = re.compile(r"#\s*(pool|day|title|purpose)\s*[:=]\s*(.+)", re.IGNORECASE)
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})?[ _-]*(.*)")


@dataclass(frozen=True, slots=True)
class Set:
    """One line of the sheet, with what it says about the session it belongs to."""

    place: str
    day: date
    title: str
    pool: Pool | None
    purpose: Purpose | None
    block: Block


def read_swim_sets(written: str, name: str, today: date, problems: list[Problem]) -> tuple[str, tuple[Draft, ...]]:
    """The sheet's title and its sessions. Raises Unreadable where it is no table."""
    title, rows = _rows(written, name)
    sets: dict[tuple[date, str], list[Set]] = {}
    for place, row in rows:
        line = _set(Section(row, place, COLUMNS, problems), today)
        sets.setdefault((line.day, line.title), []).append(line)
    sound = not problems
    return title, tuple(_session(lines, sound, problems) for lines in sets.values())


def _rows(written: str, name: str) -> tuple[str, list[tuple[str, dict[str, Tree]]]]:
    """Every line under the header with its place, and with what the comments and the file name say for all."""
    above = _said_by_name(name)
    columns: list[str] = []
    delimiter = ","
    rows: list[tuple[str, dict[str, Tree]]] = []
    for index, line in enumerate(written.splitlines(), start=1):
        if comment := _ABOVE.match(line.strip()):
            above[comment[1].lower()] = comment[2].strip()
        elif not line.strip(" \t,;") or line.lstrip().startswith("#"):
            continue
        elif not columns:
            delimiter = max(",;\t", key=line.count)
            columns = _columns(_cells(line, delimiter, index), index)
        else:
            rows.append((f"line {index}", {**above, **_named(_cells(line, delimiter, index), columns, index)}))
    if len(rows) > MOST_LINES:
        raise Unreadable("too_many", "", len(rows), str(MOST_LINES))
    return str(above["title"]), rows


def _said_by_name(name: str) -> dict[str, Tree]:
    """`2026-11-24 race pace.csv` says a day and a title."""
    named = _NAME.fullmatch(PurePath(name).stem)
    said_day, said_title = (named[1], named[2]) if named else (None, None)
    return {"title": (said_title or "Swim")[:LONGEST_TITLE], **({"day": said_day} if said_day else {})}


def _cells(line: str, delimiter: str, index: int) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter, strict=True))]
    except csv.Error as error:
        raise Unreadable("not_csv", f"line {index}") from error


def _columns(header: list[str], index: int) -> list[str]:
    columns = [cell.lower() for cell in header]
    for column in columns:
        if column not in COLUMNS:
            raise Unreadable("unknown_key", f"line {index}", column[:40], nearest(column, COLUMNS))
        if columns.count(column) > 1:
            raise Unreadable("key_twice", f"line {index}", column)
    if "distance" not in columns:
        raise Unreadable("missing", f"line {index}.distance")
    return columns


def _named(cells: list[str], columns: list[str], index: int) -> dict[str, Tree]:
    if len(cells) > len(columns):
        raise Unreadable("too_many_cells", f"line {index}", len(cells), str(len(columns)))
    return {column: plain(cell) for column, cell in zip(columns, cells, strict=False) if cell}


def _set(row: Section, today: date) -> Set:
    where = row.read("pool", pool, None)
    if "sendoff" in row and "rest" in row:
        row.wrong("sendoff_and_rest", "")
    rest_s = row.read("rest", _seconds, None)
    swim = Step(
        kind=row.read("kind", _kind, StepKind.WORK),
        distance_m=row.need("distance", _distance(where), None),
        sendoff_s=row.read("sendoff", _seconds, None),
        stroke=row.read("stroke", one_of(Stroke), None),
        note=row.read("note", text(LONGEST_NOTE), ""),
    )
    pause = () if rest_s is None else (Step(StepKind.REST, seconds=rest_s),)
    return Set(
        place=row.place,
        day=row.need("day", day_near(today), today),
        title=row.need("title", text(LONGEST_TITLE), ""),
        pool=where,
        purpose=row.read("purpose", one_of(Purpose), None),
        block=Block((swim, *pause), row.read("reps", count(REPEAT), 1)),
    )


def _session(lines: list[Set], sound: bool, problems: list[Problem]) -> Draft:
    places = [line.place for line in lines]
    pools = {line.pool for line in lines}
    if len(pools) > 1:
        problems.append(Problem("two_pools", places[-1]))
    repeated = any(line.block.repeat > 1 for line in lines)
    said = [line.purpose for line in lines if line.purpose]
    where = lines[0].pool
    swim = Workout(
        id="",
        day=lines[0].day,
        sport=Sport.SWIM,
        title=lines[0].title,
        purpose=said[0] if said else (Purpose.INTERVALS if repeated else Purpose.EASY),
        minutes=0,
        pool_length_m=where.length_m if where else None,
        pool_in_yards=bool(where and where.in_yards),
        blocks=tuple(line.block for line in lines),
    )
    return Draft(swim, lambda inside: _line(inside, places), sound)


def _line(inside: str, places: list[str]) -> str:
    block = re.match(r"blocks\[(\d+)\]", inside)
    return places[int(block[1])] if block else places[0]


def _distance(where: Pool | None) -> Callable[[Tree], float]:
    """With its unit, or a plain number in the unit of the pool."""

    def read(raw: Tree) -> float:
        if isinstance(raw, str):
            return metres(raw)
        if where is None:
            raise Wrong("distance_unit", "50 yd, 50 m")
        unit = METRES_PER_YARD if where.in_yards else 1.0
        return round(number(STEP_DISTANCE_M)(raw) * unit, 4)

    return read


def _seconds(raw: Tree) -> float:
    return seconds(raw) if isinstance(raw, str) else number(PLAIN_SECONDS)(raw)


def _kind(raw: Tree) -> StepKind:
    kind = one_of(StepKind)(raw)
    if kind not in KINDS:
        raise Wrong("unknown_word", ", ".join(KINDS))
    return kind
