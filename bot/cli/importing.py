"""`coach import`: recorded files into the store, with progress and one line for each file that was refused."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.progress import track

from bot.app import READERS, opened
from bot.cli.athletes import the_athlete
from bot.cli.words import error_sentence
from bot.coach.bring_in.recordings import bring_in
from bot.settings import load_settings
from bot.telegram.messages.words import count
from domain.errors import Configuration, FileRefused
from domain.training.recording import Recording

AT_ONCE = 50
MAX_BYTES = 20_000_000


async def import_recordings(paths: Sequence[Path], given: str | None) -> int:
    """The exit code: 1 where a file was refused; every other file is stored all the same."""
    say = Console()
    async with opened(load_settings()) as house:
        athlete = await the_athlete(house, given)
        read, refused = _read(_files(paths), athlete.zone, say)
        sessions = nights = 0
        for batch in _batches(read):
            brought = await bring_in(house.database, house.clock, athlete.id, batch)
            sessions, nights = sessions + len(brought.activities), nights + brought.nights
    new = f"{count(sessions, 'new session', 'new sessions')}, {count(nights, 'new night', 'new nights')}"
    say.print(f"{count(len(read), 'file', 'files')} read: {new}. {refused} refused.")
    return 1 if refused else 0


def _files(paths: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise Configuration("no_such_file", path=str(path))
        found += _recorded(path) if path.is_dir() else [path]
    return found


def _recorded(folder: Path) -> list[Path]:
    """Watches write their files in capitals."""
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() == ".fit" and not path.is_dir())


def _read(files: Sequence[Path], zone: ZoneInfo, say: Console) -> tuple[list[Recording], int]:
    read: list[Recording] = []
    for file in track(files, description="Reading", console=say, transient=True, disable=not say.is_terminal):
        try:
            read.append(_one(file, zone))
        except FileRefused as error:
            say.print(f"{file.name}: {error_sentence(error)}", markup=False, highlight=False)
    return read, len(files) - len(read)


def _one(file: Path, zone: ZoneInfo) -> Recording:
    try:
        if file.stat().st_size > MAX_BYTES:
            raise FileRefused("file_too_large")
        data = file.read_bytes()
    except OSError as error:
        raise FileRefused("file_unreadable", problem=error.strerror) from error
    return READERS.recording(data, zone)


def _batches(recordings: Sequence[Recording]) -> Iterator[Sequence[Recording]]:
    for start in range(0, len(recordings), AT_ONCE):
        yield recordings[start : start + AT_ONCE]
