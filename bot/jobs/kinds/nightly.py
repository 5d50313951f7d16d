"""What is done once a night: a backup, and clearing away what is over."""

from datetime import UTC, datetime, timedelta

from bot.coach.care.retention import clear_away
from bot.jobs.spec import Tools, Wanted
from bot.telemetry import logger
from storage.backup import back_up, backups, moment_of
from storage.database import Unit
from storage.repositories.jobs import Job
from storage.tidying import tidy

log = logger(__name__)

ONE_DAY = timedelta(days=1)


async def find_backup(tools: Tools, unit: Unit) -> tuple[Wanted, ...]:
    del unit
    return _tonight(tools, "bk")


async def find_retention(tools: Tools, unit: Unit) -> tuple[Wanted, ...]:
    del unit
    return _tonight(tools, "rt")


def _tonight(tools: Tools, kind: str) -> tuple[Wanted, ...]:
    """A coach that was off at the hour makes up for the last night only."""
    return (Wanted(f"{kind}:{_night(tools).date()}", None),)


def _night(tools: Tools) -> datetime:
    """When the night that began last did, by UTC."""
    now = tools.now().astimezone(UTC)
    today = datetime.combine(now.date(), tools.nightly.at, UTC)
    return today if now >= today else today - ONE_DAY


async def make_backup(tools: Tools, job: Job) -> None:
    """Of an attempt that died after its backup was made, that backup is the night's."""
    database, folder = tools.database, tools.nightly.backups
    made = next((each for each in backups(folder) if moment_of(each) >= _night(tools)), None)
    if made is None:
        made = await back_up(database, folder, database.key_ring, tools.now())
    log.info("A backup was made", action="backup_made", job=job.id, file=made.name)


async def clear(tools: Tools, job: Job) -> None:
    removed = await clear_away(tools.database, tools.nightly.keep, tools.now())
    log.info("What is over was cleared away", action="retention_done", job=job.id, rows=removed)
    await tidy(tools.database, tools.now())
