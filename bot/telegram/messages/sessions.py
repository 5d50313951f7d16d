"""Sessions that came in, one line each, and the buttons that split or join those of several sources."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from bot.telegram.messages.rendered import Button
from bot.telegram.messages.words import count, day, duration, escape, measured, number
from domain.training.joined import GYM_APP
from domain.training.reading import BY_HAND

type Facts = Mapping[str, object]

SOURCES = {
    "garmin": "Garmin",
    "fit": "FIT file",
    "tcx": "TCX file",
    "gpx": "GPX file",
    "apple_health": "Apple Health",
    GYM_APP: "Hevy",
    BY_HAND: "your entry",
}
MOST_LINES, MOST_BUTTONS = 25, 5
SPLIT, JOIN = "split", "join"


def session_lines(sessions: Sequence[Facts]) -> list[str]:
    """Markup; of very many the newest."""
    lines = [line for session in sessions[-MOST_LINES:] for line in _lines(session)]
    earlier = len(sessions) - MOST_LINES
    return [f"… and {count(earlier, 'earlier session', 'earlier sessions')}", *lines] if earlier > 0 else lines


def session_buttons(sessions: Sequence[Facts]) -> tuple[tuple[Button, ...], ...]:
    """A row for each session that was joined just now, the newest ones where there are many."""
    fresh = [session for session in sessions if session.get("fresh")][-MOST_BUTTONS:]
    return tuple((_button(session, named=len(fresh) > 1),) for session in fresh)


def _button(session: Facts, *, named: bool) -> Button:
    label, deed = ("Join again", JOIN) if session.get("apart") else ("Split", SPLIT)
    which = f" {day(date.fromisoformat(str(session['day'])))} {session['at']}" if named else ""
    return Button(f"{label}{which}", f"s:{session['joined']}:1:{deed}")


def _lines(session: Facts) -> list[str]:
    """The parts, each with its source, where it was split."""
    parts = session.get("parts")
    if not isinstance(parts, list):
        return [_line(session, [])]
    if session.get("apart"):
        return [_line(part, [part]) for part in parts]
    return [_line(session, parts)]


def _line(session: Facts, tellers: Sequence[Facts]) -> str:
    said = [
        day(date.fromisoformat(str(session["day"]))),
        str(session["sport"]).capitalize(),
        duration(float(str(session["minutes"]))),
    ]
    if session.get("distance_m"):
        said.append(_distance(float(str(session["distance_m"])), str(session["distance_unit"])))
    if session.get("average_hr"):
        said.append(measured(number(float(str(session["average_hr"]))), "bpm"))
    said.append(f"load {number(float(str(session['load'])))}")
    if tellers:
        said.append(_sources(tellers))
    return " · ".join(escape(part) for part in said)


def _sources(parts: Sequence[Facts]) -> str:
    """`Garmin + Hevy`, in the order in which they are believed."""
    names = Counter(SOURCES.get(str(part["source"]), str(part["source"])) for part in parts)
    return " + ".join(name if often == 1 else f"{often} × {name}" for name, often in names.items())


def _distance(distance_m: float, unit: str) -> str:
    per_unit, digits = {"km": (1000.0, 1), "mi": (1609.344, 1), "yd": (0.9144, 0), "m": (1.0, 0)}[unit]
    return measured(number(distance_m / per_unit, digits), unit)
