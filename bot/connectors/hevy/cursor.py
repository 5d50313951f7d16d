"""Where a sync with Hevy goes on from: what was seen, and how far a walk through everything has come."""

from datetime import UTC, date, datetime, timedelta

import msgspec

# Events of the last day are asked for again: clocks differ, and what was changed may be told late.
OVERLAP = timedelta(days=1)
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class Workouts(msgspec.Struct, frozen=True, omit_defaults=True):
    """`known` are the ids of all workouts that were delivered and are not gone.

    `told` are the changes since `since`, less a day, by what was changed and when. `walking` is how many workouts the
    first walk through everything has passed, while it is not finished. `off` is by how much Hevy's own count was found
    to differ after a whole walk.
    """

    since: datetime
    known: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    walking: int | None = None
    off: int = 0

    @property
    def asked_since(self) -> datetime:
        return max(LONG_AGO, self.since - OVERLAP)

    def text(self) -> str:
        return msgspec.json.encode(self).decode()


class Measurements(msgspec.Struct, frozen=True):
    """`newest` is the last day measured, `digest` is of the figures of the days before it that are compared."""

    newest: date | None
    digest: str

    def text(self) -> str:
        return msgspec.json.encode(self).decode()


def workouts_from(text: str | None) -> Workouts | None:
    """None where there is none, and where it is of a kind that is not read any more."""
    return _read(text, Workouts)


def measurements_from(text: str | None) -> Measurements | None:
    return _read(text, Measurements)


def _read[T](text: str | None, kind: type[T]) -> T | None:
    try:
        return msgspec.json.decode(text, type=kind) if text else None
    except msgspec.DecodeError:
        return None
