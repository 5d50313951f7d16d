"""What /metrics shows after events that are known, on both databases."""

from datetime import timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text

from bot.coach.bring_in.recordings import bring_in
from domain.training.recording import Recording
from storage.database import Database
from storage.repositories import jobs
from storage.repositories.jobs import JobState
from tests.builders import season
from tests.builders.season import NOW, HandClock
from tests.web.conftest import Serve

Figures = dict[tuple[str, ...], float]


async def shown(serve: Serve) -> Figures:
    """Every figure, by its name and what its labels say, in the order of the labels' names."""
    async with serve() as monitor:
        answer = await monitor.get("/metrics")
    assert answer.status_code == 200
    samples = [each for family in text_string_to_metric_families(answer.text) for each in family.samples]
    return {(each.name, *(value for _, value in sorted(each.labels.items()))): each.value for each in samples}


async def ran(database: Database, job_id: str, kind: str, state: JobState, seconds: float) -> None:
    """A job that ended an hour ago after so many seconds."""
    ended = NOW - timedelta(hours=1)
    async with database.writing() as unit:
        await jobs.add(unit, job_id, kind, None, {}, ended - timedelta(seconds=seconds))
        job = await jobs.begin(unit, job_id, "main", ended - timedelta(seconds=seconds))
        assert job is not None
        assert await jobs.finish(unit, job, state, None, ended)


async def test_jobs_that_ended_are_counted_by_kind_and_by_how_long_they_took(serve: Serve, database: Database) -> None:
    await ran(database, "er:1", "evening_review", JobState.SUCCEEDED, 0.4)
    await ran(database, "er:2", "evening_review", JobState.SUCCEEDED, 4)
    await ran(database, "er:3", "evening_review", JobState.FAILED, 40)
    figures = await shown(serve)
    assert figures["flow_success_total", "evening_review"] == 2
    assert figures["flow_failure_total", "evening_review"] == 1
    assert figures["flow_failures_24h", "evening_review"] == 1
    assert figures["flow_success_total", "export"] == 0, "a kind that never ran is shown, too"
    bounds = ("0.1", "0.5", "1.0", "5.0", "15.0", "60.0", "+Inf")
    within = [figures["job_duration_seconds_bucket", bound, "evening_review"] for bound in bounds]
    assert within == [0, 1, 1, 2, 2, 3, 3]
    assert figures["job_duration_seconds_sum", "evening_review"] == pytest.approx(44.4, abs=0.01)


async def test_what_waits_and_what_runs_is_shown_and_what_rests_is_not(serve: Serve, database: Database) -> None:
    async with database.writing() as unit:
        for number, minutes in enumerate((3, 2, 1)):
            await jobs.add(unit, f"ex:{number}", "export", None, {}, NOW - timedelta(minutes=minutes))
        resting = await jobs.begin(unit, "ex:1", "main", NOW)
        assert resting is not None
        assert await jobs.put_off(unit, resting, "ZeroDivisionError", NOW + timedelta(minutes=1))
        assert await jobs.begin(unit, "ex:2", "main", NOW)
    figures = await shown(serve)
    assert figures["job_queue_depth", "export"] == 1
    assert figures["job_queue_wait_seconds", "export"] == 180
    assert figures["jobs_running", "export"] == 1
    assert figures["job_failures_5m",] == 1, "an attempt that failed counts although it is tried again"


async def test_what_came_in_this_week_is_counted_and_when_it_last_did(
    serve: Serve, database: Database, clock: HandClock
) -> None:
    assert ("activities_last_timestamp",) not in await shown(serve), "nothing ever came in"
    athlete = await season.move_in(database, season.runner(), weeks=4)
    before = (await shown(serve))["activities_ingested_total",]
    clock.advance(seconds=60)
    await bring_in(database, clock, athlete.id, [Recording((season.done(0),))])
    figures = await shown(serve)
    assert figures["activities_ingested_total",] == before + 1
    assert figures["activities_last_timestamp",] == clock.now().timestamp()


@pytest.mark.parametrize(
    "question",
    [
        "SELECT max(stored_at) FROM completed_activities",
        "SELECT count(*) FROM completed_activities WHERE stored_at >= 0",
        "SELECT max(day) FROM progress_metrics WHERE kind = 'hrv'",
    ],
)
async def test_a_monitor_reads_no_table_from_end_to_end(sqlite: Database, question: str) -> None:
    async with sqlite.reading() as unit:
        plan = [str(row[3]) for row in await unit.execute(text(f"EXPLAIN QUERY PLAN {question}"))]
    assert all("INDEX" in step for step in plan), plan
