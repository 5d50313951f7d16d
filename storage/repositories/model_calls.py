"""What language models were asked and what it cost."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import case, func, select, update

from domain.ports.purse import Fate, ModelCall, Spent
from storage.database import Unit
from storage.tables.model_calls import model_calls as table


@dataclass(frozen=True, slots=True)
class Spending:
    """In millionths of a US dollar: this athlete's of the day, and everybody's of the day and of the month."""

    athlete_day: int
    day: int
    month: int


async def reserve(unit: Unit, call_id: str, call: ModelCall, now: datetime) -> None:
    money = {"fate": Fate.RESERVED.value, "cost": call.most, "asked_at": now}
    whom = {"provider": call.provider, "model": call.model}
    await unit.execute(table.insert(), {"id": call_id, **asdict(call.purpose), **whom, **money})


async def settle(unit: Unit, athlete_id: str, call_id: str, fate: Fate, spent: Spent | None, now: datetime) -> None:
    """Once; what was settled before stays. A fate that is unknown keeps what was set aside."""
    known = {} if spent is None else asdict(spent)
    cost = {"cost": 0} if fate is Fate.REFUSED else {}
    own = (table.c.athlete_id == athlete_id, table.c.id == call_id, table.c.fate == Fate.RESERVED.value)
    await unit.execute(update(table).where(*own).values(fate=fate.value, ended_at=now, **cost, **known))


async def spending(unit: Unit, athlete_id: str, day: datetime, month: datetime) -> Spending:
    """Since the beginning of the day and of the month, with what is set aside."""
    today = table.c.asked_at >= day
    own = today & (table.c.athlete_id == athlete_id)
    sums = select(
        func.coalesce(func.sum(case((own, table.c.cost), else_=0)), 0),
        func.coalesce(func.sum(case((today, table.c.cost), else_=0)), 0),
        func.coalesce(func.sum(table.c.cost), 0),
    )
    row = (await unit.execute(sums.where(table.c.asked_at >= month))).one()
    return Spending(*(int(value) for value in row))


async def of(unit: Unit, athlete_id: str, about: str) -> tuple[tuple[str, Fate, int], ...]:
    """(model, fate, cost) of each request for it, in their order."""
    own = select(table.c.model, table.c.fate, table.c.cost).where(
        table.c.athlete_id == athlete_id, table.c.about == about
    )
    rows = await unit.execute(own.order_by(table.c.asked_at, table.c.id))
    return tuple((model, Fate(fate), cost) for model, fate, cost in rows)
