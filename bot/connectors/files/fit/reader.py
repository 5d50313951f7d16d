"""Reads a recording of a watch: the activities and the nights in it, or the reason why there are none."""

from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from bot.connectors.files.fit.container import sound_files
from bot.connectors.files.fit.messages import Messages, decode
from bot.connectors.files.fit.night import nights
from bot.connectors.files.fit.session import activities
from domain.errors import FileRefused
from domain.training.activity import Activity
from domain.training.recording import Recording

# Kinds that watches write and the published profile does not name.
_UNPUBLISHED_KINDS = {44: "metrics", 49: "sleep", 68: "hrv_status"}


def read_fit(data: bytes, zone: ZoneInfo) -> Recording:
    """Everything in a FIT file, days counted in `zone`. Takes half a second for three hours of riding.

    Raises `FileRefused` and nothing else: `file_too_large`, `not_fit`, `fit_damaged` (cut off or changed),
    `fit_unreadable` (whole, but not as the format wants it), `fit_without_activity` (`found` is what it is),
    `fit_empty` (a recording in which no time passed).
    """
    files = [decode(file) for file in sound_files(data)]
    recording = Recording(
        activities=_once(activity for file in files for activity in activities(file, zone)),
        nights=tuple(night for file in files for night in nights(file, zone)),
    )
    if not recording.activities and not recording.nights:
        raise _nothing_in(files)
    return recording


def _once(found: Iterable[Activity]) -> tuple[Activity, ...]:
    """The same recording chained twice is one activity."""
    return tuple({activity.source_id: activity for activity in found}.values())


def _nothing_in(files: Sequence[Messages]) -> FileRefused:
    kind = _kind(files[0])
    if kind == "activity" or any(file["SESSION"] for file in files):
        return FileRefused("fit_empty")
    return FileRefused("fit_without_activity", found=kind)


def _kind(file: Messages) -> str:
    kind = next(iter(file["FILE_ID"]), {}).get("type")
    if isinstance(kind, int):
        return _UNPUBLISHED_KINDS.get(kind, str(kind))
    return kind if isinstance(kind, str) else "unknown"
