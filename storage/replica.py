"""What is stored of one athlete's training, copied into memory: there the past can be looked at as it was."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from storage.copying import copy_rows_of
from storage.database import Database, Unit, transaction
from storage.engines import memory_engine
from storage.tables.activities import completed_activities
from storage.tables.athletes import athletes
from storage.tables.executions import plan_executions
from storage.tables.kept_apart import kept_apart
from storage.tables.loads import session_loads
from storage.tables.missed import missed_workouts
from storage.tables.plans import plan_versions, training_plans
from storage.tables.predictions import race_predictions
from storage.tables.proposals import proposals
from storage.tables.races import races
from storage.tables.readings import progress_metrics
from storage.tables.registry import METADATA
from storage.tables.rollups import analytics_rollups, analytics_weeks
from storage.tables.series import series_exercises, series_muscle_groups, series_muscles, set_facts
from storage.tables.weekly import weekly_reviews

# No connection is: what is here of the past is all there is, and no service's silence hides more of it.
COPIED = frozenset(
    {
        athletes,
        training_plans,
        plan_versions,
        completed_activities,
        kept_apart,
        progress_metrics,
        session_loads,
        set_facts,
        analytics_rollups,
        analytics_weeks,
        series_exercises,
        series_muscle_groups,
        series_muscles,
        plan_executions,
        missed_workouts,
        races,
        race_predictions,
        weekly_reviews,
        proposals,
    }
)


@asynccontextmanager
async def replica_of(database: Database, athlete_id: str) -> AsyncIterator[Unit]:
    """All tables, with rows of this athlete alone. Nothing that is written here is written anywhere else."""
    engine = memory_engine(database.key_ring)
    try:
        async with transaction(engine, keep=False) as replica:
            await replica.run_sync(METADATA.create_all, checkfirst=False)
            async with database.reading() as unit:
                await copy_rows_of(athlete_id, unit, replica, COPIED)
            yield replica
    finally:
        await engine.dispose()
