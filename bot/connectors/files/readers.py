"""The readers of files, each loaded when the first file comes: most of a coach's life there is none."""

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from domain.plan.plan_file import PlanFile
from domain.ports.recording_reader import Progress, unheard
from domain.training.recording import Recording


def read_recording(file: bytes | Path, name: str, zone: ZoneInfo, progress: Progress = unheard) -> Recording:
    from bot.connectors.files import recordings  # noqa: PLC0415

    return recordings.read_recording(file, name, zone, progress)


def is_recording(head: bytes, name: str) -> bool:
    from bot.connectors.files import recordings  # noqa: PLC0415

    return recordings.is_recording(head, name)


def read_plan(data: bytes, name: str, *, today: date) -> PlanFile:
    from bot.connectors.files.plan import file  # noqa: PLC0415

    return file.read_plan(data, name, today=today)
