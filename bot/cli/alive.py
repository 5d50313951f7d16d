"""Whether a coach that runs on this data is alive: what it has written lately, not whether a process exists."""

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.cli.words import error_sentence
from bot.clock import SystemClock
from bot.coach.care.liveness import LOOPS, life
from bot.settings import load_settings
from domain.errors import CoachError
from storage.cipher import SHORTEST_SECRET, KeyRing
from storage.database import Database
from storage.repositories import heartbeats


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
    found = life(beats, now)
    heard = ", ".join(f"{name} {_ago(age)}" for name, age in found.ages.items() if name in LOOPS)
    return not found.silent, f"{'Not alive' if found.silent else 'Alive'}: {heard}."


async def _beats(database: Database) -> Mapping[str, datetime]:
    try:
        async with database.reading() as unit:
            return await heartbeats.all(unit)
    finally:
        await database.dispose()


def _ago(age: timedelta | None) -> str:
    return "never" if age is None else f"{age.total_seconds():.0f} s ago"
