"""The athletes, whom they are paired with, and when their next review and brief are due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import RowMapping, Text, bindparam, cast, func, or_, select, update

from domain.athlete.athlete import Athlete, DistanceUnit, PoolUnit, Units, WeightUnit
from domain.errors import NotFound, RuleBroken
from domain.plan.plan import PlanVersion
from domain.plan.proposal import ProposalState
from domain.review.week_changes import OF_WEEKS
from storage.database import Unit
from storage.tables.athletes import athletes as table
from storage.tables.plans import plan_versions, training_plans
from storage.tables.proposals import proposals

SEEN_ONCE_IN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Presence:
    """When their newest activity or message came, and the next review is due; None while that is not known or rests."""

    seen_at: datetime | None
    next_review_at: datetime | None


_REACHED = (table.c.user_id.is_not(None), table.c.unreachable_at.is_(None))
_PRESENCE = (table.c.seen_at, table.c.next_review_at)
_ATHLETE = select(
    table.c.id,
    table.c.display_name,
    table.c.zone_name,
    table.c.language,
    table.c.distance_unit,
    table.c.weight_unit,
    table.c.pool_unit,
    table.c.review_at,
    table.c.brief_at,
    table.c.profile,
    table.c.goals,
    table.c.availability,
    table.c.limits,
).where(table.c.id == bindparam("athlete_id"))

_ATHLETE_COLUMNS = tuple(str(column.key) for column in _ATHLETE.selected_columns)
_WITH_PLAN = _ATHLETE.add_columns(
    plan_versions.c.plan_id,
    plan_versions.c.number,
    plan_versions.c.blueprint,
    plan_versions.c.made_at,
    plan_versions.c.proposal_id,
).select_from(
    table.outerjoin(
        training_plans,
        (training_plans.c.athlete_id == table.c.id) & training_plans.c.replaced_at.is_(None),
    ).outerjoin(
        plan_versions,
        (plan_versions.c.athlete_id == training_plans.c.athlete_id)
        & (plan_versions.c.plan_id == training_plans.c.id)
        & (plan_versions.c.number == training_plans.c.current_number),
    )
)

# Reasons are a list as JSON, in which the name of a rule stands within quotes whatever the database is.
_RULES = cast(proposals.c.reasons, Text)
_FOLLOWING = _WITH_PLAN.add_columns(
    select(func.max(proposals.c.decided_at))
    .where(
        proposals.c.athlete_id == table.c.id,
        proposals.c.plan_id == training_plans.c.id,
        proposals.c.state == ProposalState.APPROVED.value,
        or_(*(_RULES.contains(f'"{rule}"') for rule in sorted(OF_WEEKS))),
    )
    .correlate(table, training_plans)
    .scalar_subquery()
)


async def add(unit: Unit, athlete: Athlete, now: datetime) -> None:
    await unit.execute(table.insert(), {"id": athlete.id, **_values(athlete), "created_at": now})


async def save(unit: Unit, athlete: Athlete) -> None:
    """Raises NotFound where there is no such athlete."""
    await _update(unit, athlete.id, _values(athlete))


async def get(unit: Unit, athlete_id: str, *, lock: bool = False) -> Athlete | None:
    """With `lock`, nobody else decides anything for this athlete until the unit ends."""
    wanted = _ATHLETE.with_for_update() if lock else _ATHLETE
    row = (await unit.execute(wanted, {"athlete_id": athlete_id})).mappings().one_or_none()
    return None if row is None else _athlete(row)


async def get_with_plan(unit: Unit, athlete_id: str) -> tuple[Athlete, PlanVersion | None] | None:
    """The athlete and the current version of the plan they follow, in one statement."""
    row = (await unit.execute(_WITH_PLAN, {"athlete_id": athlete_id})).one_or_none()
    return None if row is None else _with_plan(row)


async def following(unit: Unit, athlete_id: str) -> tuple[Athlete, PlanVersion | None, datetime | None] | None:
    """The same, with when an approval last made the weeks of that plan others than they were."""
    row = (await unit.execute(_FOLLOWING, {"athlete_id": athlete_id})).one_or_none()
    return None if row is None else (*_with_plan(row[:-1]), row[-1])


def _with_plan(row: Sequence[Any]) -> tuple[Athlete, PlanVersion | None]:
    athlete, version = row[: len(_ATHLETE_COLUMNS)], row[len(_ATHLETE_COLUMNS) :]
    followed = None if version[0] is None else PlanVersion(*version)
    return _athlete(dict(zip(_ATHLETE_COLUMNS, athlete, strict=True))), followed


async def ids(unit: Unit) -> tuple[str, ...]:
    return tuple((await unit.execute(select(table.c.id).order_by(table.c.created_at, table.c.id))).scalars())


async def pair(unit: Unit, athlete_id: str, user_id: int, chat_id: int, now: datetime) -> None:
    """One account, one athlete: raises RuleBroken where the account is another athlete's, NotFound for none.

    An athlete may move to another account; the earlier one then belongs to nobody.
    """
    if await by_user(unit, user_id) not in {None, athlete_id}:
        raise RuleBroken("account_already_paired")
    await _update(unit, athlete_id, {"user_id": user_id, "chat_id": chat_id, "paired_at": now})


async def by_user(unit: Unit, user_id: int) -> str | None:
    """The id of the athlete whose account this is."""
    return (await unit.execute(select(table.c.id).where(table.c.user_id == user_id))).scalar_one_or_none()


async def account(unit: Unit, user_id: int) -> tuple[str, bool] | None:
    """(athlete id, whether messages reach them) of whom this account belongs to."""
    wanted = select(table.c.id, table.c.unreachable_at).where(table.c.user_id == user_id)
    row = (await unit.execute(wanted)).one_or_none()
    return None if row is None else (row.id, row.unreachable_at is None)


async def set_lost(unit: Unit, athlete_id: str, lost_at: datetime | None) -> bool:
    """From when on nothing reaches them, or None where something does; False where that is nothing new."""
    known = table.c.unreachable_at.is_not(None) if lost_at is None else table.c.unreachable_at.is_(None)
    changed = update(table).where(table.c.id == athlete_id, known).values(unreachable_at=lost_at)
    return (await unit.execute(changed)).rowcount > 0


async def chat_of(unit: Unit, athlete_id: str) -> int | None:
    return (await unit.execute(select(table.c.chat_id).where(table.c.id == athlete_id))).scalar_one_or_none()


async def due_for_review(unit: Unit, now: datetime) -> tuple[str, ...]:
    """Paired athletes who can be reached and whose next review is due, the longest waiting first."""
    due = select(table.c.id).where(table.c.next_review_at <= now, *_REACHED)
    return tuple((await unit.execute(due.order_by(table.c.next_review_at, table.c.id))).scalars())


async def due_for_brief(unit: Unit, now: datetime) -> tuple[tuple[str, datetime], ...]:
    """(id, since when) of those who can be reached and whose next brief is due, the longest waiting first."""
    due = select(table.c.id, table.c.next_brief_at).where(table.c.next_brief_at <= now, *_REACHED)
    rows = await unit.execute(due.order_by(table.c.next_brief_at, table.c.id))
    return tuple((row.id, row.next_brief_at) for row in rows)


async def set_next_brief(unit: Unit, athlete_id: str, at: datetime | None) -> None:
    """None for whom there is none."""
    await _update(unit, athlete_id, {"next_brief_at": at})


async def set_next_review(unit: Unit, athlete_id: str, at: datetime) -> None:
    await _update(unit, athlete_id, {"next_review_at": at})


async def mark_seen(unit: Unit, athlete_id: str, at: datetime) -> bool:
    """The newest activity or message; False, and nothing written, where one is known that is not an hour older."""
    older = or_(table.c.seen_at.is_(None), table.c.seen_at < at - SEEN_ONCE_IN)
    return (await unit.execute(update(table).where(table.c.id == athlete_id, older).values(seen_at=at))).rowcount > 0


async def rest(unit: Unit, athlete_id: str, since: datetime) -> bool:
    """No next review and brief for whom nothing has come `since` then; False where something has."""
    quiet = update(table).where(table.c.id == athlete_id, table.c.seen_at < since)
    return (await unit.execute(quiet.values(next_review_at=None, next_brief_at=None))).rowcount > 0


async def presence(unit: Unit, athlete_id: str) -> Presence:
    """Raises NotFound where there is no such athlete."""
    row = (await unit.execute(select(*_PRESENCE).where(table.c.id == athlete_id))).one_or_none()
    if row is None:
        raise NotFound("athlete_not_found", id=athlete_id)
    return Presence(*row)


async def _update(unit: Unit, athlete_id: str, values: dict[str, object]) -> None:
    done = await unit.execute(update(table).where(table.c.id == athlete_id).values(values))
    if done.rowcount == 0:
        raise NotFound("athlete_not_found", id=athlete_id)


def _values(athlete: Athlete) -> dict[str, object]:
    return {
        "display_name": athlete.display_name,
        "zone_name": athlete.zone_name,
        "language": athlete.language,
        "distance_unit": athlete.units.distance.value,
        "weight_unit": athlete.units.weight.value,
        "pool_unit": athlete.units.pool.value,
        "review_at": athlete.review_at,
        "brief_at": athlete.brief_at,
        "profile": athlete.profile,
        "goals": athlete.goals,
        "availability": athlete.availability,
        "limits": athlete.limits,
    }


def _athlete(row: Mapping[str, Any] | RowMapping) -> Athlete:
    values = dict(row)
    units = Units(
        DistanceUnit(values.pop("distance_unit")),
        WeightUnit(values.pop("weight_unit")),
        PoolUnit(values.pop("pool_unit")),
    )
    return Athlete(units=units, **values)
