"""One evening of Anna: what was planned and done on days before it, and what the review makes of that."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.athlete.athlete import Athlete
from domain.plan.adherence import Thresholds
from domain.plan.execution import Execution
from domain.plan.limits import Limits, Situation
from domain.plan.plan import Blueprint, PlanVersion
from domain.review.evidence import Evidence
from domain.review.examine import Examined, Rules, examine
from domain.training.activity import Activity
from domain.training.sport import Sport
from tests.builders.plans import plan_of, session

BERLIN = ZoneInfo("Europe/Berlin")
DAY = date(2026, 11, 18)
RULES = Rules(Limits(), Thresholds())
ANNA = Athlete("anna", "Anna", "Europe/Berlin")


def at(day: date = DAY, clock: time = time(20, 30)) -> datetime:
    return datetime.combine(day, clock, BERLIN).astimezone(UTC)


def version(plan: Blueprint) -> PlanVersion:
    return PlanVersion("pl-1", 1, plan, at(DAY - timedelta(days=30)))


def ago(days: int | None) -> datetime | None:
    return None if days is None else at(DAY - timedelta(days=days))


def due(*back: int, ahead: bool = True) -> Blueprint:
    """One ride of 40 minutes so many days ago each, and two sessions that could be adjusted."""
    coming = [session("w-next", DAY + timedelta(days=2), 60), session("w-long", DAY + timedelta(days=4), 90)]
    return plan_of(*(session(f"w-{days}", DAY - timedelta(days=days)) for days in back), *(coming if ahead else []))


def done(days: int, minutes: float = 40.0, sport: Sport = Sport.RIDE) -> Activity:
    day = DAY - timedelta(days=days)
    started = datetime.combine(day, time(17), UTC)
    return Activity("fit", f"a-{day}", sport, started, day, minutes * 60, minutes * 60)


def matched(days: int, workout_id: str = "") -> Execution:
    return Execution(workout_id or f"w-{days}", ("fit", f"a-{DAY - timedelta(days=days)}"), 0.0)


def evidence(plan: Blueprint | None, /, *back: int, **more: object) -> Evidence:
    """Everything due on those days was done."""
    base = Evidence(
        athlete=ANNA,
        now=at(),
        day=DAY,
        plan=version(plan) if plan else None,
        activities=tuple(map(done, back)),
        executions=tuple(map(matched, back)),
    )
    return replace(base, **more)  # type: ignore[arg-type]


def examined(found: Evidence) -> Examined:
    return examine(found, RULES, Situation(found.day, recent_weeks_minutes=(400.0, 400.0, 400.0)))


def rules(found: Evidence) -> list[str]:
    return [reason.rule for reason in examined(found).review.reasons]
