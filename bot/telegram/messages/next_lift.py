"""What to do with an exercise the next time, and why, in one line."""

from collections.abc import Callable, Sequence

from bot.telegram.messages.entry_words import exercise, weight
from bot.telegram.messages.words import count, escape, number
from domain.athlete.athlete import WeightUnit
from domain.metrics.suggestion import Action, Suggestion

# Half a step of 2.5 kg is a plate, too; in pounds nobody has plates of less than one.
PLATE_DIGITS = {WeightUnit.KG: 2, WeightUnit.POUND: 0}


def next_lift_line(found: Suggestion, units: Sequence[str]) -> str:
    """Escaped."""
    return f"Next time: {next_load(found, units)}"


def next_load(found: Suggestion, units: Sequence[str]) -> str:
    """What to lift, and why; escaped."""
    return _WORDS[found.suggested_action](found, units)


def plates(kilograms: float, units: Sequence[str]) -> str:
    """What is to be put on the bar."""
    return weight(kilograms, units, PLATE_DIGITS[WeightUnit(units[0])])


def _load(found: Suggestion, units: Sequence[str]) -> str:
    """`90 kg × 5, 2 in reserve`."""
    kilograms = "" if found.suggested_weight is None else f"{plates(found.suggested_weight, units)} × "
    reserve = "" if found.target_rir is None else f", {number(found.target_rir)} in reserve"
    return f"{kilograms}{found.target_reps} reps{reserve}"


def _increase(found: Suggestion, units: Sequence[str]) -> str:
    why = "a smaller step may get it going" if found.reason.rule == "stalled" else "every set reached the top"
    return f"{_load(found, units)}; {why}"


def _hold(found: Suggestion, units: Sequence[str]) -> str:
    why = "with more in reserve" if found.reason.rule == "reserve_short" else "a set fell short"
    return f"again {_load(found, units)}; {why}"


def _deload(found: Suggestion, units: Sequence[str]) -> str:
    sets = f", {count(-found.sets_delta, 'set', 'sets')} fewer" if found.sets_delta < 0 else ""
    why = "no gain for a while, a lighter week" if found.reason.rule == "stalled" else "short twice in a row"
    return f"{_load(found, units)}{sets}; {why}"


def _swap(found: Suggestion, units: Sequence[str]) -> str:
    unknown = "" if found.suggested_weight is not None else ", with a weight to be found"
    return f"{escape(exercise(found.swap_to or ''))} instead, {_load(found, units)}{unknown}; all else was tried"


_WORDS: dict[Action, Callable[[Suggestion, Sequence[str]], str]] = {
    Action.INCREASE_WEIGHT: _increase,
    Action.ADD_REPS: lambda found, units: f"{_load(found, units)}; then the weight goes up",
    Action.HOLD: _hold,
    Action.DELOAD: _deload,
    Action.VARY_REP_RANGE: lambda found, units: f"{_load(found, units)}; no gain for a while, another range",
    Action.SWAP: _swap,
}
