"""What is wrong, told by figures: each rule once, for our own alerts and for those of a monitor."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time

from bot.settings import AlertSettings
from storage.figures import Signs

HOUR_S = 3600


@dataclass(frozen=True, slots=True)
class Rule:
    """`found` gives a figure for each subject it speaks of ("" where there is only one), and nothing where there is no
    figure; it is wrong where `wrong(figure, bound)` says so.

    `query` says the same to a monitor, with the metrics that the web part serves and `{bound}` for the bound.
    """

    name: str
    found: Callable[[Signs, datetime], Mapping[str, float]]
    bound: Callable[[AlertSettings], float]
    query: str
    at_bound: bool = False

    def wrong(self, figure: float, bound: float) -> bool:
        return figure >= bound if self.at_bound else figure > bound


def _failures(signs: Signs, now: datetime) -> Mapping[str, float]:
    del now
    return signs.failures


def _failed_lately(signs: Signs, now: datetime) -> Mapping[str, float]:
    del now
    return {"": signs.failed_lately}


def _waiting(signs: Signs, now: datetime) -> Mapping[str, float]:
    del now
    return {"": signs.waiting}


def _without_activities(signs: Signs, now: datetime) -> Mapping[str, float]:
    """Where none ever came in, none is missing."""
    return {} if signs.ingested_at is None else {"": (now - signs.ingested_at).total_seconds() / HOUR_S}


def _hrv_age(signs: Signs, now: datetime) -> Mapping[str, float]:
    """Counted from the beginning of its day."""
    if signs.hrv_on is None:
        return {}
    return {"": (now - datetime.combine(signs.hrv_on, time(), UTC)).total_seconds() / HOUR_S}


RULES = (
    Rule("flow_failed", _failures, lambda bounds: bounds.flow_failures, "flow_failures_24h >= {bound}", at_bound=True),
    Rule("failures_at_once", _failed_lately, lambda bounds: bounds.failures_at_once, "job_failures_5m > {bound}"),
    Rule("jobs_waiting", _waiting, lambda bounds: bounds.jobs_waiting, "sum(job_queue_depth) > {bound}"),
    Rule(
        "no_activities",
        _without_activities,
        lambda bounds: bounds.activities_hours,
        "(time() - activities_last_timestamp) / 3600 > {bound}",
    ),
    Rule("hrv_old", _hrv_age, lambda bounds: bounds.hrv_hours, "(time() - hrv_last_timestamp) / 3600 > {bound}"),
)
