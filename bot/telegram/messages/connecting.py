"""Connecting a service from the chat: what can be, what is asked, and what came of it."""

from collections.abc import Mapping

from bot.telegram.messages.rendered import Button, Rendered
from bot.telegram.messages.words import escape
from domain.training.service import Service

MENU = (
    "What shall I connect? For Garmin whoever runs me logs in once, with coach login garmin: a password never goes "
    "through a chat. A code that Garmin sends then, I ask you for here."
)
QUESTIONS = {
    Service.GARMIN: (
        "Garmin has sent you a code. Answer this message with it within ten minutes; I delete your answer at once.",
        "123456",
    ),
    Service.HEVY: (
        "Answer this message with your API key: Hevy, Settings, API (it needs Hevy Pro). I delete your answer at once.",
        "xxxxxxxx-xxxx-…",
    ),
}
TROUBLE = {
    "garmin_code_refused": "Garmin does not take that code. Whoever runs me can start again: coach login garmin.",
    "hevy_key_refused": "Hevy does not take that key. Look at it again in the app, and send /connect once more.",
}
HANGS = "{service} does not answer, so nothing was connected. Try again later: /connect."
INSIDE = "{service} is connected. What you did comes by itself now, and the next two weeks of your plan go there."


def render_connect_menu(facts: Mapping[str, object], language: str) -> Rendered:
    del facts, language
    return Rendered(escape(MENU), ((Button("Hevy", "c:hevy:0:ask"),),), silent=True)


def render_key_question(facts: Mapping[str, object], language: str) -> Rendered:
    """An empty line to be filled in."""
    del language
    question, example = QUESTIONS[_service(facts)]
    return Rendered(escape(question), prompt=example)


def render_connected(facts: Mapping[str, object], language: str) -> Rendered:
    del language
    return Rendered(escape(INSIDE.format(service=_service(facts).maker)), silent=True)


def render_turned_away(facts: Mapping[str, object], language: str) -> Rendered:
    """What is wrong and what to do."""
    del language
    return Rendered(escape(TROUBLE.get(str(facts["trouble"]), HANGS).format(service=_service(facts).maker)))


def _service(facts: Mapping[str, object]) -> Service:
    return Service(str(facts["service"]))
