"""Why a planned workout was not done: `missed: travel`, `missed the run, no time`."""

import re

from domain.training.entry.entry import Asked, Context, Found, Missed, Topic
from domain.training.entry.plain import pattern
from domain.training.entry.sports import sport_of

_ALONE = pattern(r"missed(?: workout)?")
_MISSED = re.compile(
    r"(?:missed|skipped)(?:\s+(?:the\s+|my\s+)?(?P<sport>[a-z ]{2,20}))?\s*[:,]\s*(?P<reason>\S.*)", re.IGNORECASE
)
# Said without a colon, only these are no bus and no train that was missed.
_PLAIN = pattern(
    r"missed (?P<reason>travel(?:l?ing)?|work|busy|no time|time|tired|sick|ill|unwell|cold|pain|injury|weather|rain"
    r"|family)"
)


def read_missed(line: str, context: Context) -> Found | None:
    """Behind `missed:` or `missed the run:` anything is a reason; without a colon only what is one surely."""
    del context
    if _ALONE.fullmatch(line):
        return Asked(Topic.MISSED)
    found = _MISSED.fullmatch(line)
    if found is not None:
        words = (found["sport"] or "").strip().casefold()
        named = sport_of(words) if words not in {"", "workout", "session", "training"} else None
        if named is None and words not in {"", "workout", "session", "training"}:
            return None
        return Missed(found["reason"], named.sport if named else None)
    plain = _PLAIN.fullmatch(line)
    return Missed(plain["reason"]) if plain else None
