"""What lies in Garmin's calendar, as a sync tells it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from bot.connectors.garmin.account import Account
from bot.connectors.garmin.calendar import Entry, calendar
from bot.connectors.garmin.content import edited
from bot.connectors.garmin.steps import whole
from bot.telemetry import logger
from domain.errors import Refused, Unavailable
from domain.plan.there import calendar_of, written
from domain.training.delivery import CALENDAR, Delivery

log = logger(__name__)

TOO_MANY = "garmin_too_many_requests"
# What was planned for today may have been moved to a day that is over.
LATELY = timedelta(days=7)


async def scheduled_there(account: Account, today: date, *, closer: bool) -> Delivery | None:
    """Of late and ahead; with `closer` also whether the next workout of ours is as it was put there.

    None where no calendar comes, which keeps nothing else from coming. Raises Unavailable where Garmin wishes to be
    left alone.
    """
    try:
        entries = await calendar(account, today)
        near = [each for each in entries if each.day >= (today - LATELY).isoformat()]
        found = calendar_of((str(each.workout_id), date.fromisoformat(each.day)) for each in near)
        if closer and (number := await _edited_next(account, entries, today)):
            found = replace(found, edited=frozenset({number}))
    except (Refused, Unavailable) as error:
        if error.key == TOO_MANY:
            raise
        log.warning("Garmin's calendar cannot be read", action="garmin_calendar_unread", error=error.key)
        return None
    return Delivery(CALENDAR, written(found))


async def _edited_next(account: Account, entries: Sequence[Entry], today: date) -> str:
    """The first one from today on, where it is ours and the athlete has edited it; empty otherwise."""
    ahead = [each for each in entries if each.day >= today.isoformat()]
    if not ahead:
        return ""
    first = min(ahead, key=lambda each: (each.day, each.workout_id))
    there = await account.ask(partial(whole, number=first.workout_id))
    return str(first.workout_id) if edited(there) else ""
