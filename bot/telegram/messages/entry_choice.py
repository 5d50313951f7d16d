"""A line that may mean several things: which of them, a button each."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from bot.telegram.messages.entry_words import (
    exercise,
    figure_name,
    figure_value,
    lift,
    session,
    session_name,
    when,
)
from bot.telegram.messages.rendered import Button, Rendered
from bot.telegram.messages.words import escape, shortened
from domain.training.entry.entry import Effort, Figure, Lift, Missed, Session

LABEL_CHARACTERS = 40
QUESTIONS = {
    "sleep": "How good the sleep was, or how long?",
    "sport": "Which sport was it?",
    "trial_or_session": "A time trial, as hard as you could, or a session?",
    "duration": "How long was it?",
    "exercise": "Which exercise do you mean?",
    "reps_or_weight": "Which one is the weight?",
    "session": "Is that a session that you did? Nothing is stored until you tap.",
    "weight": "That is far from your last weight. Which is it?",
    "workout": "Which workout was it?",
}
_KINDS: Mapping[str, Any] = {kind.__name__: kind for kind in (Figure, Lift, Session, Effort, Missed)}


def render_entry_choice(facts: Mapping[str, object], language: str) -> Rendered:
    """One button a row, because what they say is long."""
    del language
    choice, entries, kinds = facts["choice_id"], facts["entries"], facts["kinds"]
    assert isinstance(entries, Sequence)
    assert isinstance(kinds, Sequence)
    labels = [
        _label(msgspec.convert(entry["what"], _KINDS[kind]), entry, facts)
        for entry, kind in zip(entries, kinds, strict=True)
    ]
    rows = tuple(
        (Button(shortened(label, LABEL_CHARACTERS), f"e:{choice}:{place}:choose"),)
        for place, label in enumerate(labels)
    )
    return Rendered(escape(QUESTIONS[str(facts["about"])]), rows, silent=True)


def _label(what: object, entry: Mapping[str, object], facts: Mapping[str, object]) -> str:
    units = [str(unit) for unit in facts["units"]]  # type: ignore[attr-defined]
    match what:
        case Figure(kind, value, of):
            return f"{figure_name(kind, of).capitalize()} {figure_value(kind, value, units)}"
        case Lift(key, reps, weight_kg, rpe):
            return f"{exercise(key)} {lift(reps, weight_kg, rpe, units)}"
        case Session(sport, seconds, distance_m, sub_sport=sub_sport, title=title):
            name = session_name(sport.value, title or sub_sport)
            return f"{name.capitalize()} {session(seconds, distance_m, sport.value, units)}"
        case Missed(_, sport):
            return f"{sport.value.capitalize() if sport else 'Workout'}, {_when(entry, facts)}"
    raise AssertionError(what)


def _when(entry: Mapping[str, object], facts: Mapping[str, object]) -> str:
    return when(date.fromisoformat(str(entry["day"])), date.fromisoformat(str(facts["today"])))
