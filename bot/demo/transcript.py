"""The conversation as text, the way it would be read out."""

from datetime import UTC, datetime

from bot.sandbox.telegram.world.views import SeenMessage

WIDTH = 78


def spoken(seen: SeenMessage, name: str) -> str:
    """One message with its picture, file and buttons."""
    who = "Coach" if seen.by_bot else name
    at = datetime.fromtimestamp(seen.message.date, UTC)
    lines = [f"── {who} {at:%H:%M:%S} UTC {'(edited) ' if seen.versions else ''}".ljust(WIDTH, "─")]
    if seen.message.photo:
        lines.append("[chart]")
    if seen.message.document:
        lines.append(f"[file {seen.message.document.file_name}]")
    lines.append(seen.words)
    if seen.buttons:
        lines.append("  ".join(f"[ {label} ]" for label in seen.buttons))
    return "\n".join(lines)


def answered(label: str, answer: str) -> str:
    return f"   ▸ taps {label}" + (f"\n   ◂ {answer}" if answer else "")
