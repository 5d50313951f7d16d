"""Apple's way to write a moment: `2026-11-24 07:31:12 +0100`."""

from datetime import datetime

from bot.connectors.files.figures import moment

_LENGTH = len("2026-11-24 07:31:12")


def apple_moment(text: str | None) -> datetime | None:
    """Aware UTC; None where it is none."""
    return moment(text[:_LENGTH] + text[_LENGTH:].strip()) if text and len(text) > _LENGTH else None
