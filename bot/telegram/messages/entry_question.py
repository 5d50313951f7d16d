"""Asking for one figure: an empty line to be filled in, or numbers to be tapped."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from bot.telegram.messages.entry_words import place_name
from bot.telegram.messages.rendered import Button, Rendered
from bot.telegram.messages.words import escape
from domain.athlete.athlete import DistanceUnit
from domain.training.entry.entry import Topic


class Asking(NamedTuple):
    """`example` stands in the empty line. What is typed there is read behind `before`."""

    question: str
    example: str
    before: str = ""


OPEN: Final = {
    Topic.WEIGHT: Asking("What do you weigh, in {weight}?", "74.2", "weight"),
    Topic.BODY_FAT: Asking("What is your body fat, in %?", "15.2", "body fat"),
    Topic.SESSION: Asking(
        "What did you do, and for how long? How hard it was, from 1 to 10, tells me its load.", "snowboard 3 h rpe 6"
    ),
    Topic.SORENESS: Asking("Where are you sore, and how much from 0 to 10?", "quads 6", "soreness"),
    Topic.PAIN: Asking("Where does it hurt, and how much from 0 to 10?", "left knee 4", "pain"),
    Topic.LIFT: Asking("Which exercise, how many times, with which weight?", "squat 5 x 100 {weight}"),
    Topic.TRIAL: Asking("Which distance, in what time?", "100 yd 1:12", "trial"),
    Topic.JUMP: Asking("How high did you jump, in {height}?", "{jump}", "jump"),
    Topic.BALANCE: Asking("How long did you stand on one leg, and on which?", "left 35 s", "balance"),
    Topic.REACH: Asking(
        "Sitting with straight legs, how far beyond your toes do you reach, in {height}? Short of them with a minus.",
        "{reach}",
        "reach",
    ),
}
SCORED: Final = {
    Topic.RPE: "How hard was your latest session, from 1 to 10?",
    Topic.ENERGY: "How much energy do you have, from 0 to 10?",
    Topic.SLEEP: "How well did you sleep, from 0 to 10? Hours you can write: slept 7 h 30.",
    Topic.SORENESS: "How sore, from 0 to 10: {place}?",
    Topic.PAIN: "How much does it hurt, from 0 to 10: {place}?",
}
REASONS: Final = {
    "travel": "Travel",
    "no-time": "No time",
    "tired": "Tired",
    "unwell": "Unwell",
    "pain": "Pain",
    "weather": "Weather",
}
MISSED: Final = "Why did you miss the workout? In your own words: missed: visitors."
HALF: Final = 6


def render_entry_question(facts: Mapping[str, object], language: str) -> Rendered:
    """Of a place that is known, and of what has no other figure, the numbers are tapped."""
    del language
    topic, of = Topic(str(facts["topic"])), str(facts["of"])
    if topic is Topic.MISSED:
        return Rendered(escape(MISSED), _reasons(), silent=True)
    if topic in OPEN and not (of and topic in SCORED):
        asking = OPEN[topic]
        return Rendered(escape(_filled(asking.question, facts)), prompt=_filled(asking.example, facts), silent=True)
    return Rendered(
        escape(SCORED[topic].format(place=place_name(of))), _numbers(topic, of, str(facts["day"])), silent=True
    )


def asked_line(topic: Topic, answer: str) -> str:
    """What the answer to a question means as a line of its own."""
    return f"{OPEN[topic].before} {answer}".strip() if topic in OPEN else answer


def example_line(topic: Topic, facts: Mapping[str, object]) -> str:
    """Plain text, for an answer that could not be read."""
    return f"I did not understand that, and stored nothing. Write it like this: {_filled(OPEN[topic].example, facts)}"


def _filled(words: str, facts: Mapping[str, object]) -> str:
    units = facts["units"]
    assert isinstance(units, list | tuple)
    height, jump, reach = ("in", 16, 2) if units[1] == DistanceUnit.MILE else ("cm", 42, 4)
    return words.format(weight=units[0], height=height, jump=jump, reach=reach)


def _numbers(topic: Topic, of: str, day: str) -> tuple[tuple[Button, ...], ...]:
    subject = f"{topic.value}-{of}" if of else topic.value
    first = 1 if topic is Topic.RPE else 0
    buttons = tuple(Button(str(score), f"l:{subject}:{score}:{day}") for score in range(first, 11))
    return buttons[:HALF], buttons[HALF:]


def _reasons() -> tuple[tuple[Button, ...], ...]:
    buttons = [Button(label, f"l:missed-{reason}:0:say") for reason, label in REASONS.items()]
    return tuple(tuple(buttons[place : place + 2]) for place in range(0, len(buttons), 2))
