"""How far what is known reaches: a figure is worth no more than the answer it came from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.calendar import ONE_DAY, local_day
from domain.training.service import Service

# Sources are asked right before a review; where that took a while, or a tick had just done it, it is still the same.
JUST_NOW = timedelta(hours=1)
# A watch tells its service something several times a day; one that has not for so long lies in a drawer.
SILENT = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Freshness:
    """`as_of`: until when all that the source knew is here, None where it has never answered. `complete`: until now."""

    source: Service
    as_of: datetime | None
    complete: bool


def freshness(source: Service, asked_at: datetime | None, watch_at: datetime | None, now: datetime) -> Freshness:
    """`asked_at`: when the service last answered; `watch_at`: when a watch last told it something, where that is known.

    A service that answers knows nothing of what still is on the watch.
    """
    if asked_at is None:
        return Freshness(source, None, complete=False)
    silent = watch_at is not None and asked_at - watch_at > SILENT
    as_of = watch_at if silent and watch_at is not None else asked_at
    return Freshness(source, as_of, now - as_of <= JUST_NOW)


def known_through(every: Iterable[Freshness], today: date, zone: ZoneInfo) -> date:
    """The last day of which all is here. What lies behind it is unknown: no rest day, and no missed workout."""
    gaps = [local_day(each.as_of, zone) - ONE_DAY if each.as_of else date.min for each in every if not each.complete]
    return min(gaps, default=today)
