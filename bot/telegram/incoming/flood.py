"""How much one person may write: whoever sends more than can be read is told so once, and is read on a little later."""

from collections import deque
from datetime import datetime, timedelta
from enum import Enum, auto

from telegram import Update

MOST, WITHIN = 20, timedelta(minutes=1)
# Enough for any crowd of athletes; whoever drops out of it begins to be counted anew.
REMEMBERED = 1_000


class Flow(Enum):
    """`JUST_OVER` is the first one too many; what follows it is `OVER`."""

    FINE = auto()
    JUST_OVER = auto()
    OVER = auto()


class Gauge:
    """Counts texts alone: a tap decides something, and a season of recordings comes as a hundred files at once."""

    def __init__(self) -> None:
        self._read: dict[str, deque[datetime]] = {}
        self._over: set[str] = set()

    def flow(self, athlete_id: str, update: Update, now: datetime) -> Flow:
        if update.message is None or update.message.text is None:
            return Flow.FINE
        read = self._of(athlete_id)
        while read and now - read[0] >= WITHIN:
            read.popleft()
        if len(read) < MOST:
            read.append(now)
            self._over.discard(athlete_id)
            return Flow.FINE
        if athlete_id in self._over:
            return Flow.OVER
        self._over.add(athlete_id)
        return Flow.JUST_OVER

    def _of(self, athlete_id: str) -> deque[datetime]:
        read = self._read.pop(athlete_id, deque())
        self._read[athlete_id] = read
        if len(self._read) > REMEMBERED:
            forgotten = next(iter(self._read))
            del self._read[forgotten]
            self._over.discard(forgotten)
        return read
