"""Each alert is told once, again after the cool-down, and its end once; over restarts, and to monitors alike."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from bot.cli.monitoring import prometheus_rules
from bot.coach.care.alerting import Watch, watch, watch_of
from bot.coach.care.rules import RULES
from bot.settings import load_settings
from domain.notice import NoticeKind
from storage.database import Database, Unit
from storage.repositories import activities, athletes, jobs, readings
from storage.repositories.jobs import JobState
from tests.builders import values
from tests.builders.jobs import told
from tests.builders.season import HandClock
from tests.web.conftest import free_port, part_on, served

OWNER = 99
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
Plant = Callable[[Unit, datetime], Awaitable[None]]


@pytest.fixture
async def watcher(database: Database) -> Watch:
    async with database.writing() as unit:
        await athletes.add(unit, values.athlete(), NOW)
    given = load_settings()
    telegram = given.telegram.model_copy(update={"owner_chat_id": OWNER})
    return watch_of(given.model_copy(update={"telegram": telegram}), database, HandClock(NOW))


async def fail(unit: Unit, count: int, at: datetime, kind: str = "export") -> None:
    for number in range(count):
        name = f"{kind}-{at}-{number}"
        await jobs.add(unit, name, kind, "anna", {}, at)
        job = await jobs.begin(unit, name, "main", at)
        assert job is not None
        await jobs.finish(unit, job, JobState.FAILED, "broken", at)


async def two_exports_failed(unit: Unit, now: datetime) -> None:
    await fail(unit, 1, now - timedelta(hours=23))
    await fail(unit, 1, now - timedelta(hours=1))
    await fail(unit, 1, now - timedelta(hours=1), "expire")


async def six_attempts_failed(unit: Unit, now: datetime) -> None:
    for number in range(6):
        await jobs.add(unit, f"s-{number}", f"kind-{number}", None, {}, now)
        job = await jobs.begin(unit, f"s-{number}", "main", now)
        assert job is not None
        await jobs.put_off(unit, job, "unavailable", now + timedelta(hours=9))


async def eleven_wait(unit: Unit, now: datetime) -> None:
    for number in range(11):
        await jobs.add(unit, f"w-{number}", "export", "anna", {}, now)


async def nothing_came_in(unit: Unit, now: datetime) -> None:
    await activities.upsert(unit, "anna", [values.swim()], now - timedelta(hours=24, minutes=3))


async def hrv_stopped(unit: Unit, now: datetime) -> None:
    await readings.upsert(unit, "anna", [values.reading(now.date() - timedelta(days=2))], now)


async def jobs_are_begun(unit: Unit, now: datetime) -> None:
    for number in range(11):
        await jobs.begin(unit, f"w-{number}", "main", now)


async def one_came_in(unit: Unit, now: datetime) -> None:
    await activities.upsert(unit, "anna", [replace(values.swim(), rpe=1.0)], now)


async def hrv_came(unit: Unit, now: datetime) -> None:
    await readings.upsert(unit, "anna", [values.reading(now.date())], now)


async def time_passes(unit: Unit, now: datetime) -> None:
    del unit, now


FIRES: tuple[tuple[str, Plant, Plant, timedelta], ...] = (
    ("flow_failed", two_exports_failed, time_passes, timedelta(hours=2)),
    ("failures_at_once", six_attempts_failed, time_passes, timedelta(minutes=6)),
    ("jobs_waiting", eleven_wait, jobs_are_begun, timedelta(minutes=6)),
    ("no_activities", nothing_came_in, one_came_in, timedelta(minutes=1)),
    ("hrv_old", hrv_stopped, hrv_came, timedelta(minutes=1)),
)


async def heard(watcher: Watch) -> list[tuple[object, bool]]:
    """What the owner hears of one look: each rule, and whether it is wrong."""
    await watch(watcher)
    said = await told(watcher.database, watcher.clock.now())
    assert {notice.kind for notice in said} <= {NoticeKind.ALERT}
    return [(notice.facts["rule"], notice.facts["bound"] is not None) for notice in said]


async def plant(watcher: Watch, deed: Plant) -> None:
    async with watcher.database.writing() as unit:
        await deed(unit, watcher.clock.now())


def later(watcher: Watch, by: timedelta) -> Watch:
    return replace(watcher, clock=HandClock(watcher.clock.now() + by))


@pytest.mark.parametrize(("rule", "breaks", "mends", "after"), FIRES, ids=[fires[0] for fires in FIRES])
async def test_each_fires_once_and_clears_once(
    watcher: Watch, rule: str, breaks: Plant, mends: Plant, after: timedelta
) -> None:
    assert await heard(watcher) == []
    await plant(watcher, breaks)
    assert await heard(watcher) == [(rule, True)]
    assert await heard(watcher) == []
    watcher = later(watcher, after)
    await plant(watcher, mends)
    assert await heard(watcher) == [(rule, False)]
    assert await heard(watcher) == []


def test_every_rule_is_seen_to_fire() -> None:
    assert [fires[0] for fires in FIRES] == [rule.name for rule in RULES]


@pytest.mark.fault("F150")
async def test_twenty_restarts_tell_it_once_and_the_cool_down_again(watcher: Watch) -> None:
    await plant(watcher, hrv_stopped)
    said, database = [], watcher.database
    for _ in range(20):
        fresh = Database(watcher.database.url, watcher.database.key_ring)
        watcher = replace(later(watcher, timedelta(minutes=10)), database=fresh)
        said += await heard(watcher)
        await fresh.dispose()
    assert said == [("hrv_old", True)]
    watcher = replace(later(watcher, timedelta(hours=6)), database=database)
    assert await heard(watcher) == [("hrv_old", True)]


async def test_what_comes_and_goes_within_the_cool_down_is_not_told_again(watcher: Watch) -> None:
    await plant(watcher, eleven_wait)
    await watch(watcher)
    await plant(later(watcher, timedelta(minutes=1)), jobs_are_begun)
    assert [wrong for _, wrong in await heard(later(watcher, timedelta(minutes=1)))] == [True, False]

    async def eleven_more(unit: Unit, now: datetime) -> None:
        for number in range(11, 22):
            await jobs.add(unit, f"w-{number}", "export", "anna", {}, now)

    await plant(later(watcher, timedelta(minutes=2)), eleven_more)

    async def those_are_begun(unit: Unit, now: datetime) -> None:
        for number in range(11, 22):
            await jobs.begin(unit, f"w-{number}", "main", now)

    assert await heard(later(watcher, timedelta(minutes=2))) == []
    await plant(later(watcher, timedelta(minutes=3)), those_are_begun)
    assert await heard(later(watcher, timedelta(minutes=3))) == [], "nor is its end"


async def test_without_an_owner_only_the_log_is_told(watcher: Watch) -> None:
    await plant(watcher, hrv_stopped)
    assert await watch(replace(watcher, owner=None)) == 1
    assert await told(watcher.database, watcher.clock.now()) == []


async def test_a_monitor_sees_what_its_rules_ask_for(watcher: Watch) -> None:
    for _, breaks, _, _ in FIRES:
        await plant(watcher, breaks)
    async with served(part_on(free_port(), watcher.database, HandClock(NOW))) as monitor:
        text = (await monitor.get("/metrics")).text
    served_names = {sample.name for family in text_string_to_metric_families(text) for sample in family.samples}
    (group,) = yaml.safe_load(prometheus_rules())["groups"]
    assert len(group["rules"]) == len(RULES)
    for rule in group["rules"]:
        asked = set(re.findall(r"\b[a-z]+_[a-z0-9_]+\b", rule["expr"]))
        assert asked
        assert asked <= served_names, rule
