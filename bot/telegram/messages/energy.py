"""Energy behind a weight in words: never finer than it is known, and never what to eat."""

from collections.abc import Iterator, Sequence

from bot.coach.ask.energy import EnergyLook, TooMuch
from bot.telegram.messages.entry_words import weight
from bot.telegram.messages.words import MINUS, count, measured, number
from domain.metrics.energy import Refusal, told_kcal
from domain.metrics.energy_spent import TrainingEnergy

NO_RESTING = "What you spend at rest I could tell with sex, year of birth, height and weight in your plan file."
BECAUSE = {
    Refusal.AGE_UNKNOWN: "Without your year of birth I make no plan for losing weight.",
    Refusal.UNDER_AGE: "Below 18 I make no plan for losing weight.",
    Refusal.INJURED: "While something hurts that much I make no plan for losing weight.",
    Refusal.TOO_LARGE: "That is more than 500 kcal a day; I plan for no more, and a later day would do.",
    Refusal.TOO_FAST: "That is more than 0.7 % of your weight a week; I plan for no more, and a later day would do.",
}


def energy_lines(look: EnergyLook, units: Sequence[str]) -> Iterator[str]:
    yield NO_RESTING if look.resting is None else f"At rest {_about(look.resting)} a day"
    if look.training is not None:
        yield _training(look.training)
    if look.too_much is not None:
        yield _too_much(look.too_much, units)


def _training(spent: TrainingEnergy) -> str:
    sessions = count(spent.sessions, "session", "sessions")
    by_watch = "all by the watch" if spent.by_watch == spent.sessions else f"{spent.by_watch} by the watch"
    unknown = f", {spent.unknown} unknown" if spent.unknown else ""
    return f"Training of 7 days {_about(spent.kcal)}, of {sessions}, {by_watch}{unknown}"


def _about(kcal: float) -> str:
    told, low, high = told_kcal(kcal)
    return f"about {measured(number(told), 'kcal')} ({number(low)} to {number(high)})"


def _too_much(found: TooMuch, units: Sequence[str]) -> str:
    return f"Your goal asks for {MINUS}{weight(abs(found.kg_a_week), units)} a week. {BECAUSE[found.because]}"
