"""What is done once a night: a backup, and clearing away what is over."""

from datetime import UTC, timedelta

from bot.coach.care.retention import clear_away
from bot.jobs.spec import Tools, Wanted
from bot.telemetry import logger
from storage.backup import back_up
from storage.database import Database, Unit
from storage.repositories.jobs import Job

log = logger(__name__)

ONE_DAY = timedelta(days=1)


async def find_backup(tools: Tools, unit: Unit) -> tuple[Wanted, ...]:
    """On PostgreSQL the server's own tools make them."""
    del unit
    return _tonight(tools, "bk") if tools.database.file else ()


async def find_retention(tools: Tools, unit: Unit) -> tuple[Wanted, ...]:
    del unit
    return _tonight(tools, "rt")


def _tonight(tools: Tools, kind: str) -> tuple[Wanted, ...]:
    """The night that began last, by UTC; a coach that was off at its hour makes up for the last one only."""
    now = tools.now().astimezone(UTC)
    night = now.date() if now.time() >= tools.nightly.at else now.date() - ONE_DAY
    return (Wanted(f"{kind}:{night}", None),)


async def make_backup(tools: Tools, job: Job) -> None:
    database: Database = tools.database
    made = await back_up(database, tools.nightly.backups, database.key_ring, tools.now())
    log.info("A backup was made", action="backup_made", job=job.id, file=made.name)


async def clear(tools: Tools, job: Job) -> None:
    removed = await clear_away(tools.database, tools.nightly.keep, tools.now())
    log.info("What is over was cleared away", action="retention_done", job=job.id, rows=removed)
