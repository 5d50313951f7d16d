"""Recorded files read for `coach import`: on all processors where there are many, with a bar while it lasts."""

import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.progress import Progress, TaskID

from bot.connectors.files.kinds import may_be_recording
from bot.connectors.files.recordings import is_recording, read_recording
from domain.errors import Configuration, FileRefused
from domain.ports.recording_reader import unheard
from domain.training.recording import Recording

# A process of its own takes as long to start as a few megabytes take to read.
PARALLEL_FROM_BYTES = 4_000_000
AT_ONCE = 4
HEAD = 8192
BY_CONTENT = (".csv", ".xml")
NOTHING = Recording()


@dataclass(frozen=True, slots=True)
class ReadFile:
    """Either the recording, or why there is none."""

    path: Path
    recording: Recording = NOTHING
    refused: FileRefused | None = None


def found_files(paths: Iterable[Path]) -> list[Path]:
    """Every file named, and every recording in the folders named. Raises Configuration("no_such_file")."""
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise Configuration("no_such_file", path=str(path))
        found |= dict.fromkeys(_recorded(path) if path.is_dir() else [path])
    return list(found)


def read_files(files: Sequence[Path], zone: ZoneInfo, say: Console) -> Iterator[ReadFile]:
    """In their order."""
    with Progress(console=say, transient=True, disable=not say.is_terminal) as bar:
        task = bar.add_task("Reading", total=len(files))
        if len(files) == 1 or (os.cpu_count() or 1) == 1 or _bytes(files) < PARALLEL_FROM_BYTES:
            yield from _one_by_one(files, zone, bar, task)
        else:
            yield from _side_by_side(files, zone, bar, task)


def _one_by_one(files: Sequence[Path], zone: ZoneInfo, bar: Progress, task: TaskID) -> Iterator[ReadFile]:
    for number, file in enumerate(files):
        yield _read(file, zone, bar=partial(_shown, bar, task, number))
        _shown(bar, task, number, 1.0)


def _side_by_side(files: Sequence[Path], zone: ZoneInfo, bar: Progress, task: TaskID) -> Iterator[ReadFile]:
    pool = ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=_leave_stopping_to_the_parent)
    try:
        for number, read in enumerate(pool.map(partial(_read, zone=zone), files, chunksize=AT_ONCE)):
            yield read
            _shown(bar, task, number, 1.0)
    finally:
        pool.shutdown(cancel_futures=True)


def _shown(bar: Progress, task: TaskID, number: int, share: float) -> None:
    bar.update(task, completed=number + share)


def _read(file: Path, zone: ZoneInfo, bar: "partial[None] | None" = None) -> ReadFile:
    try:
        return ReadFile(file, read_recording(file, file.name, zone, bar or unheard))
    except FileRefused as error:
        return ReadFile(file, refused=error)


def _bytes(files: Iterable[Path]) -> int:
    return sum(file.stat().st_size for file in files if file.is_file())


def _leave_stopping_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _recorded(folder: Path) -> list[Path]:
    """Watches write their names in capitals; a table or a tree counts where it is one that can be read."""
    named = (path for path in folder.rglob("*") if may_be_recording(path.name) and not path.is_dir())
    return sorted(path for path in named if path.suffix.lower() not in BY_CONTENT or _is_recording(path))


def _is_recording(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return is_recording(file.read(HEAD), path.name)
    except OSError:
        return False
