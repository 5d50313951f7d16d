"""The workouts that the Hevy app exports as a CSV, one row a set."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

from bot.connectors.files.figures import figure, one_line
from domain.errors import FileRefused
from domain.training.activity import Activity, LiftSet, SetKind
from domain.training.copies import EXPORTED
from domain.training.exercises import by_name
from domain.training.left_out import LeftOut, Why
from domain.training.recording import Recording
from domain.training.sport import Sport
from domain.units import KG_PER_POUND

SOURCE = "hevy"
HEADER = frozenset({"title", "start_time", "end_time", "exercise_title", "set_index"})
LARGEST_MB = 50
# The app writes English months whatever its language; older versions wrote the second form.
_FORMATS = ("%d %b %Y, %H:%M", "%Y-%m-%d %H:%M:%S")
_YEARS = range(1990, 2101)
_LONGEST = timedelta(hours=12)
type _Row = Mapping[str, str]


def is_hevy(head: str) -> bool:
    """Whether a file that begins like this is such an export, and no sheet of a plan."""
    first, _, _ = head.lstrip("\ufeff").partition("\n")
    return {name.strip(' "\r') for name in first.split(",")} >= HEADER


def read_hevy(data: bytes, zone: ZoneInfo) -> Recording:
    """Times are the athlete's wall clock. Raises FileRefused: `csv_damaged` with its line, `nothing_recorded`."""
    if len(data) > LARGEST_MB * 1_000_000:
        raise FileRefused("file_too_large", limit_mb=LARGEST_MB)
    sessions: dict[datetime, list[_Row]] = {}
    undated: set[str] = set()
    for row in _rows(data):
        if began := _wall_clock(row["start_time"]):
            sessions.setdefault(began, []).append(row)
        else:
            undated.add(row["start_time"])
    found = [_activity(began, rows, zone) for began, rows in sorted(sessions.items())]
    done = tuple(activity for activity in found if activity is not None)
    if not done:
        raise FileRefused("nothing_recorded")
    without = len(undated) + len(found) - len(done)
    return Recording(done, left_out=(LeftOut(Why.NO_TIME, without),) if without else ())


def _rows(data: bytes) -> Iterator[_Row]:
    """Every row has as many fields as the header: a file that was cut ends in the middle of one."""
    rows = csv.reader(StringIO(_text(data), newline=""), strict=True)
    try:
        header = [name.strip() for name in next(rows)]
        for fields in filter(None, rows):
            if len(fields) != len(header):
                raise FileRefused("csv_damaged", line=rows.line_num)
            yield dict(zip(header, fields, strict=True))
    except (csv.Error, StopIteration) as error:
        raise FileRefused("csv_damaged", line=rows.line_num) from error


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileRefused("csv_damaged", line=data.count(b"\n", 0, error.start) + 1) from error


def _wall_clock(text: str) -> datetime | None:
    for form in _FORMATS:
        try:
            found = datetime.strptime(text.strip(), form)  # noqa: DTZ007 - the zone is the athlete's
        except ValueError:
            continue
        return found if found.year in _YEARS else None
    return None


def _activity(began: datetime, rows: Sequence[_Row], zone: ZoneInfo) -> Activity | None:
    """None for a session that never ended. Its id is the wall clock of its start: titles and sets may be corrected."""
    ended = _wall_clock(rows[0]["end_time"])
    if ended is None or not timedelta() < ended - began <= _LONGEST:
        return None
    seconds = (ended - began).total_seconds()
    return Activity(
        source=SOURCE,
        source_id=f"{EXPORTED}{began:%Y%m%dT%H%M}",
        sport=Sport.STRENGTH,
        started_at=began.replace(tzinfo=zone).astimezone(UTC),
        day=began.date(),
        elapsed_s=seconds,
        moving_s=seconds,
        title=one_line(rows[0]["title"]),
        sets=tuple(map(_set, rows)),
    )


def _set(row: _Row) -> LiftSet:
    name = one_line(row["exercise_title"])
    reps = figure(row.get("reps"), 1, 1000)
    kind = row.get("set_type", "")
    return LiftSet(
        exercise=by_name(name) or name or "unknown",
        kind=SetKind(kind) if kind in set(SetKind) else SetKind.NORMAL,
        reps=int(reps) if reps else None,
        weight_kg=_weight_kg(row),
        seconds=figure(row.get("duration_seconds"), 1, 86_400),
        rpe=figure(row.get("rpe"), 1, 10),
    )


def _weight_kg(row: _Row) -> float | None:
    """None for body weight; the app writes it as 0 or not at all."""
    if kg := figure(row.get("weight_kg"), 0.1, 1000):
        return kg
    pounds = figure(row.get("weight_lbs") or row.get("weight_lb"), 0.2, 2200)
    return round(pounds * KG_PER_POUND, 3) if pounds else None
