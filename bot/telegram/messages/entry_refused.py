"""Why an entry was not stored, with the figures that would make sense or the form that is read."""

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
    "reach": "A reach lies between {low} and {high} of the toes.",
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
UNREAD = {
    "weight": "I could not read that weight. Write it like this: weight {body}.",
    "body_fat": "I could not read that body fat. Write it like this: body fat 15.2%.",
    "session": "I could not read how long that was. Write it like this: ran 5 km 28:10.",
    "rpe": "I could not read that RPE; it goes from 1 to 10. Write it like this: rpe 7.",
    "soreness": "I could not read that soreness; it goes from 0 to 10. Write it like this: soreness quads 6.",
    "pain": "I could not read that pain; it goes from 0 to 10. Write it like this: pain left knee 4.",
    "sleep": "I could not read that sleep. Write it like this: slept 7 h 30, or sleep 8/10.",
    "energy": "I could not read that energy; it goes from 0 to 10. Write it like this: energy 6.",
    "lift": "I could not read which weight, and how many times. Write it like this: squat 5 x {bar}.",
    "trial": "I could not read which distance, and in what time. Write it like this: trial 400 m 6:10.",
    "jump": "I could not read that jump. Write it like this: jump {jump}.",
    "balance": "I could not read how long you stood. Write it like this: balance left 35 s.",
    "reach": "I could not read that reach. Write it like this: reach {reach}.",
    "hrv": "HRV comes from your watch, and I take none by hand. /trend hrv shows it.",
    "rhr": "Resting heart rate comes from your watch, and I take none by hand. /trend rhr shows it.",
    "vo2max": "VO2max comes from your watch, and I take none by hand. /trend vo2max shows it.",
}
_FORMS = {
    "body": (ReadingKind.WEIGHT, 74.2),
    "bar": (ReadingKind.WEIGHT, 100.0),
    "jump": (ReadingKind.JUMP, 42.0),
    "reach": (ReadingKind.REACH, 4.0),
}
_FIGURES = {
    "weight": ReadingKind.WEIGHT,
    "body_fat": ReadingKind.BODY_FAT,
    "sleep_hours": ReadingKind.SLEEP,
    "jump": ReadingKind.JUMP,
    "balance": ReadingKind.BALANCE,
    "reach": ReadingKind.REACH,
    "lift": ReadingKind.E1RM,
}


def refusal_sentence(refusal: Refusal, units: Sequence[str]) -> str:
    """Plain text, not yet escaped."""
    low, high = (_figure(refusal.about, value, units) for value in (refusal.low, refusal.high))
    return f"{SENTENCES[refusal.about].format(low=low, high=high)} {NOTHING}"


def unread_sentence(about: str, units: Sequence[str]) -> str:
    """Plain text, not yet escaped. What is written as it shows is read."""
    forms = {name: figure_value(kind, value, units) for name, (kind, value) in _FORMS.items()}
    return f"{UNREAD[about].format(**forms)} {NOTHING}"


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
