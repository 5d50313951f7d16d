"""A zip of recordings, as services and phones export them: every file in it that can be read, and why not the others.

Names inside are shown and compared, and never used as a path: nothing is unpacked into a folder.
"""

import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, Final, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from bot.connectors.files.allowance import Allowance
from bot.connectors.files.figures import one_line
from bot.connectors.files.item import Item
from bot.connectors.files.kinds import may_be_recording, suffix
from domain.errors import FileRefused
from domain.ports.recording_reader import Progress
from domain.training.left_out import LeftOut, Why
from domain.training.recording import Recording, merged

MOST_MEMBERS = 50_000
_IN_MEMORY = 32_000_000
_NO_FILES_OF_ITS_OWN = frozenset({"__MACOSX", "workout-routes"})
_ENCRYPTED = 1
_NOT_A_ZIP = (BadZipFile, ValueError, NotImplementedError, OverflowError, struct.error, EOFError, OSError)
_BROKEN = (BadZipFile, zlib.error, EOFError)
# What is said of a member that cannot be used; any other refusal is one of the whole archive.
_REASONS: Final = {
    "fit_empty": Why.NOTHING_IN_IT,
    "fit_without_activity": Why.NOTHING_IN_IT,
    "nothing_recorded": Why.NOTHING_IN_IT,
    "unknown_recording": Why.NO_RECORDING,
    "file_too_large": Why.TOO_LONG,
    "track_too_long": Why.TOO_LONG,
    "health_too_long": Why.TOO_LONG,
    "not_fit": Why.DAMAGED,
    "fit_damaged": Why.DAMAGED,
    "fit_unreadable": Why.DAMAGED,
    "xml_damaged": Why.DAMAGED,
    "xml_entities": Why.DAMAGED,
    "csv_damaged": Why.DAMAGED,
    "archive_damaged": Why.DAMAGED,
}
type Read = Callable[[Item, Progress], Recording]


@dataclass(frozen=True, slots=True)
class _Member:
    """What became of one file: a recording, or the refusal."""

    recording: Recording
    refused: FileRefused | None = None


def read_archive(item: Item, read: Read, allowance: Allowance, progress: Progress) -> Recording:
    """Everything in the archive as one recording; `read` reads one file of it.

    Raises FileRefused: `archive_damaged`, `archive_bomb`, `archive_too_large`, `nothing_recorded`, or what the only
    recording in it was refused for.
    """
    try:
        archive = ZipFile(item.stream)
    except _NOT_A_ZIP as error:
        raise FileRefused("archive_damaged") from error
    with archive:
        members = [info for info in archive.infolist() if not info.is_dir() and not _is_hidden(info)]
        if len(members) > MOST_MEMBERS:
            raise FileRefused("archive_bomb")
        worth = [info for info in members if may_be_recording(info.filename)]
        found = list(_members(archive, worth, read, allowance, progress))
    others = len(members) - len(worth)
    rest = Recording(left_out=(LeftOut(Why.NO_RECORDING, others),) if others else ())
    whole = merged([*(member.recording for member in found), rest])
    if whole.is_empty:
        raise _refusal([member.refused for member in found if member.refused is not None])
    return whole


def _members(
    archive: ZipFile, infos: Sequence[ZipInfo], read: Read, allowance: Allowance, progress: Progress
) -> Iterator[_Member]:
    whole, done = sum(info.compress_size for info in infos) or 1, 0
    for info in sorted(infos, key=lambda each: each.filename):
        share, before = info.compress_size / whole, done / whole
        allowance.take(info.compress_size, info.file_size)
        yield _member(archive, info, read, _within(progress, before, share))
        done += info.compress_size
        progress(done / whole)


def _member(archive: ZipFile, info: ZipInfo, read: Read, progress: Progress) -> _Member:
    name = one_line(PurePath(info.filename).name)
    if info.flag_bits & _ENCRYPTED:
        return _Member(Recording(left_out=(LeftOut(Why.LOCKED, 1, name),)))
    try:
        return _Member(_recording(archive, info, name, read, progress))
    except FileRefused as error:
        if error.key not in _REASONS:
            raise
        return _Member(Recording(left_out=(LeftOut(_REASONS[error.key], 1, name),)), error)


def _recording(archive: ZipFile, info: ZipInfo, name: str, read: Read, progress: Progress) -> Recording:
    if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise FileRefused("archive_damaged")
    try:
        with _unpacking(archive, info) as stream:
            if suffix(name) != ".zip":
                return read(Item(stream, info.file_size, name), progress)
            # A zip is read from its end, which would unpack it over and over.
            with SpooledTemporaryFile(max_size=_IN_MEMORY) as unpacked:
                copyfileobj(stream, unpacked)
                unpacked.seek(0)
                return read(Item(cast("BinaryIO", unpacked), info.file_size, name), progress)
    except _BROKEN as error:
        raise FileRefused("archive_damaged") from error


def _unpacking(archive: ZipFile, info: ZipInfo) -> BinaryIO:
    """The index of a bent archive may point anywhere."""
    try:
        return cast("BinaryIO", archive.open(info))
    except _NOT_A_ZIP as error:
        raise FileRefused("archive_damaged") from error


def _is_hidden(info: ZipInfo) -> bool:
    """What a Mac leaves behind, and the routes of workouts that Apple's export tells itself."""
    path = PurePath(info.filename)
    return path.name.startswith(".") or not _NO_FILES_OF_ITS_OWN.isdisjoint(path.parts)


def _refusal(refused: Sequence[FileRefused]) -> FileRefused:
    return refused[0] if len(refused) == 1 else FileRefused("nothing_recorded")


def _within(progress: Progress, before: float, share: float) -> Progress:
    return lambda part: progress(before + part * share)
