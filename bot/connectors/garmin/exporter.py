"""Planned workouts in Garmin's calendar: one role of the workout exporter."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.connectors.garmin.account import Account, Accounts
from bot.connectors.garmin.calendar import calendar
from bot.connectors.garmin.content import digest_of, marker_of
from bot.connectors.garmin.steps import Steps, removal, steps_for, untouched, whole
from bot.connectors.garmin.tries import Missing
from bot.connectors.garmin.workout import Wire
from domain.errors import Refused
from domain.plan.export import Destination, Order, Request
from domain.ports.workout_exporter import Created

if TYPE_CHECKING:
    from garminconnect import Garmin


@dataclass(frozen=True, slots=True)
class GarminExporter:
    accounts: Accounts
    destination: Destination = Destination.GARMIN

    async def export(self, order: Order, created: Created) -> str:
        account = await self.accounts.of(order.athlete_id)
        steps = await steps_for(account, order)
        number = steps.number or await _create(account, steps.meant)
        await created(str(number))
        if not steps.scheduled:
            await account.change(partial(_schedule, number=number, day=steps.wanted.day.isoformat()))
        for entry in steps.elsewhere:
            await _removed(account, partial(_unschedule, number=entry))
        for old in steps.old:
            await _removed(account, partial(_delete, number=old))
        await _read_back(account, number, steps)
        return str(number)

    async def withdraw(self, athlete_id: str, workout_id: str, remote_id: str | None) -> None:
        """Raises Refused (edited_there) where the athlete has made it something of their own."""
        del remote_id
        account = await self.accounts.of(athlete_id)
        for number in await untouched(account, workout_id):
            await _removed(account, partial(_delete, number=number))

    async def rehearse(self, order: Order) -> tuple[Request, ...]:
        account = await self.accounts.of(order.athlete_id)
        return (await steps_for(account, order)).requests()

    async def rehearse_withdrawal(self, athlete_id: str, workout_id: str, remote_id: str | None) -> tuple[Request, ...]:
        del remote_id
        account = await self.accounts.of(athlete_id)
        return tuple(map(removal, await untouched(account, workout_id)))


async def _create(account: Account, meant: Wire) -> int:
    answer = await account.change(lambda garmin: garmin.upload_workout(meant))
    number = answer.get("workoutId") if isinstance(answer, dict) else None
    if not isinstance(number, int):
        raise Refused("garmin_read_back_differs")
    return number


async def _removed(account: Account, call: Callable[["Garmin"], object]) -> None:
    """What is gone already, by the athlete's hand or by an attempt whose answer was lost, is removed."""
    with suppress(Missing):
        await account.change(call)


async def _read_back(account: Account, number: int, steps: Steps) -> None:
    wanted = steps.wanted
    there = await account.ask(partial(whole, number=number))
    scheduled = {entry.day for entry in await calendar(account, wanted.day) if entry.workout_id == number}
    if marker_of(there) != wanted or digest_of(there) != wanted.digest or wanted.day.isoformat() not in scheduled:
        raise Refused("garmin_read_back_differs")


def _schedule(garmin: "Garmin", number: int, day: str) -> object:
    return garmin.schedule_workout(number, day)


def _delete(garmin: "Garmin", number: int) -> object:
    return garmin.delete_workout(number)


def _unschedule(garmin: "Garmin", number: int) -> object:
    return garmin.unschedule_workout(number)
