"""Every file an athlete may have recorded: what kind it is, and who reads it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never
from zoneinfo import ZoneInfo

from bot.connectors.files.allowance import Allowance
from bot.connectors.files.apple_health.reader import read_apple_health
from bot.connectors.files.archive import read_archive
from bot.connectors.files.fit.container import LARGEST_FILE_MB
from bot.connectors.files.fit.reader import read_fit
from bot.connectors.files.gzipped import unzipped
from bot.connectors.files.hevy_csv import LARGEST_MB, read_hevy
from bot.connectors.files.item import Item, in_memory
from bot.connectors.files.kinds import Kind, kind_of
from bot.connectors.files.track.gpx import read_gpx
from bot.connectors.files.track.tcx import read_tcx
from domain.errors import FileRefused
from domain.ports.recording_reader import Progress, unheard
from domain.training.recording import Recording

LARGEST_TRACK_MB = 200
LARGEST_HEALTH_MB = 8000


def read_recording(file: bytes | Path, name: str, zone: ZoneInfo, progress: Progress = unheard) -> Recording:
    """Whatever is in the file, days counted in `zone`; the kind is told by its content, and else by `name`.

    Raises FileRefused: what the reader of its kind raises, `unknown_recording` where it is of none, `file_unreadable`
    where the disk does not give it.
    """
    try:
        with _opened(file, name) as item:
            return _Reader(zone, Allowance()).read(item, progress)
    except OSError as error:
        raise FileRefused("file_unreadable", problem=error.strerror or type(error).__name__) from error


def is_recording(head: bytes, name: str) -> bool:
    """Whether a file that begins like this is one of ours to read."""
    return kind_of(head, name) is not None


@dataclass(frozen=True, slots=True)
class _Reader:
    """`depth` counts the wrappings around a file."""

    zone: ZoneInfo
    allowance: Allowance
    depth: int = 0

    def read(self, item: Item, progress: Progress) -> Recording:
        kind = kind_of(item.head(), item.name)
        match kind:
            case Kind.FIT:
                return read_fit(item.limited(LARGEST_FILE_MB).whole(), self.zone)
            case Kind.HEVY:
                return read_hevy(item.limited(LARGEST_MB).whole(), self.zone)
            case Kind.TCX:
                return read_tcx(item.limited(LARGEST_TRACK_MB).stream, item.size, self.zone, progress)
            case Kind.GPX:
                return read_gpx(item.limited(LARGEST_TRACK_MB).stream, item.size, self.zone, progress)
            case Kind.APPLE_HEALTH:
                return read_apple_health(item.limited(LARGEST_HEALTH_MB).stream, item.size, self.zone, progress)
            case Kind.GZIP:
                return self._inside().read(unzipped(item, self.allowance), progress)
            case Kind.ZIP:
                return read_archive(item, self._inside().read, self.allowance, progress)
            case None:
                raise FileRefused("unknown_recording")
        assert_never(kind)

    def _inside(self) -> "_Reader":
        return _Reader(self.zone, self.allowance, self.allowance.deeper(self.depth))


@contextmanager
def _opened(file: bytes | Path, name: str) -> Iterator[Item]:
    if isinstance(file, bytes):
        yield in_memory(file, name)
        return
    with file.open("rb") as stream:
        yield Item(stream, file.stat().st_size, name)
