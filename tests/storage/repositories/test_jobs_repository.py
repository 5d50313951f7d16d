"""One row a job: begun by counting, ended only by the attempt that holds it."""

from datetime import timedelta

import pytest

from storage.database import Unit
from storage.repositories import jobs
from storage.repositories.jobs import Job, JobState
from tests.builders.values import NOW

REVIEW = "er:anna:2026-11-25"
LATER = NOW + timedelta(minutes=1)


async def begun(unit: Unit, worker: str = "w1") -> Job:
    job = await jobs.begin(unit, REVIEW, worker, NOW)
    assert job is not None
    return job


@pytest.fixture
async def queued(unit: Unit) -> Unit:
    assert await jobs.add(unit, REVIEW, "evening_review", "anna", {"day": "2026-11-25"}, NOW)
    return unit


async def test_an_id_is_queued_once_whatever_became_of_it(queued: Unit) -> None:
    assert not await jobs.add(queued, REVIEW, "evening_review", "anna", {}, LATER)
    assert await jobs.finish(queued, await begun(queued), JobState.SUCCEEDED, None, NOW)
    assert not await jobs.add(queued, REVIEW, "evening_review", "anna", {}, LATER)
    found = await jobs.get(queued, REVIEW)
    assert found is not None
    assert (found.state, found.params) == (JobState.SUCCEEDED, {"day": "2026-11-25"})
    assert await jobs.begin(queued, REVIEW, "w2", LATER) is None


async def test_what_was_taken_over_cannot_be_ended_by_whoever_had_it(queued: Unit) -> None:
    zombie = await begun(queued, "w1")
    assert await jobs.begin(queued, REVIEW, "w2", LATER) is None, "it is being worked on"
    assert await jobs.take_back(queued, ["w1"], NOW) == 0
    assert await jobs.take_back(queued, ["w2"], NOW) == 1
    heir = await begun(queued, "w2")
    assert (zombie.attempts, heir.attempts) == (1, 2)
    assert not await jobs.finish(queued, zombie, JobState.FAILED, "late", LATER)
    assert not await jobs.put_off(queued, zombie, "late", LATER)
    assert await jobs.finish(queued, heir, JobState.SUCCEEDED, None, LATER)


async def test_what_was_put_off_is_due_at_its_time(queued: Unit) -> None:
    assert [job.id for job in await jobs.due(queued, NOW)] == [REVIEW]
    assert await jobs.put_off(queued, await begun(queued), "unavailable", LATER)
    assert await jobs.due(queued, NOW) == ()
    assert await jobs.begin(queued, REVIEW, "w1", NOW) is None
    (job,) = await jobs.due(queued, LATER)
    assert (job.attempts, job.error, job.worker) == (1, "unavailable", None)


async def test_what_was_cancelled_neither_begins_nor_ends(queued: Unit) -> None:
    job = await begun(queued)
    assert await jobs.cancel(queued, REVIEW, LATER)
    assert not await jobs.cancel(queued, REVIEW, LATER)
    assert not await jobs.finish(queued, job, JobState.SUCCEEDED, None, LATER)
    assert await jobs.begin(queued, REVIEW, "w2", LATER) is None
    assert [each.id for each in await jobs.latest(queued, (JobState.CANCELLED,))] == [REVIEW]


async def test_forced_runs_are_counted_with_the_first(queued: Unit) -> None:
    assert await jobs.runs_of(queued, REVIEW) == 1
    await jobs.add(queued, f"{REVIEW}~2", "evening_review", "anna", {}, NOW)
    await jobs.add(queued, "er:anna:2026-11-26", "evening_review", "anna", {}, NOW)
    assert await jobs.runs_of(queued, REVIEW) == 2
    assert await jobs.count(queued, JobState.QUEUED) == 3


async def test_a_worker_that_stops_gives_back_what_it_had(queued: Unit) -> None:
    assert await jobs.give_back(queued, await begun(queued), LATER)
    found = await jobs.get(queued, REVIEW)
    assert found is not None
    assert (found.state, found.attempts, found.next_try_at) == (JobState.QUEUED, 0, LATER)


async def test_what_waits_for_too_long_is_offered_anew(queued: Unit) -> None:
    assert await jobs.nudge(queued, NOW - timedelta(minutes=1), LATER) == 0
    assert await jobs.nudge(queued, NOW, LATER) == 1
    assert await jobs.due(queued, NOW) == ()
    assert await jobs.states(queued, [REVIEW, "er:nobody"]) == {REVIEW: "queued"}
