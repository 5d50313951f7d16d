"""Whoever can read a recorded file."""

from typing import Protocol
from zoneinfo import ZoneInfo

from domain.training.recording import Recording


class RecordingReader(Protocol):
    def __call__(self, data: bytes, zone: ZoneInfo) -> Recording:
        """Slow and synchronous: call it in a thread. Raises FileRefused, and then nothing of it may be used."""
        ...
