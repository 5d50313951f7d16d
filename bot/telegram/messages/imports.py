"""What a recorded file held, or why nothing of it was used."""

from collections.abc import Mapping

from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.sessions import session_buttons, session_lines
from bot.telegram.messages.words import count


def render_import(facts: Mapping[str, object], language: str) -> Rendered:
    """One line a session; a file that was known already is said to be."""
    del language
    sessions, nights = facts["sessions"], int(str(facts["nights"]))
    assert isinstance(sessions, list)
    lines = session_lines(sessions)
    if nights:
        lines.append(f"{count(nights, 'night', 'nights')} of sleep and HRV")
    if not lines:
        return Rendered("Nothing new in that file: I had all of it already.", silent=True)
    return Rendered("<b>Recorded</b>\n" + "\n".join(lines), session_buttons(sessions), silent=True)
