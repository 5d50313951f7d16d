"""The purse: what language models cost is written down before they are asked, and never more than the caps allow."""

from dataclasses import dataclass
from uuid import uuid4

from domain.errors import BudgetExceeded
from domain.ports.clock import Clock
from domain.ports.purse import Fate, ModelCall, Spent
from storage.database import Database
from storage.repositories import model_calls
from storage.repositories.model_calls import Spending

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Caps:
    """In millionths of a US dollar; days and months are those of UTC, since money knows no athlete's zone."""

    call: int
    athlete_day: int
    day: int
    month: int

    @classmethod
    def of_dollars(cls, call: float, athlete_day: float, day: float, month: float) -> "Caps":
        return cls(*(round(dollars * MILLION) for dollars in (call, athlete_day, day, month)))

    def passed_by(self, most: int, so_far: Spending) -> str | None:
        """Which cap such a call would pass."""
        after = {
            "call": (most, self.call),
            "athlete_day": (so_far.athlete_day + most, self.athlete_day),
            "day": (so_far.day + most, self.day),
            "month": (so_far.month + most, self.month),
        }
        return next((name for name, (total, cap) in after.items() if total > cap), None)


@dataclass(frozen=True, slots=True)
class LedgerPurse:
    """Whoever is killed between asking and knowing has spent what was set aside."""

    database: Database
    clock: Clock
    caps: Caps

    async def reserve(self, call: ModelCall) -> str:
        call_id, now = uuid4().hex, self.clock.now()
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        # One writer at a time, so that two calls never both see the last of the money.
        async with self.database.writing() as unit:
            so_far = await model_calls.spending(unit, call.purpose.athlete_id, midnight, midnight.replace(day=1))
            cap = self.caps.passed_by(call.most, so_far)
            if cap is not None:
                raise BudgetExceeded("model_budget_spent", cap=cap)
            await model_calls.reserve(unit, call_id, call, now)
        return call_id

    async def settle(self, athlete_id: str, call_id: str, fate: Fate, spent: Spent | None = None) -> None:
        async with self.database.writing() as unit:
            await model_calls.settle(unit, athlete_id, call_id, fate, spent, self.clock.now())
