"""Plans change only by a new version on top of the current one."""

from sqlalchemy import bindparam, delete, select, update

from domain.errors import NotFound, PlanMovedOn
from domain.plan.plan import PlanVersion
from storage.database import Unit
from storage.tables.plans import plan_versions, planned_workouts, training_plans

_VERSION = select(
    plan_versions.c.plan_id,
    plan_versions.c.number,
    plan_versions.c.blueprint,
    plan_versions.c.made_at,
    plan_versions.c.proposal_id,
)
_CURRENT = _VERSION.join_from(
    training_plans,
    plan_versions,
    (plan_versions.c.athlete_id == training_plans.c.athlete_id)
    & (plan_versions.c.plan_id == training_plans.c.id)
    & (plan_versions.c.number == training_plans.c.current_number),
).where(training_plans.c.athlete_id == bindparam("athlete_id"), training_plans.c.replaced_at.is_(None))


async def current(unit: Unit, athlete_id: str) -> PlanVersion | None:
    """The newest version of the plan the athlete follows now."""
    row = (await unit.execute(_CURRENT, {"athlete_id": athlete_id})).one_or_none()
    return None if row is None else PlanVersion(*row)


async def version(unit: Unit, athlete_id: str, plan_id: str, number: int) -> PlanVersion | None:
    own = plan_versions.c.athlete_id == athlete_id
    wanted = _VERSION.where(own, plan_versions.c.plan_id == plan_id, plan_versions.c.number == number)
    row = (await unit.execute(wanted)).one_or_none()
    return None if row is None else PlanVersion(*row)


async def create(unit: Unit, athlete_id: str, version: PlanVersion) -> None:
    """The first version of a plan, which replaces the one followed until now."""
    own = training_plans.c.athlete_id == athlete_id
    await unit.execute(
        update(training_plans).where(own, training_plans.c.replaced_at.is_(None)).values(replaced_at=version.made_at)
    )
    values = {
        "athlete_id": athlete_id,
        "id": version.plan_id,
        "current_number": version.number,
        "created_at": version.made_at,
    }
    await unit.execute(training_plans.insert(), values)
    await _store(unit, athlete_id, version)


async def append(unit: Unit, athlete_id: str, version: PlanVersion) -> None:
    """Raises PlanMovedOn unless the version follows the current one of the plan being followed."""
    moved = await unit.execute(
        update(training_plans)
        .where(
            training_plans.c.athlete_id == athlete_id,
            training_plans.c.id == version.plan_id,
            training_plans.c.current_number == version.number - 1,
            training_plans.c.replaced_at.is_(None),
        )
        .values(current_number=version.number)
    )
    if moved.rowcount == 0:
        await _refuse(unit, athlete_id, version)
    await _store(unit, athlete_id, version)


async def _refuse(unit: Unit, athlete_id: str, version: PlanVersion) -> None:
    now = await current(unit, athlete_id)
    if now is None:
        raise NotFound("plan_not_followed", id=version.plan_id)
    raise PlanMovedOn("plan_moved_on", base=version.number - 1, current=now.number)


async def _store(unit: Unit, athlete_id: str, version: PlanVersion) -> None:
    values = {
        "athlete_id": athlete_id,
        "plan_id": version.plan_id,
        "number": version.number,
        "blueprint": version.blueprint,
        "made_at": version.made_at,
        "proposal_id": version.proposal_id,
    }
    await unit.execute(plan_versions.insert(), values)
    await _hydrate(unit, athlete_id, version)


async def _hydrate(unit: Unit, athlete_id: str, version: PlanVersion) -> None:
    """Only the plan being followed has planned workouts."""
    await unit.execute(delete(planned_workouts).where(planned_workouts.c.athlete_id == athlete_id))
    rows = [
        {
            "athlete_id": athlete_id,
            "plan_id": version.plan_id,
            "workout_id": workout.id,
            "day": workout.day,
            "sport": workout.sport.value,
            "purpose": workout.purpose.value,
            "priority": workout.priority.value,
            "minutes": workout.minutes,
            "distance_m": workout.distance_m,
        }
        for workout in version.blueprint.workouts.values()
    ]
    if rows:
        await unit.execute(planned_workouts.insert(), rows)
