"""What a recorded file held before it is saved, and after."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.telegram.messages.caption import TEXT_LIMIT, Line, fitted
from bot.telegram.messages.rendered import Button, Rendered
from bot.telegram.messages.words import MONTHS, NBSP, count, escape, titled
from domain.training.left_out import Why
from domain.training.reading import ReadingKind

NAME_CHARACTERS = 48
PROMISE = "Nothing is stored until you save it."
LEFT_OUT = {
    Why.DAMAGED: ("file is damaged", "files are damaged"),
    Why.LOCKED: ("file is locked with a password", "files are locked with a password"),
    Why.NO_RECORDING: ("file is no recording", "files are no recordings"),
    Why.NOTHING_IN_IT: ("file holds nothing I keep", "files hold nothing I keep"),
    Why.TOO_LONG: ("file is too large", "files are too large"),
    Why.TWICE: ("session is there twice", "sessions are there twice"),
    Why.NO_TIME: ("session says no times", "sessions say no times"),
}
READINGS = {
    ReadingKind.HRV: ("night of HRV", "nights of HRV"),
    ReadingKind.HRV_SDNN: (
        "day of SDNN, compared with no other HRV",
        "days of SDNN, compared with no other HRV",
    ),
    ReadingKind.SLEEP: ("night of sleep", "nights of sleep"),
    ReadingKind.RESTING_HR: ("resting heart rate", "resting heart rates"),
    ReadingKind.WEIGHT: ("weight", "weights"),
    ReadingKind.BODY_FAT: ("body fat figure", "body fat figures"),
    ReadingKind.VO2MAX_RUN: ("VO2max", "VO2max figures"),
    ReadingKind.SWIM_100YD: ("time over 100 yd", "times over 100 yd"),
    ReadingKind.E1RM: ("best lift", "best lifts"),
}


def render_import_preview(facts: Mapping[str, object], language: str) -> Rendered:
    """Counts and days, with Save and Discard."""
    del language
    lines = [Line(f"<b>Read: {_name(facts)}</b>")]
    lines += [Line(escape(line)) for line in held_lines(facts)]
    left_out = left_out_lines(facts)
    if left_out:
        lines += [Line(""), Line("Left out:", rank=1), *(Line(f"• {escape(line)}", rank=1) for line in left_out)]
    lines += [Line(""), Line(PROMISE)]
    draft = f"r:{facts['draft_id']}:1"
    buttons = ((Button("✅ Save", f"{draft}:save"), Button("✖ Discard", f"{draft}:discard")),)
    return Rendered(fitted(lines, TEXT_LIMIT), buttons=buttons)


def render_import_saved(facts: Mapping[str, object], language: str) -> Rendered:
    """What became of the preview; its keyboard goes."""
    del language
    if facts["outcome"] == "discarded":
        return Rendered(f"<b>✖ Discarded: {_name(facts)}</b>\nNothing of it was stored.")
    return Rendered(f"<b>✅ Saved: {_name(facts)}</b>\n{escape(came_line(facts))}")


def held_lines(facts: Mapping[str, object]) -> list[str]:
    """Plain text: sessions by sport, nights, readings, and the days they reach over."""
    sports, readings = _counts(facts["sports"]), _counts(facts["readings"])
    total, nights, known = sum(sports.values()), int(str(facts["nights"])), int(str(facts["known"]))
    lines = []
    if total:
        by_sport = ", ".join(f"{amount} {sport}" for sport, amount in sports.items())
        lines.append(f"{count(total, 'session', 'sessions')}: {by_sport}")
    if known:
        lines.append(f"I have {_which(known, total)} already.")
    if nights:
        lines.append(count(nights, "night", "nights"))
    lines += [count(amount, *READINGS[ReadingKind(kind)]) for kind, amount in readings.items()]
    first, last = (_day(date.fromisoformat(str(facts[end]))) for end in ("first", "last"))
    return [*lines, first if first == last else f"{first} to {last}"]


def _which(known: int, total: int) -> str:
    if known < total:
        return f"{known} of them"
    return "it" if total == 1 else "all of them"


def left_out_lines(facts: Mapping[str, object]) -> list[str]:
    """Plain text, one line a reason."""
    found = facts["left_out"]
    assert isinstance(found, Sequence)
    return [_left_out(Why(each["why"]), int(each["count"]), str(each["example"])) for each in found]


def came_line(facts: Mapping[str, object]) -> str:
    """What was new of it."""
    sessions, nights, readings = (int(str(facts[name])) for name in ("sessions", "nights", "readings"))
    if not (sessions or nights or readings):
        return "Nothing new in it: I had all of it already."
    said = [
        (sessions, "new session", "new sessions"),
        (nights, "new night", "new nights"),
        (readings, "new reading", "new readings"),
    ]
    joined = int(str(facts.get("joined", 0)))
    # One session may be the other half of one that was there, and is counted once.
    rest = f" {count(joined, 'session was', 'sessions were')} joined from several sources." if joined else ""
    return f"{', '.join(count(*each) for each in said if each[0])}.{rest}"


def _left_out(why: Why, amount: int, example: str) -> str:
    said = count(amount, *LEFT_OUT[why])
    return f"{said} ({example})" if example else said


def _name(facts: Mapping[str, object]) -> str:
    return titled(facts["name"], "your file", NAME_CHARACTERS)


def _counts(found: object) -> dict[str, int]:
    assert isinstance(found, Mapping)
    return {str(name): int(amount) for name, amount in found.items()}


def _day(value: date) -> str:
    """A history reaches over years."""
    return NBSP.join((str(value.day), MONTHS[value.month - 1], str(value.year)))
