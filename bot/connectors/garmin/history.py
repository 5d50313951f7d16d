"""What lies further back than a sync looks, four weeks at a time; what was had before is not asked for again."""

from collections.abc import AsyncGenerator, Iterator, Mapping
from datetime import date

from bot.connectors.garmin.account import Account
from bot.connectors.garmin.asking import activity_of, days_of, digest_of, entries_of
from bot.connectors.garmin.parts import PARTS, WEEKLY, Asked, Daily, Range
from domain.athlete.athlete import Athlete
from domain.calendar import days
from domain.training.delivery import Delivery
from domain.training.span import Span


async def history_of(
    account: Account, athlete: Athlete, span: Span, cursors: Mapping[str, str]
) -> AsyncGenerator[Delivery]:
    """Each delivery has a part of its own, whose cursor says that it is here."""
    entries = [entry async for entry in entries_of(account, span.first, span.last)]
    for entry in reversed(entries):
        name, digest = span.part(f"activity {entry.raw.get('activityId')}"), digest_of(entry)
        if cursors.get(name) != digest:
            yield await activity_of(account, athlete, entry, name, digest)
    for part in _of_past_days():
        for first, last in _requests(part, span):
            name = span.part(f"{part.name} {first}")
            if name not in cursors:
                delivery = await days_of(account, part, ((first, last),), None)
                yield Delivery(
                    name, str(Asked(last)), delivery.recording, dropped=delivery.dropped, payloads=delivery.payloads
                )


def _of_past_days() -> Iterator[Range]:
    """Those that can be asked about days that are over."""
    return (part for part in (*PARTS, *WEEKLY) if part.first)


def _requests(part: Range, span: Span) -> Iterator[tuple[date, date]]:
    if isinstance(part, Daily):
        yield from ((day, day) for day in days(span.first, span.last))
    else:
        yield span.first, span.last
