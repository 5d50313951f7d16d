"""Whether a coach is alive: what it has written lately, not whether a process exists."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

# The loops of a running coach. Each writes far more often than this, also while nothing happens.
LOOPS = ("poll", "tick")
WRITE = "write"
SILENT_FOR = timedelta(seconds=90)


@dataclass(frozen=True, slots=True)
class Life:
    """`ages` says for each loop, and for anything that was written at all, how long ago; None for never."""

    ages: Mapping[str, timedelta | None]

    @property
    def silent(self) -> tuple[str, ...]:
        """Which of them have not been heard of for too long."""
        return tuple(name for name, age in self.ages.items() if age is None or age > SILENT_FOR)


def life(beats: Mapping[str, datetime], now: datetime) -> Life:
    """From the heartbeats, each of which is a write; those of others than the loops prove only that."""
    known = {name: beats.get(name) for name in LOOPS} | {WRITE: max(beats.values(), default=None)}
    return Life({name: None if beat is None else now - beat for name, beat in known.items()})
