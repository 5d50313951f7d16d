"""Connecting a service from the chat: asked for a key or a code, told it, tried, and both forgotten."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.coach.approve.pushing import push_again
from domain.errors import Outside, Unavailable
from domain.notice import Notice, NoticeKind
from domain.plan.export import Destination
from domain.ports.clock import Clock
from domain.ports.doorkeeper import Doorkeeper
from domain.training.service import Service
from storage.database import Database, Unit
from storage.repositories import asked_secrets, athletes, connections, outbox

ASKED_FOR = timedelta(minutes=10)

Doors = Mapping[Service, Doorkeeper]


@dataclass(frozen=True, slots=True)
class LettingIn:
    database: Database
    clock: Clock
    doors: Doors


async def ask_for(unit: Unit, athlete_id: str, service: Service, state: Mapping[str, object], now: datetime) -> bool:
    """For ten minutes. False where nobody is paired, so that there is nobody to ask."""
    if not await _say(unit, athlete_id, NoticeKind.KEY_QUESTION, service, now):
        return False
    await asked_secrets.ask(unit, athlete_id, service, state, now, now + ASKED_FOR)
    return True


async def let_in(letting: LettingIn, athlete_id: str, service: Service) -> None:
    """Whatever comes of it is said. Raises Unavailable where it may be tried again."""
    async with letting.database.reading() as unit:
        asked = await asked_secrets.get(unit, athlete_id, service)
    if asked is None or asked.told is None:
        return
    try:
        await letting.doors[service].enter(athlete_id, asked.state, asked.told)
    except Unavailable:
        raise
    except Outside as error:
        await turn_away(letting, athlete_id, service, error.key)
        return
    now = letting.clock.now()
    async with letting.database.writing() as unit:
        await asked_secrets.forget(unit, athlete_id, service)
        await connect(unit, athlete_id, service, now)
        await _say(unit, athlete_id, NoticeKind.CONNECTED, service, now)


async def connect(unit: Unit, athlete_id: str, service: Service, now: datetime) -> None:
    """What was put there before may lie in another account: where it was let go of, all that is ahead goes there."""
    athlete, known = await athletes.get(unit, athlete_id), await connections.get(unit, athlete_id, service)
    await connections.connect(unit, athlete_id, service, now)
    if athlete is not None and known is None:
        await push_again(unit, athlete, Destination(service.value), now)


async def turn_away(letting: LettingIn, athlete_id: str, service: Service, trouble: str) -> None:
    """What was told is forgotten, and why is said; another one can be asked for."""
    now = letting.clock.now()
    async with letting.database.writing() as unit:
        await asked_secrets.forget(unit, athlete_id, service)
        await _say(unit, athlete_id, NoticeKind.TURNED_AWAY, service, now, trouble)


async def _say(
    unit: Unit, athlete_id: str, kind: NoticeKind, service: Service, now: datetime, trouble: str = ""
) -> bool:
    facts = {"service": service.value, **({"trouble": trouble} if trouble else {})}
    return await outbox.tell(unit, athlete_id, Notice(kind, facts), now) is not None
