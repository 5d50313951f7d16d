"""Writes a history as the files a watch would have left behind, and the plan as the file a coach would send."""

from pathlib import Path

from bot.sandbox.athlete.fit_activity import activity_file
from bot.sandbox.athlete.fit_night import night_file
from bot.sandbox.athlete.history import SimulatedHistory
from bot.sandbox.athlete.plan_file import plan_text


def write_history(history: SimulatedHistory, folder: Path) -> tuple[Path, ...]:
    """One FIT file for each session and each night, named so that they sort by day.

    The folder is made where it is missing; files of the same name are replaced, others are left alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    zone = history.athlete.zone
    contents: dict[str, bytes] = {}
    for session in history.sessions:
        local = session.activity.started_at.astimezone(zone)
        contents[f"{local:%Y-%m-%d-%H%M}-{session.activity.sport}.fit"] = activity_file(session, zone)
    for number, night in enumerate(history.nights):
        contents[f"{night.night.day:%Y-%m-%d}-0000-night.fit"] = night_file(night, history.nights[:number])
    return tuple(_written(folder / name, contents[name]) for name in sorted(contents))


def write_plan(history: SimulatedHistory, path: Path) -> Path:
    """The two weeks and the athlete as one YAML file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(plan_text(history.plan, history.athlete), "utf-8")
    return path


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
