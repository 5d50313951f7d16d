"""What the words and amounts of a plan file mean: `12 min`, `1:15`, `50 yd`, `4:05/km`, `95 kg`."""

import re
from collections.abc import Callable
from datetime import date, time
from enum import StrEnum

from bot.connectors.files.plan.document import Tree
from bot.connectors.files.plan.section import Wrong, nearest
from domain.training.activity import Pool
from domain.training.validity import Bounds
from domain.units import KG_PER_POUND, METRES_PER_KM, METRES_PER_MILE, METRES_PER_YARD

SECONDS = {"s": 1.0, "min": 60.0, "h": 3600.0}
METRES = {"m": 1.0, "km": METRES_PER_KM, "mi": METRES_PER_MILE, "yd": METRES_PER_YARD}
KILOGRAMS = {"kg": 1.0, "lb": KG_PER_POUND}

_AMOUNT = re.compile(r"([0-9]{1,6}(?:[.,][0-9]{1,3})?) ?([a-z]+)", re.IGNORECASE)
_CLOCK = re.compile(r"(?:([0-9]{1,2}):)?([0-9]{1,3}):([0-9]{2})")
_PACE = re.compile(r"([0-9:]+) ?/ ?(?:(100) ?)?(km|mi|m|yd)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def text(most: int) -> Callable[[Tree], str]:
    """Words of the athlete: one line, without control characters, at most so long."""

    def read(raw: Tree) -> str:
        if isinstance(raw, bool) or not isinstance(raw, str | int | float):
            raise Wrong("not_words")
        words = " ".join(_CONTROL.sub(" ", str(raw)).split())
        if not 1 <= len(words) <= most:
            raise Wrong("text_length", f"1–{most}")
        return words

    return read


def one_of[Choice: StrEnum](choices: type[Choice]) -> Callable[[Tree], Choice]:
    def read(raw: Tree) -> Choice:
        try:
            return choices(str(raw).strip().lower())
        except ValueError as error:
            raise Wrong("unknown_word", nearest(str(raw), [choice.value for choice in choices])) from error

    return read


def number(bounds: Bounds, *, whole: bool = False) -> Callable[[Tree], float]:
    def read(raw: Tree) -> float:
        if isinstance(raw, bool) or not isinstance(raw, int | float) or (whole and not isinstance(raw, int)):
            raise Wrong("not_whole" if whole else "not_a_number", str(bounds))
        if not bounds.hold(raw):
            raise Wrong("out_of_range", str(bounds))
        return raw

    return read


def count(bounds: Bounds) -> Callable[[Tree], int]:
    return lambda raw: int(number(bounds, whole=True)(raw))


def items[T](reader: Callable[[Tree], T], most: int) -> Callable[[Tree], tuple[T, ...]]:
    def read(raw: Tree) -> tuple[T, ...]:
        if not isinstance(raw, list) or len(raw) > most:
            raise Wrong("not_a_list", f"0–{most}")
        return tuple(reader(item) for item in raw)

    return read


def pair[T: (int, float)](reader: Callable[[Tree], T]) -> Callable[[Tree], tuple[T, T]]:
    """Two values in either order, smaller first."""

    def read(raw: Tree) -> tuple[T, T]:
        if not isinstance(raw, list) or len(raw) != 2:
            raise Wrong("not_a_pair")
        one, other = reader(raw[0]), reader(raw[1])
        return (min(one, other), max(one, other))

    return read


def day(raw: Tree) -> date:
    try:
        found = date.fromisoformat(str(raw))
    except ValueError as error:
        raise Wrong("not_a_day") from error
    if found.isoformat() != raw:
        raise Wrong("not_a_day")
    return found


def time_of_day(raw: Tree) -> time:
    if not isinstance(raw, str) or not re.fullmatch(r"[0-2]?[0-9]:[0-5][0-9]", raw):
        raise Wrong("not_a_time")
    hour, minute = map(int, raw.split(":"))
    if hour > 23:
        raise Wrong("not_a_time")
    return time(hour, minute)


def seconds(raw: Tree) -> float:
    """`90 s`, `12 min`, `1:30` (minutes and seconds), `1:02:00`."""
    clock = _CLOCK.fullmatch(str(raw).strip())
    if clock and int(clock[3]) < 60:
        return int(clock[1] or 0) * 3600.0 + int(clock[2]) * 60 + int(clock[3])
    return _in_unit(raw, SECONDS, "not_a_duration")


def metres(raw: Tree) -> float:
    """`400 m`, `5 km`, `3 mi`, `50 yd`."""
    return _in_unit(raw, METRES, "not_a_distance")


def amount(raw: Tree) -> tuple[float | None, float | None]:
    """Seconds or metres, or neither for `open`."""
    words = str(raw).strip().lower()
    if words == "open":
        return None, None
    unit = _AMOUNT.fullmatch(words)
    if unit and unit[2] in METRES:
        return None, metres(raw)
    try:
        return seconds(raw), None
    except Wrong as wrong:
        raise Wrong("not_an_amount") from wrong


def speed(raw: Tree) -> float:
    """Metres a second behind `4:05/km`, `7:30/mi`, `1:45/100m`, `1:36/100yd`."""
    pace = _PACE.fullmatch(str(raw).strip())
    if not pace or bool(pace[2]) is not (pace[3].lower() in {"m", "yd"}):
        raise Wrong("not_a_pace")
    taken = _CLOCK.fullmatch(pace[1])
    if not taken or taken[1] or int(taken[3]) > 59 or not (duration := int(taken[2]) * 60 + int(taken[3])):
        raise Wrong("not_a_pace")
    return (100 if pace[2] else 1) * METRES[pace[3].lower()] / duration


def pool(raw: Tree) -> Pool:
    """`25 yd` or `50 m`."""
    words = _AMOUNT.fullmatch(str(raw).strip())
    if not words or words[2].lower() not in {"m", "yd"}:
        raise Wrong("not_a_pool")
    return Pool(metres(raw), in_yards=words[2].lower() == "yd")


def weight_kg(raw: Tree) -> float:
    """`95 kg` or `205 lb`."""
    return _in_unit(raw, KILOGRAMS, "not_a_weight")


def _in_unit(raw: Tree, units: dict[str, float], key: str) -> float:
    written = _AMOUNT.fullmatch(str(raw).strip())
    if not written or written[2].lower() not in units:
        raise Wrong(key)
    return round(float(written[1].replace(",", ".")) * units[written[2].lower()], 4)
