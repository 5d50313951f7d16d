"""What was stored of an entry, in one line, and what became of it."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from bot.coach.bring_in.by_hand.telling import HARDNESS
from bot.telegram.messages.entry_words import (
    exercise,
    figure_name,
    figure_value,
    lift,
    score,
    session,
    session_name,
    when,
)
from bot.telegram.messages.rendered import Button, Rendered
from bot.telegram.messages.words import NBSP, escape, measured, number, stopwatch, titled
from domain.metrics.course import in_the_other_course
from domain.training.reading import ReadingKind

REASON_CHARACTERS = 80
TITLE_CHARACTERS = 40
SWUM = frozenset({ReadingKind.TIME_TRIAL, ReadingKind.SWIM_100YD})
TRIAL = re.compile(r"swim_(?P<far>\d+)(?P<unit>m|yd)")
BEGINNINGS = {"stored": "Noted", "known": "I have that already", "taken_back": "Taken back"}


def render_entry(facts: Mapping[str, object], language: str) -> Rendered:
    """With Undo while it stands; where the load is a guess, with the numbers from which it would be none."""
    del language
    state = str(facts["state"])
    line = f"{BEGINNINGS[state]}: {_gone(facts) if state == 'taken_back' else _TOLD[str(facts['told'])](facts)}"
    if state != "stored":
        return Rendered(line, silent=True)
    undo = (Button("↩ Undo", f"e:{facts['undo']}:1:undo"),)
    if felt := facts.get("felt"):
        return Rendered(f"{line}\nHow hard was it, from 1 to 10?", (*_numbers(str(felt)), undo), silent=True)
    return Rendered(line, (undo,), silent=True)


def _numbers(felt: str) -> tuple[tuple[Button, ...], ...]:
    buttons = tuple(Button(str(rpe), f"e:{felt}:{place}:choose") for place, rpe in enumerate(HARDNESS))
    return buttons[:5], buttons[5:]


def _figure(facts: Mapping[str, object]) -> str:
    kind = ReadingKind(str(facts["kind"]))
    value = figure_value(kind, _number(facts["value"]), _units(facts))
    before = facts.get("before")
    change = f"{figure_value(kind, _number(before), _units(facts))} → {value}" if before is not None else value
    return f"{escape(figure_name(kind, str(facts['of'])))} {change}, {_when(facts)}.{_other_course(facts, kind)}"


def _other_course(facts: Mapping[str, object], kind: ReadingKind) -> str:
    """What a swim is worth in the pool that the athlete thinks in, where it was swum in another."""
    of = "swim_100yd" if kind is ReadingKind.SWIM_100YD else str(facts["of"])
    swum = TRIAL.fullmatch(of) if kind in SWUM else None
    wanted = str(facts.get("swims_for") or _units(facts)[2])
    if swum is None or swum["unit"] == wanted:
        return ""
    found = in_the_other_course(int(swum["far"]), swum["unit"], _number(facts["value"]))
    if found is None:
        return ""
    unit, seconds = found
    return f" As a race that is about {stopwatch(seconds)} over {measured(swum['far'], unit)}, turns included."


def _lift(facts: Mapping[str, object]) -> str:
    rpe = facts["rpe"]
    done = lift(
        int(_number(facts["reps"])),
        _number(facts["weight_kg"]),
        None if rpe is None else _number(rpe),
        _units(facts),
    )
    value, before = (facts.get(name) for name in ("value", "before"))
    maximum = figure_value(ReadingKind.E1RM, _number(value), _units(facts))
    if before is not None:
        maximum = f"{figure_value(ReadingKind.E1RM, _number(before), _units(facts))} → {maximum}"
    return f"{escape(exercise(str(facts['of'])).casefold())} {done}, {_when(facts)}. e1RM {maximum}{_range(facts)}."


def _range(facts: Mapping[str, object]) -> str:
    """Where the formulas do not agree."""
    if "low" not in facts:
        return ""
    low, high = (figure_value(ReadingKind.E1RM, _number(facts[end]), _units(facts)) for end in ("low", "high"))
    return f", {low.split(NBSP)[0]} to {high} by all formulas" if low != high else ""


def _session(facts: Mapping[str, object]) -> str:
    return f"{_done(facts)}{_rpe(facts)}, {_when(facts)}. Load {_load(facts)}."


def _effort(facts: Mapping[str, object]) -> str:
    return f"{_rpe(facts).removeprefix(', ')} for {_done(facts)}, {_when(facts)}. Load {_load(facts)}."


def _gone(facts: Mapping[str, object]) -> str:
    """Of a session that was there before only its RPE went; a load is not said of what has another one now."""
    if str(facts["told"]) == "effort" or "before_rpe" in facts:
        return f"{_rpe(facts).removeprefix(', ')} for {_done(facts)}, {_when(facts)}."
    return _TOLD[str(facts["told"])](facts)


def _missed(facts: Mapping[str, object]) -> str:
    name = titled(facts["title"], facts["sport"], TITLE_CHARACTERS)
    reason = titled(facts["reason"], "no reason", REASON_CHARACTERS)
    before = facts.get("before")
    change = f"{titled(before, 'no reason', REASON_CHARACTERS)} → {reason}" if before is not None else reason
    return f"missed {name}, {_when(facts)}: {change}."


_TOLD = {"figure": _figure, "lift": _lift, "session": _session, "effort": _effort, "missed": _missed}


def _done(facts: Mapping[str, object]) -> str:
    sport, far = str(facts["sport"]), facts["distance_m"]
    done = session(_number(facts["seconds"]), None if far is None else _number(far), sport, _units(facts))
    return f"{titled(session_name(sport, str(facts['name'])), sport, TITLE_CHARACTERS)} {done}"


def _rpe(facts: Mapping[str, object]) -> str:
    rpe, before = facts["rpe"], facts.get("before_rpe")
    if rpe is None:
        return ""
    change = score(_number(rpe))
    return f", RPE {f'{score(_number(before))} → {change}' if before is not None and before != rpe else change}"


def _load(facts: Mapping[str, object]) -> str:
    """A guess is said to be one."""
    figure = number(_number(facts["load"]))
    return f"about {figure}, by time alone" if facts["guessed"] else figure


def _when(facts: Mapping[str, object]) -> str:
    return when(date.fromisoformat(str(facts["day"])), date.fromisoformat(str(facts["today"])))


def _units(facts: Mapping[str, object]) -> Sequence[str]:
    units = facts["units"]
    assert isinstance(units, Sequence)
    return [str(unit) for unit in units]


def _number(value: object) -> float:
    return float(str(value))
