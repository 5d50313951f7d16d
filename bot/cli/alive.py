"""Whether a coach that runs on this data is alive: what it has written lately, not whether a process exists."""

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.cli.words import error_sentence
from bot.clock import SystemClock
from bot.settings import load_settings
from domain.errors import CoachError
from storage.cipher import SHORTEST_SECRET, KeyRing
from storage.database import Database
from storage.repositories import heartbeats

# The loops of a running coach. Each writes far more often than this, also while nothing happens.
LOOPS = ("poll", "tick")
SILENT_FOR = timedelta(seconds=90)


async def alive() -> tuple[bool, str]:
    """Reads, and changes nothing; a database that cannot be read is no sign of life."""
    # Nothing that is sealed is read, so any key will do: asking must neither need the real one nor make one.
    any_key = KeyRing.from_secret(secrets.token_hex(SHORTEST_SECRET))
    try:
        beats = await _beats(Database.at(load_settings().database_url, any_key))
    except CoachError as error:
        return False, f"Not alive: {error_sentence(error)}"
    return judged(beats, SystemClock().now())


def judged(beats: Mapping[str, datetime], now: datetime) -> tuple[bool, str]:
    """Every loop must have been heard of within the last 90 seconds."""
    living = all(name in beats and now - beats[name] <= SILENT_FOR for name in LOOPS)
    heard = ", ".join(f"{name} {_ago(beats.get(name), now)}" for name in LOOPS)
    return living, f"{'Alive' if living else 'Not alive'}: {heard}."


async def _beats(database: Database) -> Mapping[str, datetime]:
    try:
        async with database.reading() as unit:
            return await heartbeats.all(unit)
    finally:
        await database.dispose()


def _ago(beat: datetime | None, now: datetime) -> str:
    return f"{(now - beat).total_seconds():.0f} s ago" if beat else "never"
