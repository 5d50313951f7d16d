"""A code that ties one Telegram account to one athlete, once."""

import hashlib
import secrets
from datetime import datetime, timedelta

from bot.coach.care.presence import seen
from bot.coach.care.reach import found
from bot.telemetry import logger
from storage.database import Database, Unit
from storage.repositories import athletes, pairing

log = logger(__name__)

# 32 signs that nobody confuses with one another; ten of them are 50 bits.
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
LENGTH = 10
GOOD_FOR = timedelta(minutes=10)
MAX_TRIES = 5
# Of all accounts together: a crowd of them may guess no more often either.
MAX_TRIES_OF_ALL = 50
TRIES_WITHIN = timedelta(hours=1)
# No account has this number.
EVERYBODY = 0


async def make_code(database: Database, athlete_id: str, now: datetime) -> str:
    """A new code for this athlete, shown to the operator once; only its hash is kept."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    async with database.writing() as unit:
        await pairing.add(unit, _hash(code), athlete_id, now + GOOD_FOR)
    return f"{code[:5]}-{code[5:]}"


async def redeem(unit: Unit, code: str, user_id: int, chat_id: int, now: datetime) -> str | None:
    """Pair this account and give the athlete's id.

    None for every code that does not work, whether wrong, expired or used, and for a try too many within an hour, of
    this account or of all together: whoever guesses learns nothing from the difference.
    """
    if await pairing.count_try(unit, user_id, now, TRIES_WITHIN) > MAX_TRIES:
        return None
    if await pairing.count_try(unit, EVERYBODY, now, TRIES_WITHIN) > MAX_TRIES_OF_ALL:
        log.warning("Too many codes are tried", action="pairing_flood")
        return None
    athlete_id = await pairing.take(unit, _hash(code), now)
    if athlete_id is not None:
        await athletes.pair(unit, athlete_id, user_id, chat_id, now)
        await found(unit, athlete_id, now)
        await seen(unit, athlete_id, now, now)
    return athlete_id


def _hash(code: str) -> bytes:
    """A plain hash is enough: 50 random bits cannot be searched in the ten minutes that they are worth anything."""
    plain = "".join(sign for sign in code.upper() if sign in ALPHABET)
    return hashlib.sha256(plain.encode()).digest()
