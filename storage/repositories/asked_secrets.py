"""Secrets that were asked for in the chat; one that was not told in time is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, select, update

from domain.training.service import Service
from storage.database import Unit
from storage.tables.asked_secrets import asked_secrets as table
from storage.upsert import upsert


@dataclass(frozen=True, slots=True)
class Asked:
    """`told` is None until the athlete answered; `state` is what the asker wants to have back."""

    athlete_id: str
    service: Service
    state: Mapping[str, object]
    told: str | None
    asked_at: datetime
    expires_at: datetime


_ASKED = select(*(table.c[name] for name in Asked.__dataclass_fields__))


async def ask(
    unit: Unit, athlete_id: str, service: Service, state: Mapping[str, object], now: datetime, expires_at: datetime
) -> None:
    """Instead of what was asked of that service before."""
    values = {"athlete_id": athlete_id, "service": service.value, "state": dict(state), "told": None}
    await unit.execute(upsert(unit, table), {**values, "asked_at": now, "expires_at": expires_at})


async def tell(unit: Unit, athlete_id: str, service: Service, told: str, now: datetime) -> bool:
    """False where nothing is asked any more."""
    open_ = (*_of(athlete_id, service), table.c.told.is_(None), table.c.expires_at > now)
    return (await unit.execute(update(table).where(*open_).values(told=told))).rowcount > 0


async def open_of(unit: Unit, athlete_id: str, now: datetime) -> tuple[Asked, ...]:
    """What the athlete has not answered yet."""
    return await _all(
        unit, _ASKED.where(table.c.athlete_id == athlete_id, table.c.told.is_(None), table.c.expires_at > now)
    )


async def answered(unit: Unit) -> tuple[Asked, ...]:
    """Every athlete's that wait for somebody to try them."""
    return await _all(unit, _ASKED.where(table.c.told.is_not(None)))


async def get(unit: Unit, athlete_id: str, service: Service) -> Asked | None:
    return next(iter(await _all(unit, _ASKED.where(*_of(athlete_id, service)))), None)


async def forget(unit: Unit, athlete_id: str, service: Service) -> None:
    await unit.execute(delete(table).where(*_of(athlete_id, service)))


def _of(athlete_id: str, service: Service) -> tuple[Any, ...]:
    return (table.c.athlete_id == athlete_id, table.c.service == service.value)


async def _all(unit: Unit, wanted: Select[Any]) -> tuple[Asked, ...]:
    rows = await unit.execute(wanted.order_by(table.c.asked_at, *table.primary_key))
    return tuple(Asked(athlete_id, Service(service), *rest) for athlete_id, service, *rest in rows)
