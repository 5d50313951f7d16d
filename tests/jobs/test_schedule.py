"""The ticks go on whatever the wall clock does."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.jobs.schedule import Ticking, pull_forward, ticking


async def nothing() -> None:
    """A tick that finds nothing to do."""


@pytest.mark.fault("F73")
async def test_a_clock_that_jumps_back_does_not_stop_the_ticks() -> None:
    scheduler = ticking((Ticking("tick", nothing, 30), Ticking("heartbeat", nothing, 10)))
    scheduler.start(paused=True)
    try:
        now = datetime.now(UTC)
        assert pull_forward(scheduler, now) == 0
        assert pull_forward(scheduler, now + timedelta(seconds=5)) == 0
        assert pull_forward(scheduler, now - timedelta(hours=6)) == 2
        assert {job.next_run_time for job in scheduler.get_jobs()} == {now - timedelta(hours=6)}
    finally:
        scheduler.shutdown(wait=False)
