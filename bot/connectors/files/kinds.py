"""What kind of recording a file is: by what is in it, and only then by its name."""

from enum import StrEnum
from pathlib import PurePath
from typing import Final

from bot.connectors.files.hevy_csv import is_hevy


class Kind(StrEnum):
    FIT = "fit"
    TCX = "tcx"
    GPX = "gpx"
    HEVY = "hevy"
    APPLE_HEALTH = "apple_health"
    ZIP = "zip"
    GZIP = "gzip"


_STARTS: Final = ((0, b"PK\x03\x04", Kind.ZIP), (0, b"PK\x05\x06", Kind.ZIP), (0, b"\x1f\x8b", Kind.GZIP))
_ROOTS: Final = (
    (b"<TrainingCenterDatabase", Kind.TCX),
    (b"<gpx", Kind.GPX),
    (b"<HealthData", Kind.APPLE_HEALTH),
    (b"<!DOCTYPE HealthData", Kind.APPLE_HEALTH),
)
_SUFFIXES: Final = {
    ".fit": Kind.FIT,
    ".tcx": Kind.TCX,
    ".gpx": Kind.GPX,
    ".zip": Kind.ZIP,
    ".gz": Kind.GZIP,
}
# A sheet or a tree may be anything, so these count by their content alone.
_TOLD_BY_CONTENT: Final = frozenset({".csv", ".xml"})


def kind_of(head: bytes, name: str) -> Kind | None:
    """None for a file that is no recording. `head` are its first bytes."""
    for offset, start, kind in ((8, b".FIT", Kind.FIT), *_STARTS):
        if head[offset:].startswith(start):
            return kind
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        found = next((kind for root, kind in _ROOTS if root in head), None)
        if found is not None:
            return found
    elif is_hevy(head.decode("utf-8", "replace")):
        return Kind.HEVY
    return _SUFFIXES.get(suffix(name))


def may_be_recording(name: str) -> bool:
    """Whether a file of this name is worth a look into it."""
    return suffix(name) in _SUFFIXES or suffix(name) in _TOLD_BY_CONTENT


def suffix(name: str) -> str:
    return PurePath(name).suffix.lower()
