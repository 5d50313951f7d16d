"""An entry as the shortest line that is read as exactly this entry again, whoever's units hold."""

from decimal import Decimal
from typing import Final

from domain.training.entry.bounds import SHORT_M
from domain.training.entry.entry import Effort, Entry, Figure, Lift, Missed, Session, What
from domain.training.entry.sports import PREFERRED, Named
from domain.training.exercises import CATALOGUE
from domain.training.reading import ReadingKind
from domain.units import METRES_PER_YARD

_FIGURES: Final = {
    ReadingKind.WEIGHT: "weight {value} kg",
    ReadingKind.BODY_FAT: "body fat {value}%",
    ReadingKind.ENERGY: "energy {value}",
    ReadingKind.SLEEP_QUALITY: "sleep quality {value}",
    ReadingKind.SLEEP: "slept {value} h",
    ReadingKind.SORENESS: "soreness {of} {value}",
    ReadingKind.PAIN: "pain {of} {value}",
    ReadingKind.JUMP: "jump {value} cm",
    ReadingKind.BALANCE: "balance {of} {value} s",
    ReadingKind.REACH: "reach {value} cm",
    ReadingKind.SWIM_100YD: "swim trial 100 yd {value} s",
}


def written(entry: Entry) -> str:
    """In metric units, with the day first."""
    line = _what(entry.what)
    return line if entry.day is None else f"{entry.day.isoformat()} {line}"


def _what(what: What) -> str:
    match what:
        case Figure():
            return _figure(what)
        case Lift():
            return f"{_exercise(what.exercise)} {what.reps} x {_number(what.weight_kg)} kg{_rpe(what.rpe)}"
        case Session():
            return _session(what)
        case Effort():
            return f"rpe {_number(what.rpe)}{f' {what.sport.value}' if what.sport else ''}"
        case Missed():
            return f"missed{f' {what.sport.value}' if what.sport else ''}: {what.reason}"


def _figure(figure: Figure) -> str:
    value = _number(figure.value)
    if figure.kind is ReadingKind.TIME_TRIAL:
        sport, _, far = figure.of.partition("_")
        return f"{sport} trial {far} {value} s"
    line = _FIGURES[figure.kind].format(value=value, of=figure.of.replace("_", " "))
    return " ".join(line.split())


def _session(session: Session) -> str:
    """Called a session where the distance is so short that it might be a trial."""
    name = f'"{session.title}"' if session.title else PREFERRED[Named(session.sport, session.sub_sport)]
    if not session.title and session.distance_m is not None and session.distance_m < SHORT_M:
        name = f"{name} session"
    far = "" if session.distance_m is None else f" {_far(session.distance_m)}"
    at = "" if session.at is None else f" at {session.at:%H:%M}"
    return f"{name}{far} {_number(session.seconds)} s{_rpe(session.rpe)}{at}"


def _far(metres: float) -> str:
    """In yards where that is the round figure, so that not a bit of it is lost."""
    yards = round(metres / METRES_PER_YARD, 2)
    return f"{_number(yards)} yd" if yards * METRES_PER_YARD == metres else f"{_number(metres)} m"


def _exercise(key: str) -> str:
    return CATALOGUE[key].title.casefold()


def _rpe(rpe: float | None) -> str:
    return "" if rpe is None else f" rpe {_number(rpe)}"


def _number(value: float) -> str:
    """Never with an exponent, which nobody types and no line is read with."""
    return format(Decimal(repr(value)), "f").removesuffix(".0")
