"""What asking a service brought, or why it brought nothing."""

from collections.abc import Mapping

from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.sessions import session_buttons, session_lines
from bot.telegram.messages.words import count, escape
from domain.training.service import Service

TROUBLE = {
    "garmin_login_needed": "Garmin wants you to log in again. Whoever runs me can do it with: coach login garmin. "
    "Until then I go on with what I have, and with files you send.",
    "hevy_key_refused": "Hevy does not take your key any more. Give me a new one with /connect; until then I go on "
    "without it.",
    "garmin_too_many_requests": "Garmin asks to be left alone for a while. I will ask again by myself; /status "
    "says when.",
}
PASSES = "{service} does not answer at the moment. I will ask again by myself; /status says when."
COUNTED_ONCE = "Recorded twice, counted once"


def render_synced(facts: Mapping[str, object], language: str) -> Rendered:
    """One line a session, and how many other figures there were; unasked, only what was joined."""
    del language
    sessions, readings = facts["sessions"], int(str(facts["readings"])) + int(str(facts["nights"]))
    assert isinstance(sessions, list)
    lines = session_lines(sessions)
    if readings:
        lines.append(count(readings, "new figure", "new figures"))
    title = COUNTED_ONCE if facts.get("unasked") else _name(facts)
    words = f"<b>{title}</b>\n" + "\n".join(lines or ["Nothing new."])
    return Rendered(words, session_buttons(sessions), silent=True)


def render_sync_trouble(facts: Mapping[str, object], language: str) -> Rendered:
    """What is wrong and what to do, in a sentence or two."""
    del language
    return Rendered(escape(TROUBLE.get(str(facts["trouble"]), PASSES).format(service=_name(facts))))


def _name(facts: Mapping[str, object]) -> str:
    return Service(str(facts["service"])).maker
