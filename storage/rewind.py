"""A replica of what is stored of one athlete, taken back to a moment: what came later is gone from it.

What follows from activities is made anew by whoever asked for it; here only what was stored as it came is taken out.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Table, delete, func, or_, select, update

from domain.calendar import ONE_DAY
from domain.plan.proposal import ProposalState
from domain.training.activity import Key
from domain.training.joined import JOINED
from domain.training.reading import BY_HAND, OF_THE_WHOLE_DAY, Reading, ReadingKind
from storage.database import Unit
from storage.repositories import activities
from storage.tables.activities import completed_activities as recorded
from storage.tables.missed import missed_workouts
from storage.tables.plans import plan_versions, training_plans
from storage.tables.proposals import proposals
from storage.tables.races import races
from storage.tables.readings import progress_metrics as readings
from storage.tables.weekly import weekly_reviews

# No activity lasts longer, in whatever zone it is of its day.
LONGEST = 2 * ONE_DAY


@dataclass(frozen=True, slots=True)
class Ahead:
    """What lay ahead and was taken out: records with their days, what the athlete told of days before, and races."""

    activities: tuple[tuple[Key, date], ...] = ()
    told: tuple[Reading, ...] = ()
    races: int = 0


async def rewind(unit: Unit, athlete_id: str, moment: datetime, day: date) -> Ahead:
    """Back to that moment, which is of that day of the athlete's. Only ever of a replica, and never forward."""
    await _plans(unit, athlete_id, moment)
    await _forget(unit, athlete_id, weekly_reviews, weekly_reviews.c.made_at > moment)
    await _forget(unit, athlete_id, missed_workouts, missed_workouts.c.told_at > moment)
    later = await _later(unit, athlete_id, moment, day)
    await _take_out(unit, athlete_id, (key for key, _ in later))
    told = await _readings(unit, athlete_id, moment, day)
    if any(of == day for _, of in later):
        of_the_day = (readings.c.day == day, readings.c.kind.in_([kind.value for kind in OF_THE_WHOLE_DAY]))
        await _forget(unit, athlete_id, readings, *of_the_day)
    return Ahead(later, told, await _forget(unit, athlete_id, races, races.c.told_at > moment))


async def _forget(unit: Unit, athlete_id: str, table: Table, *gone: ColumnElement[bool]) -> int:
    return (await unit.execute(delete(table).where(table.c.athlete_id == athlete_id, *gone))).rowcount


async def _plans(unit: Unit, athlete_id: str, moment: datetime) -> None:
    """The versions that there were, and the proposals as they stood."""
    await _forget(unit, athlete_id, proposals, proposals.c.made_at > moment)
    undecided = {"state": ProposalState.OPEN.value, "decided_at": None}
    waited = (proposals.c.athlete_id == athlete_id, proposals.c.decided_at > moment)
    await unit.execute(update(proposals).where(*waited).values(undecided))
    await _forget(unit, athlete_id, training_plans, training_plans.c.created_at > moment)
    await _forget(unit, athlete_id, plan_versions, plan_versions.c.made_at > moment)
    own = training_plans.c.athlete_id == athlete_id
    followed = update(training_plans).where(own, training_plans.c.replaced_at > moment)
    await unit.execute(followed.values(replaced_at=None))
    newest = select(func.max(plan_versions.c.number)).where(
        plan_versions.c.athlete_id == athlete_id, plan_versions.c.plan_id == training_plans.c.id
    )
    await unit.execute(update(training_plans).where(own).values(current_number=newest.scalar_subquery()))


async def _later(unit: Unit, athlete_id: str, moment: datetime, day: date) -> tuple[tuple[Key, date], ...]:
    """Records that had not ended, or were not typed yet; what is said of a recorded session is part of it."""
    alone = recorded.c.joined_id.is_(None)
    typed_later = (recorded.c.source == BY_HAND) & alone & (recorded.c.stored_at > moment)
    rows = await unit.execute(
        select(
            recorded.c.source,
            recorded.c.source_id,
            recorded.c.day,
            recorded.c.started_at,
            recorded.c.elapsed_s,
            typed_later.label("typed_later"),
        ).where(
            recorded.c.athlete_id == athlete_id,
            recorded.c.source != JOINED,
            or_(recorded.c.day >= day - LONGEST, typed_later),
        )
    )
    return tuple(
        ((row.source, row.source_id), row.day)
        for row in rows
        if row.typed_later or row.started_at + timedelta(seconds=row.elapsed_s) > moment
    )


async def _take_out(unit: Unit, athlete_id: str, keys: Iterable[Key]) -> None:
    ids: dict[str, list[str]] = defaultdict(list)
    for source, source_id in keys:
        ids[source].append(source_id)
    for source, of_source in ids.items():
        await activities.forget(unit, athlete_id, source, of_source)


async def _readings(unit: Unit, athlete_id: str, moment: datetime, day: date) -> tuple[Reading, ...]:
    """What of earlier days the athlete had not told yet; what is of later days is gone as well."""
    await _forget(unit, athlete_id, readings, readings.c.day > day)
    told_later = (readings.c.source == BY_HAND) & (readings.c.stored_at > moment)
    gone = delete(readings).where(readings.c.athlete_id == athlete_id, told_later)
    kept = (readings.c.kind, readings.c.day, readings.c.value, readings.c.source, readings.c.exercise)
    rows = await unit.execute(gone.returning(*kept))
    return tuple(Reading(ReadingKind(kind), *rest) for kind, *rest in rows)
