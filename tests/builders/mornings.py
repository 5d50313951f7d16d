"""One athlete's mornings: forty good nights, and the one that is told of."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

import msgspec

from bot.coach.review.reviewer import Reviewer
from domain.athlete.athlete import Athlete
from domain.notice import NoticeKind
from domain.plan.adherence import Thresholds
from domain.plan.limits import Limits
from domain.review.brief import Brief
from domain.review.examine import Rules
from domain.training.reading import Reading, ReadingKind
from storage.database import Database
from storage.repositories import athletes, outbox, readings
from storage.repositories.outbox import Outgoing
from tests.builders import season
from tests.builders.season import NOW, TODAY, HandClock

HARD_DAY = TODAY + timedelta(days=3)
SEVEN = datetime.combine(HARD_DAY, time(6), NOW.tzinfo)  # seven in Berlin
NIGHTS = 40


def reviewer(database: Database, clock: HandClock) -> Reviewer:
    return Reviewer(database, clock, Rules(Limits(), Thresholds()))


def nights(last_hrv: float | None, last_sleep: float | None) -> list[Reading]:
    usual = [
        Reading(kind, HARD_DAY - timedelta(days=back), value + (-1) ** back * spread, "garmin")
        for back in range(1, NIGHTS)
        for kind, value, spread in ((ReadingKind.HRV, 60.0, 4.0), (ReadingKind.SLEEP, 7.5, 0.3))
    ]
    last = ((ReadingKind.HRV, last_hrv), (ReadingKind.SLEEP, last_sleep))
    return usual + [Reading(kind, HARD_DAY, value, "garmin") for kind, value in last if value is not None]


async def wake(database: Database, told: Sequence[Reading] = (), now: datetime = SEVEN) -> Athlete:
    """Anna on the morning of her intervals, her brief due."""
    athlete = await season.move_in(database)
    async with database.writing() as unit:
        await readings.upsert(unit, athlete.id, told, now)
        await athletes.mark_seen(unit, athlete.id, now)
        await athletes.set_next_brief(unit, athlete.id, now)
    return athlete


async def briefed(database: Database) -> list[Outgoing]:
    async with database.reading() as unit:
        waiting = await outbox.waiting_for(unit, "anna")
    return [each for each in waiting if each.notice.kind is NoticeKind.DAILY_BRIEF and each.notice.edits is None]


async def told(database: Database) -> Brief:
    (message,) = await briefed(database)
    return msgspec.convert(message.notice.facts["brief"], Brief)


async def next_at(database: Database, now: datetime) -> list[datetime]:
    async with database.reading() as unit:
        return [due for _, due in await athletes.due_for_brief(unit, now)]
