"""What has to be done so that a workout lies in Garmin's calendar: found out before anything is written.

What is there is looked at first, so that an answer that was lost is found and not asked for again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from bot.connectors.garmin.account import Account
from bot.connectors.garmin.calendar import Entry, calendar
from bot.connectors.garmin.content import Marker, as_it_is, edited, marked, marker_of
from bot.connectors.garmin.tries import Missing
from bot.connectors.garmin.workout import Wire, garmin_workout
from domain.errors import Refused
from domain.plan.export import Order, Request

if TYPE_CHECKING:
    from garminconnect import Garmin

PAGE, MOST_PAGES = 100, 5
WORKOUTS, CALENDAR = "/workout-service/workout", "/workout-service/schedule"


@dataclass(frozen=True, slots=True)
class Steps:
    """New first, then on its day, then the old one away: the day is never empty.

    `number` is what Garmin calls the one that is there as it should be, None where one has to be made. `elsewhere` are
    the days in the calendar that it is taken off, `old` what is taken away for it.
    """

    meant: Wire
    wanted: Marker
    number: int | None
    scheduled: bool
    elsewhere: tuple[int, ...]
    old: tuple[int, ...]

    def requests(self) -> tuple[Request, ...]:
        """All that changes something."""
        number = "<new>" if self.number is None else self.number
        day = {"date": self.wanted.day.isoformat()}
        return (
            *([Request("POST", WORKOUTS, self.meant)] if self.number is None else ()),
            *(() if self.scheduled else [Request("POST", f"{CALENDAR}/{number}", day)]),
            *(Request("DELETE", f"{CALENDAR}/{entry}") for entry in self.elsewhere),
            *map(removal, self.old),
        )


def removal(number: int) -> Request:
    return Request("DELETE", f"{WORKOUTS}/{number}")


async def steps_for(account: Account, order: Order) -> Steps:
    """Raises Refused with one of CHANGED_THERE where the athlete's hand was there and may not be overwritten."""
    workout = order.workout
    meant = marked(garmin_workout(workout), workout.id, workout.day)
    wanted = marker_of(meant)
    assert wanted is not None, "it was put there a line ago"
    ours = await ours_of(account, workout.id)
    entries = await calendar(account, workout.day)
    if not order.overwrite:
        await _refuse_what_was_changed(account, order, ours, entries)
    number = next((each["workoutId"] for each in ours if marker_of(each) == wanted == as_it_is(each)), None)
    mine = [entry for entry in entries if entry.workout_id == number]
    return Steps(
        meant,
        wanted,
        number,
        scheduled=any(entry.day == wanted.day.isoformat() for entry in mine),
        elsewhere=tuple(entry.id for entry in mine if entry.day != wanted.day.isoformat()),
        old=tuple(each["workoutId"] for each in ours if each["workoutId"] != number),
    )


async def untouched(account: Account, workout_id: str) -> tuple[int, ...]:
    """Ours of that workout. Raises Refused (edited_there) where the athlete has made one something of their own."""
    ours = await ours_of(account, workout_id)
    if any(map(edited, ours)):
        raise Refused("edited_there", workout=workout_id)
    return tuple(each["workoutId"] for each in ours)


async def ours_of(account: Account, workout_id: str) -> list[Wire]:
    """Whole, the newest first: whatever bears our marker for that workout."""
    found: list[Wire] = []
    for start in count(0, PAGE):
        page = await account.ask(partial(_page, start=start))
        numbers = [each["workoutId"] for each in page if (known := marker_of(each)) and known.workout_id == workout_id]
        found += [await account.ask(partial(whole, number=number)) for number in numbers]
        if len(page) < PAGE or start >= PAGE * (MOST_PAGES - 1):
            return found
    raise AssertionError("the pages never end by themselves")


def whole(garmin: "Garmin", number: int) -> Wire:
    return garmin.get_workout_by_id(number)


async def _refuse_what_was_changed(
    account: Account, order: Order, ours: Sequence[Wire], entries: Sequence[Entry]
) -> None:
    """An athlete's own hand goes before the plan until they say otherwise."""
    for each in ours:
        marker, number = marker_of(each), each["workoutId"]
        days = {entry.day for entry in entries if entry.workout_id == number}
        if marker is None or edited(each):
            raise Refused("edited_there", workout=order.workout.id)
        # Where the plan has it by now, both want it; on any other day it is by the athlete's hand alone.
        if days - {marker.day.isoformat(), order.workout.day.isoformat()}:
            raise Refused("moved_there", workout=order.workout.id)
        if not days and str(number) == order.proven:
            raise Refused("deleted_there", workout=order.workout.id)
    known = order.remote_id
    if known is not None and known not in {str(each["workoutId"]) for each in ours}:
        try:
            await account.ask(partial(whole, number=int(known)))
        except Missing as error:
            if not ours:
                raise Refused("deleted_there", workout=order.workout.id) from error
        else:
            raise Refused("edited_there", workout=order.workout.id)


def _page(garmin: "Garmin", start: int) -> list[Wire]:
    page = garmin.get_workouts(start, PAGE)
    return [each for each in page if isinstance(each, dict)] if isinstance(page, list) else []
