"""What every engine keeps: the one of commands, and the durable one on both databases."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bot.jobs.queues import Pace
from bot.jobs.spec import JobType
from bot.jobs.watchdog import PREFIX, Watchdog
from domain.errors import Unavailable
from storage.database import Database
from storage.repositories import heartbeats, jobs
from storage.repositories.jobs import Job, JobState
from tests.jobs.shop import Shop, durable, inline, opened

FAST = Pace(side_by_side=50, per_second=1000)


@pytest.fixture(params=["inline", "durable"])
async def shop(request: pytest.FixtureRequest, database: Database, tmp_path: Path) -> AsyncIterator[Shop]:
    shop = await opened(database, tmp_path)
    if request.param == "inline":
        inline(shop)
        yield shop
        return
    async with durable(shop, tmp_path, FAST):
        yield shop


async def test_a_finished_job_never_runs_again_and_a_forced_one_is_another(shop: Shop) -> None:
    await shop.queue("er:anna:1")
    await shop.until("er:anna:1")
    await shop.queue("er:anna:1")
    await shop.queue("er:anna:1~2")
    await shop.until("er:anna:1~2")
    await shop.offer()
    assert [job_id for job_id, _ in shop.began] == ["er:anna:1", "er:anna:1~2"]


async def test_a_job_that_fails_is_tried_three_times_and_then_says_why(shop: Shop) -> None:
    async def fail(job: Job) -> None:
        raise ZeroDivisionError

    shop.deed = fail
    await shop.queue("er:anna:1")
    await shop.until("er:anna:1", state=JobState.FAILED)
    await shop.offer()
    job = await shop.job("er:anna:1")
    assert (shop.runs("er:anna:1"), job.attempts, job.error) == (3, 3, "ZeroDivisionError")


async def test_a_job_that_takes_its_worker_down_is_not_begun_a_fourth_time(shop: Shop) -> None:
    """Begun and taken back is all that is left of a worker that died: the count is the same as for a failure."""
    await shop.queue("er:anna:1")
    for _ in range(3):
        async with shop.database.writing() as unit:
            assert await jobs.begin(unit, "er:anna:1", "gone", shop.tools.now())
            assert await jobs.take_back(unit, [], shop.tools.now())
    await shop.until("er:anna:1", state=JobState.FAILED)
    assert shop.runs("er:anna:1") == 0
    assert (await shop.job("er:anna:1")).error == "tried_three_times"


@pytest.mark.fault("F32")
async def test_a_zombies_late_result_changes_nothing(shop: Shop) -> None:
    """It was taken for dead while it worked; another did the job, and what it then says comes too late."""
    await shop.queue("er:anna:1")
    async with shop.database.writing() as unit:
        zombie = await jobs.begin(unit, "er:anna:1", "zombie", shop.tools.now())
        await jobs.take_back(unit, [], shop.tools.now())
    assert zombie is not None
    await shop.until("er:anna:1")
    done = await shop.job("er:anna:1")
    async with shop.database.writing() as unit:
        assert not await jobs.finish(unit, zombie, JobState.FAILED, "late", shop.tools.now())
    assert await shop.job("er:anna:1") == done


@pytest.mark.fault("F3")
async def test_what_a_dead_worker_held_goes_to_a_living_one(shop: Shop) -> None:
    await shop.queue("er:anna:1")
    now = shop.tools.now()
    async with shop.database.writing() as unit:
        assert await jobs.begin(unit, "er:anna:1", "dead", now)
        await heartbeats.beat(unit, f"{PREFIX}dead", now - timedelta(seconds=44))
    watchdog = Watchdog(shop.tools, "main")
    assert await watchdog.look() == 0, "silent, but not for long enough"
    async with shop.database.writing() as unit:
        await heartbeats.beat(unit, f"{PREFIX}dead", now - timedelta(seconds=46))
    assert await watchdog.look() == 1
    await shop.until("er:anna:1")
    assert (await shop.job("er:anna:1")).worker == "main"


async def test_one_athletes_jobs_never_run_side_by_side_and_different_ones_do(
    database: Database, tmp_path: Path
) -> None:
    async def slowly(job: Job) -> None:
        await asyncio.sleep(0.3)

    shop = await opened(database, tmp_path, slowly)
    async with durable(shop, tmp_path, FAST):
        ids = {name: [f"er:{name}:{number}" for number in range(3)] for name in ("a1", "a2", "a3")}
        for name, own in ids.items():
            await shop.queue(*own, athlete_id=name)
        await shop.until(*(job_id for own in ids.values() for job_id in own))
    spans = {job_id: (at, dict(shop.ended)[job_id]) for job_id, at in shop.began}
    for own in ids.values():
        in_order = sorted(spans[job_id] for job_id in own)
        assert all(earlier[1] <= later[0] for earlier, later in pairwise(in_order))
    everything = sorted(spans.values())
    assert any(earlier[1] > later[0] for earlier, later in pairwise(everything)), "nobody waits for somebody else"


async def test_what_somebody_waits_for_overtakes_a_crowd(sqlite: Database, tmp_path: Path) -> None:
    async def slowly(job: Job) -> None:
        if job.type == JobType.EVENING_REVIEW:
            await asyncio.sleep(1.0)

    shop = await opened(sqlite, tmp_path, slowly)
    async with durable(shop, tmp_path, Pace(side_by_side=2, per_second=1000)):
        crowd = [f"er:a{number}" for number in range(10)]
        for job_id in crowd:
            await shop.queue(job_id, athlete_id=job_id[3:])
        await shop.offer()
        await shop.queue("ex:1", kind=JobType.EXPORT)
        await shop.until("ex:1")
        states = [await shop.state(job_id) for job_id in crowd]
    assert states.count(JobState.QUEUED) >= 6, "the crowd still waits"


async def test_a_limited_lane_begins_no_more_than_it_may(sqlite: Database, tmp_path: Path) -> None:
    shop = await opened(sqlite, tmp_path)
    async with durable(shop, tmp_path, Pace(model_per_minute=4)):
        asked = [f"m:{number}" for number in range(7)]
        await shop.queue(*asked, kind=JobType.EXPIRE)
        await shop.until(*asked[:4])
        await asyncio.sleep(1.0)
    assert sorted(job_id for job_id, _ in shop.began) == asked[:4]


async def test_background_jobs_begin_one_after_the_other(sqlite: Database, tmp_path: Path) -> None:
    shop = await opened(sqlite, tmp_path)
    async with durable(shop, tmp_path, Pace(per_second=5)):
        asked = [f"er:a{number}" for number in range(6)]
        for job_id in asked:
            await shop.queue(job_id, athlete_id=job_id[3:])
        await shop.until(*asked)
    begun = [at for _, at in shop.began]
    assert begun[-1] - begun[0] >= 5 * 0.2 * 0.95


@pytest.mark.parametrize("url", ["postgres"], indirect=True)
async def test_a_server_that_throws_everybody_out_loses_and_doubles_nothing(database: Database, tmp_path: Path) -> None:
    """As one does that is restarted: each connection is found dead when it is next used."""
    shop = await opened(database, tmp_path)
    async with durable(shop, tmp_path, Pace(per_second=20)):
        asked = [f"er:a{number}:{day}" for number in range(10) for day in range(3)]
        for job_id in asked:
            await shop.queue(job_id, athlete_id=job_id[3:5])
        for _ in range(3):
            while not shop.began:
                await shop.offer()
            await _throw_out(database)
            await asyncio.sleep(0.5)
        await shop.until(*asked)
    assert sorted(job_id for job_id, _ in shop.ended) == sorted(asked)


async def _throw_out(server: Database) -> None:
    with suppress(Unavailable):
        async with server.writing() as unit:
            await unit.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


async def test_what_an_older_build_queued_is_run_by_the_next(sqlite: Database, tmp_path: Path) -> None:
    async def stay(job: Job) -> None:
        await asyncio.sleep(30)

    shop = await opened(sqlite, tmp_path, stay)
    async with durable(shop, tmp_path, Pace(side_by_side=1)) as older:
        await shop.queue("er:a1", athlete_id="a1")
        await shop.queue("er:a2", athlete_id="a2")
        await shop.offer()
        while not shop.began:  # noqa: ASYNC110 - a list that another task appends to
            await asyncio.sleep(0.05)
        await older.runner.stop(grace_s=0)
    assert [(await shop.job(each)).attempts for each in ("er:a1", "er:a2")] == [0, 0], "given back as if never begun"
    newer = await reopened(shop, tmp_path)
    assert {job_id for job_id, _ in newer.began} == {"er:a1", "er:a2"}


async def reopened(shop: Shop, folder: Path) -> Shop:
    newer = Shop(shop.database, shop.tools)
    async with durable(newer, folder, FAST):
        await newer.until("er:a1", "er:a2")
    return newer
