"""What one look at the database tells a monitor, read in one moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from storage import figures
from storage.database import Database
from storage.figures import Ended, Open, Signs
from storage.repositories import heartbeats


@dataclass(frozen=True, slots=True)
class Scrape:
    """`since` is where the counts of this week begin."""

    now: datetime
    since: datetime
    signs: Signs
    ended: tuple[Ended, ...]
    open: tuple[Open, ...]
    ingested: int
    unsent: tuple[int, datetime | None]
    beats: Mapping[str, datetime]


async def scrape(database: Database, now: datetime) -> Scrape:
    since = monday(now)
    async with database.reading() as unit:
        return Scrape(
            now=now,
            since=since,
            signs=await figures.signs(unit, now),
            ended=await figures.ended_jobs(unit, since),
            open=await figures.open_jobs(unit, now),
            ingested=await figures.ingested(unit, since),
            unsent=await figures.unsent(unit),
            beats=await heartbeats.all(unit),
        )


def monday(now: datetime) -> datetime:
    """Counters begin anew each week, at the same moment whichever process is asked and after whichever restart.

    A monitor expects counters to begin anew, but not that rows are cleared away behind them.
    """
    day = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return day - timedelta(days=day.weekday())
