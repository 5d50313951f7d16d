"""A workout as a file for the watch."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from bot.telegram.messages.rendered import Document, Rendered
from bot.telegram.messages.words import day, duration, titled

TITLE_CHARACTERS = 80
HOW_TO = "Copy it to GARMIN/NewFiles on the watch."


def render_workout_file(facts: Mapping[str, object], language: str) -> Rendered:
    """A document; `path` and `file` were made by the exporter, never by a person."""
    del language
    planned = f"{day(date.fromisoformat(str(facts['day'])))} · {duration(int(str(facts['minutes'])))}"
    title = titled(facts["title"], facts["sport"], TITLE_CHARACTERS)
    return Rendered(
        html=f"<b>{title}</b>\n{planned} · FIT workout, read back step by step.\n{HOW_TO}",
        document=Document(Path(str(facts["path"])), str(facts["file"])),
        silent=True,
    )
