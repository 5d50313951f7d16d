"""Whoever can read a recorded file."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from domain.training.recording import Recording

type Progress = Callable[[float], None]


def unheard(share: float, /) -> None:
    """For whoever does not want to know how far it is."""


class RecordingReader(Protocol):
    def __call__(self, file: bytes | Path, name: str, zone: ZoneInfo, progress: Progress = unheard) -> Recording:
        """Slow and synchronous: call it in a thread.

        `progress` hears the share that is read, 0 to 1; what it raises ends the reading. Raises FileRefused, and then
        nothing of it may be used.
        """
        ...
