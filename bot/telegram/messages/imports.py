"""What a recorded file held, or why nothing of it was used."""

from collections.abc import Mapping
from datetime import date

from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.words import count, day, duration, escape, measured, number


def render_import(facts: Mapping[str, object], language: str) -> Rendered:
    """One line a session; a file that was known already is said to be."""
    del language
    sessions, nights = facts["sessions"], int(str(facts["nights"]))
    assert isinstance(sessions, list)
    lines = [_session(session) for session in sessions]
    if nights:
        lines.append(f"{count(nights, 'night', 'nights')} of sleep and HRV")
    if not lines:
        return Rendered("Nothing new in that file: I had all of it already.", silent=True)
    return Rendered("<b>Recorded</b>\n" + "\n".join(lines), silent=True)


def _session(session: Mapping[str, object]) -> str:
    parts = [
        day(date.fromisoformat(str(session["day"]))),
        str(session["sport"]).capitalize(),
        duration(float(str(session["minutes"]))),
    ]
    if session.get("distance_m"):
        parts.append(_distance(float(str(session["distance_m"])), str(session["distance_unit"])))
    if session.get("average_hr"):
        parts.append(measured(number(float(str(session["average_hr"]))), "bpm"))
    parts.append(f"load {number(float(str(session['load'])))}")
    return " · ".join(escape(part) for part in parts)


def _distance(distance_m: float, unit: str) -> str:
    per_unit, digits = {"km": (1000.0, 1), "mi": (1609.344, 1), "yd": (0.9144, 0), "m": (1.0, 0)}[unit]
    return measured(number(distance_m / per_unit, digits), unit)
