"""`coach import`: recorded files read and shown, and stored once that is confirmed."""

from collections.abc import Iterator, Sequence
from itertools import batched
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.prompt import Confirm

from bot.app import House, opened
from bot.cli.athletes import the_athlete
from bot.cli.reading import ReadFile, found_files, read_files
from bot.cli.words import error_sentence
from bot.coach.bring_in.copies import known_of
from bot.coach.bring_in.recordings import BroughtIn, bring_in
from bot.coach.bring_in.told import recording_facts
from bot.settings import load_settings
from bot.telegram.messages.import_preview import held_lines, left_out_lines
from bot.telegram.messages.words import count
from domain.athlete.athlete import Athlete
from domain.training.recording import Recording, merged

AT_ONCE = 100
NOT_ASKED = "Nothing was stored: nobody was there to ask. Say --yes to store without being asked."


async def import_recordings(paths: Sequence[Path], given: str | None, *, yes: bool) -> int:
    """The exit code: 1 where a file was refused or nothing was wanted; every other file is stored all the same.

    Stored is what is new, a hundred sessions at a time: what was interrupted goes on when it is run again.
    """
    say = Console(soft_wrap=True)
    async with opened(load_settings(), by_hand=True) as house:
        athlete = await the_athlete(house, given)
        files = list(_told(read_files(found_files(paths), athlete.zone, say), say))
        refused = sum(file.refused is not None for file in files)
        whole = merged([file.recording for file in files])
        if not (yes or await _wanted(house, athlete, whole, say)):
            return 1
        came = [await bring_in(house.database, house.clock, athlete.id, [part]) for part in parts(whole, say)]
    say.print(f"{count(len(files) - refused, 'file', 'files')} read: {_new(came)}. {refused} refused.")
    return 1 if refused else 0


def _told(files: Iterator[ReadFile], say: Console) -> Iterator[ReadFile]:
    """Each refusal is said when it is met."""
    for file in files:
        if file.refused is not None:
            say.print(f"{file.path.name}: {error_sentence(file.refused)}", markup=False, highlight=False)
        yield file


async def _wanted(house: House, athlete: Athlete, whole: Recording, say: Console) -> bool:
    """Asked only where there may be something new."""
    if whole.is_empty:
        return True
    async with house.database.reading() as unit:
        known = await known_of(unit, athlete.id, whole.activities)
    facts = {**recording_facts(whole), "known": known}
    for line in held_lines(facts):
        say.print(line, markup=False, highlight=False)
    for line in left_out_lines(facts):
        say.print(f"Left out: {line}", markup=False, highlight=False)
    if known == len(whole.activities) and not (whole.nights or whole.readings):
        return True
    return _confirmed(say)


def _confirmed(say: Console) -> bool:
    try:
        return Confirm.ask("Store this?", console=say, default=False)
    except EOFError:
        say.print(f"\n{NOT_ASKED}")
        return False


def parts(whole: Recording, say: Console) -> Iterator[Recording]:
    """The oldest sessions first, so that each part only adds to what is derived from those before."""
    parts = [Recording(activities=part) for part in batched(whole.activities, AT_ONCE)]
    rest = Recording(nights=whole.nights, readings=whole.readings)
    yield from track([*parts, rest], description="Storing", console=say, transient=True, disable=not say.is_terminal)


def _new(came: Sequence[BroughtIn]) -> str:
    sessions, nights = sum(len(part.activities) for part in came), sum(part.nights for part in came)
    readings = sum(part.readings for part in came)
    said = [count(sessions, "new session", "new sessions"), count(nights, "new night", "new nights")]
    return ", ".join([*said, *([count(readings, "new reading", "new readings")] if readings else [])])
