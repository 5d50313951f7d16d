"""Why an entry was not stored: one sentence, with the figures that would make sense."""

from collections.abc import Sequence

from bot.telegram.messages.entry_words import clock, distance, figure_value
from bot.telegram.messages.words import duration, measured, number
from domain.training.entry.entry import Refusal
from domain.training.reading import ReadingKind
from domain.training.sport import Sport

NOTHING = "Nothing was stored."
SENTENCES = {
    "weight": "A body weighs {low} to {high}.",
    "body_fat": "Body fat lies between {low} and {high}.",
    "score": "That goes from {low} to {high}, in whole or half points.",
    "rpe": "RPE goes from {low} to {high}, in whole or half points.",
    "sleep_hours": "A night has {low} to {high}.",
    "jump": "Jumps lie between {low} and {high}.",
    "balance": "I take {low} to {high} on one leg.",
    "lift": "I take {low} to {high} on the bar, and up to 100 repetitions.",
    "session_time": "That would take between {low} and {high}.",
    "session_distance": "I take {low} to {high}.",
    "trial_time": "That distance takes between {low} and {high}.",
    "trial_distance": "I take time trials over {low} to {high}.",
    "no_time": "How long did it take? For example: ran 5 km 28:10.",
    "exercise": "I do not know that exercise. For example: squat 5x100kg.",
    "place": "I do not know that place. For example: left knee, lower back, quads, right calf.",
    "pain_place": "Where does it hurt? For example: pain left knee 4.",
    "future": "That day has not come yet; I log what was, and words change no plan.",
    "long_ago": "That is too long ago.",
}
_FIGURES = {
    "weight": ReadingKind.WEIGHT,
    "body_fat": ReadingKind.BODY_FAT,
    "sleep_hours": ReadingKind.SLEEP,
    "jump": ReadingKind.JUMP,
    "balance": ReadingKind.BALANCE,
    "lift": ReadingKind.E1RM,
}


def refusal_sentence(refusal: Refusal, units: Sequence[str]) -> str:
    """Plain text, not yet escaped."""
    low, high = (_figure(refusal.about, value, units) for value in (refusal.low, refusal.high))
    return f"{SENTENCES[refusal.about].format(low=low, high=high)} {NOTHING}"


def _figure(about: str, value: float, units: Sequence[str]) -> str:
    if about in _FIGURES:
        return figure_value(_FIGURES[about], value, units)
    if about == "session_time":
        return duration(value / 60)
    if about == "trial_time":
        return clock(round(value))
    if about.endswith("_distance"):
        return distance(value, Sport.RUN, units) if value >= 1000 else measured(number(value), "m")
    return number(value)
