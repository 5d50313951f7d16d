"""Every metric there is: its name, what it says, and where its figure comes from."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, time
from itertools import accumulate

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.utils import floatToGoString

from bot.coach.care.liveness import life
from bot.web.scrape import Scrape
from storage.figures import DURATIONS_S, Ended, Signs
from storage.repositories.jobs import JobState
from storage.waits import BOUNDS_S, Waits

ENDS = (JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED)
Labels = tuple[str, ...]


def families(seen: Scrape, flows: Sequence[str]) -> Iterator[Metric]:
    """Counters count from Monday, 0:00 UTC."""
    yield from _flows(seen, flows)
    yield _durations(seen.ended)
    yield from _queue(seen, flows)
    yield from _messages(seen)
    yield from _data(seen)
    yield from _signs(seen.signs)
    ages = [((name,), age.total_seconds()) for name, age in life(seen.beats, seen.now).ages.items() if age is not None]
    yield _gauge("heartbeat_age_seconds", "Since a loop of the coach was last heard of", ages, "loop")


def lock_family(waits: Waits) -> Metric:
    """Of this process alone."""
    family = HistogramMetricFamily("db_lock_seconds", "How long writers waited for the database's one door")
    family.add_metric([], _cumulative(BOUNDS_S, waits.counts), waits.total_s)
    return family


def _flows(seen: Scrape, flows: Sequence[str]) -> Iterator[Metric]:
    counts = {(each.type, each.state): each.count for each in seen.ended}
    types = sorted({*flows, *(each.type for each in seen.ended)})
    created = seen.since.timestamp()
    for name, what, state in (
        ("flow_success_total", "Jobs that were done, by kind", JobState.SUCCEEDED),
        ("flow_failure_total", "Jobs that were given up, by kind", JobState.FAILED),
    ):
        family = CounterMetricFamily(name, what, labels=["flow"])
        for each in types:
            family.add_metric([each], counts.get((each, state), 0), created)
        yield family
    ended = CounterMetricFamily("jobs_ended_total", "Jobs that ended, by kind and how", labels=["type", "state"])
    for each in types:
        for state in ENDS:
            ended.add_metric([each, state.value], counts.get((each, state), 0), created)
    yield ended


def _durations(ended: Iterable[Ended]) -> Metric:
    family = HistogramMetricFamily("job_duration_seconds", "How long the last attempt of a job took", labels=["type"])
    for job_type in sorted({each.type for each in ended}):
        own = [each for each in ended if each.type == job_type]
        within = [sum(counts) for counts in zip(*(each.within for each in own), strict=True)]
        buckets = [*zip(map(floatToGoString, DURATIONS_S), map(float, within), strict=True)]
        buckets.append(("+Inf", float(sum(each.timed for each in own))))
        family.add_metric([job_type], buckets, sum(each.seconds for each in own))
    return family


def _queue(seen: Scrape, flows: Sequence[str]) -> Iterator[Metric]:
    waiting = {each.type: each for each in seen.open if each.state is JobState.QUEUED}
    running = {each.type: each for each in seen.open if each.state is JobState.RUNNING}
    types = sorted({*flows, *waiting, *running})

    def by_type(figure: Callable[[str], float]) -> list[tuple[Labels, float]]:
        return [((each,), figure(each)) for each in types]

    def waits(each: str) -> float:
        return (seen.now - waiting[each].since).total_seconds() if each in waiting else 0.0

    def count(each: str) -> float:
        return waiting[each].count if each in waiting else 0

    def at_work(each: str) -> float:
        return running[each].count if each in running else 0

    yield _gauge("job_queue_depth", "Jobs that could run and wait", by_type(count), "type")
    yield _gauge("job_queue_wait_seconds", "How long the longest of them has waited", by_type(waits), "type")
    yield _gauge("jobs_running", "Jobs that are being worked on", by_type(at_work), "type")


def _messages(seen: Scrape) -> Iterator[Metric]:
    count, oldest = seen.unsent
    age = (seen.now - oldest).total_seconds() if oldest else 0.0
    yield _gauge("outbox_depth", "Messages that wait to be sent", [((), count)])
    yield _gauge("outbox_age_seconds", "How old the oldest of them is", [((), age)])


def _data(seen: Scrape) -> Iterator[Metric]:
    created = seen.since.timestamp()
    yield CounterMetricFamily("activities_ingested_total", "Activities that came in", seen.ingested, created=created)
    newest = seen.signs.ingested_at
    if newest is not None:
        yield _gauge("activities_last_timestamp", "When an activity last came in", [((), newest.timestamp())])
    if seen.signs.hrv_on is not None:
        day = datetime.combine(seen.signs.hrv_on, time(), UTC)
        yield _gauge("hrv_last_timestamp", "The day of the newest HRV, from its beginning", [((), day.timestamp())])


def _signs(signs: Signs) -> Iterator[Metric]:
    failures = [((job_type,), float(count)) for job_type, count in sorted(signs.failures.items())]
    yield _gauge("flow_failures_24h", "Jobs given up within 24 hours, by kind", failures, "flow")
    yield _gauge("job_failures_5m", "Attempts that failed within 5 minutes", [((), signs.failed_lately)])


def _gauge(name: str, what: str, figures: Iterable[tuple[Labels, float]], label: str = "") -> Metric:
    family = GaugeMetricFamily(name, what, labels=[label] if label else [])
    for labels, figure in figures:
        family.add_metric(labels, figure)
    return family


def _cumulative(bounds: Sequence[float], counts: Sequence[int]) -> list[tuple[str, float]]:
    names = [*map(floatToGoString, bounds), "+Inf"]
    return [*zip(names, map(float, accumulate(counts)), strict=True)]
