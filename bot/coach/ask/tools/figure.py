"""A figure over time: whatever is declared as a metric can be asked for by its key."""

from typing import Annotated

from pydantic import Field
from pydantic_ai import ModelRetry, RunContext

from bot.coach.ask.seat import Seat
from bot.coach.ask.trend_told import trend_told
from bot.coach.ask.trends import Asked
from domain.metrics.registry import BY_KEY, METRICS
from domain.metrics.spec import Metric
from domain.notice import Notice, NoticeKind
from domain.training.exercises import CATALOGUE

_THERE = "; ".join(f"{metric.key}: {metric.label} ({metric.symbol})" for metric in METRICS)
Key = Annotated[str, Field(description=_THERE, json_schema_extra={"enum": [metric.key for metric in METRICS]})]
Weeks = Annotated[int, Field(ge=1, le=52, description="how many weeks are shown week by week")]
Exercise = Annotated[str, Field(max_length=60, description="for e1rm alone: the exercise, as back_squat; else empty")]


async def figure(ctx: RunContext[Seat], key: Key, weeks: Weeks = 8, exercise: Exercise = "") -> str:
    """One figure of the last year: where it stands, where it was, where it is going, and week by week."""
    seat, metric = ctx.deps, BY_KEY.get(key)
    if metric is None:
        raise ModelRetry(f"There is no figure {key[:40]!r}. There are: {', '.join(BY_KEY)}.")
    async with seat.database.reading() as unit:
        _, facts = await trend_told(unit, seat.athlete, Asked(metric, _of(metric, exercise)), seat.now)
    return seat.show(Notice(NoticeKind.TREND, {**facts, "weeks": weeks}))


def _of(metric: Metric, exercise: str) -> str:
    """Which of several. Raises ModelRetry where it is none that is known."""
    if not getattr(metric.source, "of_each", ""):
        return ""
    name = exercise.casefold().replace(" ", "_")
    if name not in CATALOGUE:
        raise ModelRetry("Name an exercise as the tool `lifts` names it, for example back_squat.")
    return name
