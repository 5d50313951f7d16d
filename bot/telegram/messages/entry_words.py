"""What can be told by hand, in words and in the athlete's units."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from bot.telegram.messages.words import day as plain_day
from bot.telegram.messages.words import duration, measured, number
from domain.athlete.athlete import DistanceUnit, PoolUnit, WeightUnit
from domain.training.entry.places import BOTH_SIDES
from domain.training.exercises import CATALOGUE
from domain.training.reading import ReadingKind
from domain.training.sport import Sport
from domain.units import KG_PER_POUND, METRES_PER_KM, METRES_PER_MILE, METRES_PER_YARD

CM_PER_INCH: Final = 2.54
_SCORES: Final = {
    ReadingKind.SORENESS: "soreness",
    ReadingKind.PAIN: "pain",
    ReadingKind.ENERGY: "energy",
    ReadingKind.SLEEP_QUALITY: "sleep quality",
    ReadingKind.SESSION_RPE: "RPE",
}
_NAMES: Final = {
    ReadingKind.WEIGHT: "weight",
    ReadingKind.BODY_FAT: "body fat",
    ReadingKind.SLEEP: "sleep",
    ReadingKind.JUMP: "jump",
    ReadingKind.BALANCE: "balance",
    ReadingKind.REACH: "sit and reach",
    ReadingKind.E1RM: "e1RM",
    **_SCORES,
}
_BOTH: Final = {"calf": "calves", "foot": "feet"}


def when(day: date, today: date) -> str:
    if day == today:
        return "today"
    return "yesterday" if day == today - timedelta(days=1) else plain_day(day)


def clock(seconds: float) -> str:
    """`58.4 s`, `1:12`, `24:30.5`, `1:35:00`."""
    tenths = round(seconds * 10)
    if tenths < 600:
        return measured(number(tenths / 10, 1).removesuffix(".0"), "s")
    minutes, rest = divmod(tenths, 600)
    shown = f"{rest // 10:02d}" + (f".{rest % 10}" if rest % 10 else "")
    return f"{minutes}:{shown}" if minutes < 60 else f"{minutes // 60}:{minutes % 60:02d}:{shown}"


def figure_name(kind: ReadingKind, of: str) -> str:
    """`weight`, `pain, left knee:`, `100 yd free`, `time trial, swim 400 m:`."""
    if kind is ReadingKind.SWIM_100YD:
        return f"{measured('100', 'yd')} free"
    if kind is ReadingKind.TIME_TRIAL:
        sport, _, far = of.partition("_")
        return f"time trial, {sport} {_trial_distance(far)}:"
    return f"{_NAMES[kind]}, {place_name(of)}:" if of else _NAMES[kind]


def place_name(of: str) -> str:
    """`left knee`, and `quads` where no side was said."""
    name = of.replace("_", " ")
    return _BOTH.get(of, name if name.endswith("s") else f"{name}s") if of in BOTH_SIDES else name


def figure_value(kind: ReadingKind, value: float, units: Sequence[str]) -> str:
    if kind in _SCORES:
        return f"{_plain(value)}/10"
    if kind in {ReadingKind.WEIGHT, ReadingKind.E1RM}:
        return weight(value, units)
    if kind is ReadingKind.BODY_FAT:
        return measured(_plain(value), "%")
    if kind is ReadingKind.SLEEP:
        return duration(60 * value)
    if kind in {ReadingKind.JUMP, ReadingKind.REACH}:
        inches = units[1] == DistanceUnit.MILE
        told = _plain(value / CM_PER_INCH if inches else value)
        beyond = "+" if kind is ReadingKind.REACH and value > 0 else ""
        return measured(f"{beyond}{told}", "in" if inches else "cm")
    return clock(value)


def weight(kilograms: float, units: Sequence[str], digits: int = 1) -> str:
    unit = units[0]
    return measured(_plain(kilograms / (KG_PER_POUND if unit == WeightUnit.POUND else 1.0), digits), unit)


def lift(reps: int, kilograms: float, rpe: float | None, units: Sequence[str]) -> str:
    felt = "" if rpe is None else f" at RPE {_plain(rpe)}"
    return f"{reps} × {weight(kilograms, units)}{felt}"


def exercise(key: str) -> str:
    return CATALOGUE[key].title if key in CATALOGUE else key.replace("_", " ")


def session_name(sport: str, name: str) -> str:
    """Not yet escaped."""
    return (name or sport).replace("_", " ")


def session(seconds: float, distance_m: float | None, sport: str, units: Sequence[str]) -> str:
    """`5 km in 28:10`, `3 h 00`."""
    if not distance_m:
        return duration(seconds / 60) if seconds % 60 == 0 else clock(seconds)
    return f"{distance(distance_m, sport, units)} in {clock(seconds)}"


def distance(metres: float, sport: str, units: Sequence[str]) -> str:
    if sport == Sport.SWIM:
        yards = units[2] == PoolUnit.YARD
        return measured(number(metres / (METRES_PER_YARD if yards else 1.0)), "yd" if yards else "m")
    miles = units[1] == DistanceUnit.MILE
    return measured(_plain(metres / (METRES_PER_MILE if miles else METRES_PER_KM), 2), "mi" if miles else "km")


def score(value: float) -> str:
    return _plain(value)


def _plain(value: float, digits: int = 1) -> str:
    text = number(value, digits)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _trial_distance(far: str) -> str:
    if far.endswith("yd"):
        return measured(far.removesuffix("yd"), "yd")
    metres = float(far.removesuffix("m"))
    return measured(_plain(metres / 1000, 2), "km") if metres >= 1500 else measured(_plain(metres, 0), "m")
