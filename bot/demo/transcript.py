"""The conversation as text, the way it would be read out."""

from datetime import UTC, datetime

from bot.sandbox.telegram.world.views import SeenMessage
from bot.sandbox.together.gym import Exercise
from bot.sandbox.together.panels import Panels

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


def shelved(shown: Panels) -> str:
    """What lies on the watch and in the gym app."""
    scheduled = [f"  {each.day}  {each.title}, {each.minutes} min" for each in shown.calendar]
    routines = [f"  {each.title}: {'; '.join(map(_lifted, each.exercises))}" for each in shown.routines]
    head, and_then = (line.ljust(WIDTH, "─") for line in ("── Watch calendar (Garmin) ", "── Gym app (Hevy) "))
    return "\n".join([head, *scheduled, and_then, *routines])


def _lifted(exercise: Exercise) -> str:
    return " ".join(filter(None, (exercise.title, exercise.sets, exercise.weight)))


def answered(label: str, answer: str) -> str:
    return f"   ▸ taps {label}" + (f"\n   ◂ {answer}" if answer else "")
