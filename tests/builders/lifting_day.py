"""A day with a strength session and a run of which two tellers each know a part, and a store to bring them into."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import select

from bot.coach.bring_in.matches import rematch
from bot.coach.bring_in.recordings import BroughtIn, bring_in, take_out
from bot.coach.bring_in.splitting import join_again, split
from domain.plan.execution import ExecutionState
from domain.training.activity import Activity, LiftSet
from domain.training.joined import joined_id
from domain.training.recording import Recording
from domain.training.sport import Sport
from storage.database import Database
from storage.repositories import activities, executions
from storage.tables.activities import completed_activities
from storage.tables.executions import plan_executions
from storage.tables.kept_apart import kept_apart
from storage.tables.readings import progress_metrics
from storage.tables.rollups import analytics_rollups
from tests.builders import season
from tests.builders.season import PLAN_ID, TODAY, HandClock

DAY = TODAY - timedelta(days=2)
TABLES = (completed_activities, plan_executions, kept_apart, progress_metrics, analytics_rollups)


def lifted(source: str, source_id: str, begins: time, minutes: float, **more: object) -> Activity:
    start = datetime.combine(DAY, begins, UTC)
    plain = Activity(source, source_id, Sport.STRENGTH, start, DAY, minutes * 60, minutes * 60)
    return replace(plain, **more)  # type: ignore[arg-type]


def squats(weight_kg: float) -> tuple[LiftSet, ...]:
    return (LiftSet("back_squat", reps=5, weight_kg=weight_kg, rpe=9.0),)


WATCH = lifted("garmin", "w", time(17), 60, title="Strength", average_hr=118.0, sets=squats(20.0))
# The same session by a watch on which another profile was started.
CARDIO = replace(WATCH, source_id="c", sport=Sport.OTHER, sub_sport="indoor_cardio", title="Cardio", sets=())
GYM = lifted("hevy", "g", time(17, 3), 64, title="Legs", sets=squats(100.0))
SESSION = joined_id([WATCH.key, GYM.key])
RUN = season.done(-2)
RUN_AGAIN = replace(RUN, source="garmin", source_id="edge", started_at=RUN.started_at + timedelta(minutes=5))


class Day:
    """Anna's store, seen from that day."""

    def __init__(self, database: Database) -> None:
        self.database, self.clock, self.athlete = database, HandClock(), season.runner()

    async def bring(self, *found: Activity) -> BroughtIn:
        self.clock.advance(minutes=1)
        return await bring_in(self.database, self.clock, "anna", [Recording((one,)) for one in found])

    async def gone(self, activity: Activity) -> None:
        async with self.database.writing() as unit:
            await take_out(unit, self.athlete, activity.source, [activity.source_id], self.clock.now())

    async def split(self, session_id: str = SESSION) -> None:
        async with self.database.writing() as unit:
            await split(unit, "anna", session_id, self.clock.now())

    async def join(self, session_id: str = SESSION) -> None:
        async with self.database.writing() as unit:
            await join_again(unit, "anna", session_id, self.clock.now())

    async def split_sessions(self) -> list[str]:
        async with self.database.reading() as unit:
            return sorted({row.session_id for row in await unit.execute(select(kept_apart.c.session_id))})

    async def counted(self) -> list[Activity]:
        async with self.database.reading() as unit:
            return list(await activities.between(unit, "anna", DAY, DAY))

    async def rows(self, *, stamped: bool = False) -> dict[str, list[str]]:
        """Everything that came of it; without `stamped`, but for when it was written."""
        async with self.database.reading() as unit:
            found = {table.name: await unit.execute(select(table)) for table in TABLES}
        left_out = set() if stamped else {"stored_at"}
        return {
            name: sorted(repr({key: row._mapping[key] for key in row._mapping if key not in left_out}) for row in rows)
            for name, rows in found.items()
        }

    async def linked(self) -> list[tuple[str, tuple[str, str], ExecutionState]]:
        async with self.database.reading() as unit:
            found = await executions.for_plan(unit, "anna", PLAN_ID)
        return [(one.workout_id, one.activity, one.state) for one in found if one.workout_id == "w-past-2"]

    async def decide(self, state: ExecutionState) -> None:
        async with self.database.writing() as unit:
            known = await executions.for_plan(unit, "anna", PLAN_ID)
            (one,) = (each for each in known if each.workout_id == "w-past-2")
            await executions.decide(unit, "anna", PLAN_ID, one.activity, [replace(one, state=state)])
            await rematch(unit, self.athlete, self.clock.now())
