"""Everything an evening review looks at, as it was stored when the review began."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.athlete.athlete import Athlete
from domain.plan.adherence import Verdict
from domain.plan.execution import Execution
from domain.plan.plan import PlanVersion
from domain.training.activity import Activity
from domain.training.reading import Reading
from domain.training.rollup import DayRollup


@dataclass(frozen=True, slots=True)
class Evidence:
    """`activities` of the last five weeks without their details, `rollups` of 90 days, `readings` of 120.

    `previous` is what the last review of an earlier day decided.
    """

    athlete: Athlete
    now: datetime
    day: date
    plan: PlanVersion | None = None
    activities: tuple[Activity, ...] = ()
    executions: tuple[Execution, ...] = ()
    rollups: tuple[DayRollup, ...] = ()
    readings: tuple[Reading, ...] = ()
    previous: Verdict = Verdict.KEEP
    hard: Mapping[tuple[str, str], bool] = field(default_factory=dict)
