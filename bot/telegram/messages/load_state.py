"""What stands behind fitness, in one line; words only where a mark is passed."""

from collections.abc import Iterator

from bot.coach.review.facts.load_state import LoadState
from bot.telegram.messages.words import day, number, signed
from domain.metrics.fitness import RampState

RAMPS = {RampState.EASY: "", RampState.AMBER: ", fast", RampState.RED: ", too fast to last"}


def load_state_line(state: LoadState) -> str:
    """Empty where nothing is known."""
    told = " · ".join(_parts(state))
    return f"{told} · as of {day(state.as_of)}" if told and state.as_of else told


def _parts(state: LoadState) -> Iterator[str]:
    if state.ramp_points is not None and state.ramp is not None:
        yield f"Ramp {signed(state.ramp_points, 1)} a week{RAMPS[state.ramp]}"
    if state.ratio is not None:
        yield f"ATL/CTL {number(state.ratio, 2)}"
    if state.acwr is not None:
        weighted = "" if state.weighted_acwr is None else f" (weighted {number(state.weighted_acwr, 2)})"
        yield f"ACWR {number(state.acwr, 2)}{weighted}, for context"
    if state.monotony is not None and state.monotony > 0:
        by = " by RPE" if state.felt else ""
        alone = f", {state.main.sport} alone {number(state.main.strain.monotony, 1)}" if state.main is not None else ""
        yield f"monotony {number(state.monotony, 1)}{by}{alone}{', every day the same' if state.monotonous else ''}"
