"""The mark that a workout of ours carries elsewhere: which workout it is, which day, and what it held when we wrote it.

It stands at the end of a note, and is found wherever in it the athlete may have moved it to. By it ours are told from
all others, and an untouched one from one that the athlete changed.
"""

import re
from dataclasses import dataclass
from datetime import date

_MARKER = re.compile(r"(?<!\S)coach:([a-z0-9-]{1,40}):(\d{4}-\d\d-\d\d|-):([0-9a-f]{10,12})(?!\S)")


@dataclass(frozen=True, slots=True)
class Marker[Day: date | None]:
    """`digest` is of the content as we wrote it, `day` the one it is for; None where it was withdrawn and waits for
    another workout.
    """

    workout_id: str
    day: Day
    digest: str

    def __str__(self) -> str:
        return f"coach:{self.workout_id}:{self.day or '-'}:{self.digest}"


def marker_in(note: str) -> Marker[date | None] | None:
    """None where it is none of ours."""
    found = _MARKER.search(note)
    if found is None:
        return None
    workout_id, day, digest = found.groups()
    try:
        return Marker(workout_id, None if day == "-" else date.fromisoformat(day), digest)
    except ValueError:
        return None


def without_marker(note: str) -> str:
    return _MARKER.sub("", note).strip()


def with_marker(note: str, marker: Marker[date | None] | Marker[date]) -> str:
    return f"{note}\n{marker}" if note else str(marker)
