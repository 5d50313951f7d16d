"""What was lifted and weighed: all of it once, then what changed, and nothing twice."""

from datetime import date, timedelta

import httpx
import msgspec
import pytest

from bot.clock import SystemClock
from bot.connectors.fields import Tally
from bot.connectors.hevy.client import hevy_http
from bot.connectors.hevy.reading import read_workout
from bot.connectors.hevy.source import HevySource
from bot.sandbox.hevy.deeds import Rules
from bot.sandbox.hevy.process import RunningHevy
from bot.sandbox.serving.faults import Fault
from domain.errors import LoginNeeded, Refused, Unavailable
from domain.training.activity import SetKind
from domain.training.reading import ReadingKind
from domain.training.sport import Sport
from tests.builders.hevy import NOW, HeldKeys, leg_day
from tests.connectors.hevy.syncing import ANNA, Store, brought, gone


@pytest.fixture
def store(source: HevySource) -> Store:
    return Store(source)


async def many(hevy: RunningHevy, number: int) -> list[str]:
    return [await hevy.client.do_workout(leg_day(days_ago)) for days_ago in range(number, 0, -1)]


async def test_a_workout_becomes_an_activity_with_its_sets(hevy: RunningHevy, store: Store) -> None:
    identity = await hevy.client.do_workout(leg_day())
    await store.sync()
    activity = store.activities[identity]
    assert (activity.source, activity.sport, activity.title, activity.minutes) == ("hevy", Sport.STRENGTH, "Legs", 55)
    assert activity.day == NOW.date() - timedelta(days=1)
    told = [(each.exercise, each.kind, each.reps, each.weight_kg, each.rpe) for each in activity.sets]
    assert told == [
        ("back_squat", SetKind.WARMUP, 8, 60.0, None),
        ("back_squat", SetKind.NORMAL, 5, 100.0, 8.5),
        ("back_squat", SetKind.FAILURE, 5, 100.0, None),
        ("pull_up", SetKind.NORMAL, 10, None, None),
    ]
    assert [delivery.dropped for delivery in store.deliveries] == [0] * len(store.deliveries)
    (payload,) = [payload for delivery in store.deliveries for payload in delivery.payloads]
    assert (payload.kind, payload.key) == ("workouts", identity)
    assert read_workout(msgspec.json.decode(payload.content), ANNA.zone, NOW, Tally()) == activity


async def test_the_first_sync_brings_everything_and_the_second_nothing(hevy: RunningHevy, store: Store) -> None:
    made = await many(hevy, 23)
    assert sorted(brought(await store.sync())) == sorted(made)
    cursors = dict(store.cursors)
    again = await store.sync()
    assert [(each.part, each.recording.activities, each.gone, each.payloads) for each in again] == [
        ("workouts", (), (), ()),
        ("measurements", (), (), ()),
    ]
    assert store.cursors == cursors


@pytest.mark.fault("F102")
async def test_what_was_edited_comes_again_and_what_was_deleted_is_gone(hevy: RunningHevy, store: Store) -> None:
    made = await many(hevy, 12)
    await store.sync()
    await hevy.client.change_workout(made[3], title="Legs, corrected")
    await hevy.client.delete_workout(made[5])
    new = await hevy.client.do_workout(leg_day(0))
    came = await store.sync()
    assert sorted(brought(came)) == sorted([made[3], new])
    assert gone(came) == [made[5]]
    assert store.activities[made[3]].title == "Legs, corrected"
    assert brought(await store.sync()) == []


@pytest.mark.fault("F5")
@pytest.mark.parametrize("died_after", range(1, 5))
async def test_a_sync_that_dies_between_two_pages_goes_on_from_there(
    hevy: RunningHevy, store: Store, died_after: int
) -> None:
    made = await many(hevy, 35)
    first = await store.sync(at_most=died_after)
    made.append(await hevy.client.do_workout(leg_day(0)))
    second = await store.sync()
    assert sorted(brought(first) + brought(second)) == sorted(made)


@pytest.mark.fault("F5")
async def test_changes_that_were_brought_before_it_died_do_not_come_again(hevy: RunningHevy, store: Store) -> None:
    made = await many(hevy, 25)
    await store.sync()
    for identity in made:
        await hevy.client.change_workout(identity, title="Changed")
    first = await store.sync(at_most=1)
    second = await store.sync()
    assert sorted(brought(first) + brought(second)) == sorted(made)


@pytest.mark.fault("F99")
async def test_pages_that_hold_less_than_they_did(hevy: RunningHevy, store: Store) -> None:
    made = await many(hevy, 17)
    await hevy.client.follow(Rules(page_max=3))
    assert sorted(brought(await store.sync())) == sorted(made)


@pytest.mark.fault("F99")
async def test_pages_that_get_smaller_on_the_way(hevy: RunningHevy, store: Store) -> None:
    made = await many(hevy, 27)
    first = await store.sync(at_most=1)
    await hevy.client.follow(Rules(page_max=4))
    assert sorted(brought(first) + brought(await store.sync())) == sorted(made)


@pytest.mark.fault("F99")
async def test_what_slips_to_a_page_that_was_read_is_found_by_the_count(hevy: RunningHevy, store: Store) -> None:
    """Three of the first page are deleted before the second is read; what changed long ago is in no event."""
    await hevy.client.follow(Rules(ahead_s=-864_000))
    made = await many(hevy, 25)
    await hevy.client.follow(Rules(ahead_s=864_000))
    came = []
    async for delivery in store.source.deliveries(ANNA, {}, SystemClock().now()):
        came.append(delivery)
        if len(came) == 1:
            for identity in brought(came)[:3]:
                await hevy.client.delete_workout(identity)
    assert sorted(brought(came)) == sorted(made)
    assert len(gone(came)) == 3
    assert await hevy.client.asked("GET workouts") == 3 + 3


@pytest.mark.fault("F99")
async def test_a_count_that_lies_costs_one_walk_and_takes_nothing_away(hevy: RunningHevy, store: Store) -> None:
    await many(hevy, 5)
    await store.sync()
    await hevy.client.follow(Rules(count_off=-2))
    assert gone(await store.sync()) == []
    walked = await hevy.client.asked("GET workouts")
    assert gone(await store.sync()) == []
    assert await hevy.client.asked("GET workouts") == walked


@pytest.mark.fault("F99")
async def test_a_deletion_nobody_told_of_is_found_by_the_count(hevy: RunningHevy, store: Store) -> None:
    made = await many(hevy, 4)
    await store.sync()
    await hevy.client.delete_workout(made[0])
    await hevy.client.plan(Fault("altered", where="GET workouts/events", field="events.0.type", change="missing"))
    assert made[0] in gone(await store.sync())


@pytest.mark.fault("F97")
async def test_a_page_beyond_the_end_is_the_end(hevy: RunningHevy, store: Store) -> None:
    made = await many(hevy, 10)
    for what in ("workouts", "events"):
        where = "GET workouts" if what == "workouts" else "GET workouts/events"
        await hevy.client.plan(Fault("altered", where=where, field="page_count", change="missing"))
    assert sorted(brought(await store.sync())) == sorted(made)


@pytest.mark.fault("F97")
@pytest.mark.parametrize("status", [400, 418])
async def test_a_page_instead_of_an_answer_is_an_error(hevy: RunningHevy, store: Store, status: int) -> None:
    await hevy.client.plan(Fault("error_before", status=status))
    with pytest.raises(Refused, match="hevy_refused"):
        await store.sync()


@pytest.mark.fault("F97")
@pytest.mark.parametrize("mode", ["garbage_after", "cut_after"])
async def test_an_answer_that_is_none_is_asked_for_later(hevy: RunningHevy, store: Store, mode: str) -> None:
    made = await many(hevy, 3)
    fault = Fault("garbage_after", times=3) if mode == "garbage_after" else Fault("cut_after", times=3)
    await hevy.client.plan(fault)
    with pytest.raises(Unavailable, match="hevy_answer_unreadable"):
        await store.sync()
    await hevy.client.clear_faults()
    assert sorted(brought(await store.sync())) == sorted(made)


@pytest.mark.fault("F96")
@pytest.mark.parametrize("status", [401, 403])
async def test_a_key_that_is_refused_needs_the_person(hevy: RunningHevy, store: Store, status: int) -> None:
    await hevy.client.plan(Fault("error_before", status=status, times=9))
    with pytest.raises(LoginNeeded, match="hevy_key_refused"):
        await store.sync()
    assert len((await hevy.client.seen()).calls) == 1


@pytest.mark.fault("F96")
@pytest.mark.parametrize(
    ("secret", "key"),
    [
        (None, "hevy_not_connected"),
        ({}, "hevy_key_refused"),
        ({"api_key": 5}, "hevy_key_refused"),
        ({"api_key": "schlüssel"}, "hevy_key_refused"),
        ({"api_key": "two\nlines"}, "hevy_key_refused"),
        ({"api_key": "another"}, "hevy_key_refused"),
    ],
)
async def test_what_is_no_key(store: Store, keys: HeldKeys, secret: dict[str, object] | None, key: str) -> None:
    keys.secret = secret
    with pytest.raises(LoginNeeded, match=key):
        await store.sync()


@pytest.mark.fault("F98")
@pytest.mark.parametrize("fault", [Fault("error_before", status=503, times=2), Fault("drop_before", times=2)])
async def test_a_failure_that_passes_is_not_seen(hevy: RunningHevy, store: Store, fault: Fault) -> None:
    made = await many(hevy, 2)
    await hevy.client.plan(fault)
    assert sorted(brought(await store.sync())) == sorted(made)


@pytest.mark.fault("F98")
async def test_one_that_stays_is_given_up_after_three_tries(hevy: RunningHevy, store: Store) -> None:
    await hevy.client.plan(Fault("error_before", status=500, times=99))
    with pytest.raises(Unavailable, match="hevy_unavailable"):
        await store.sync()
    assert len((await hevy.client.seen()).calls) == 3


@pytest.mark.fault("F98")
async def test_hevy_that_hangs_is_given_up(hevy: RunningHevy, keys: HeldKeys) -> None:
    await hevy.client.plan(Fault("slow", seconds=5, times=99))
    async with hevy_http(hevy.url, httpx.Timeout(0.1)) as impatient:
        with pytest.raises(Unavailable, match="hevy_unreachable"):
            await Store(HevySource(impatient, keys)).sync()


@pytest.mark.parametrize(("told", "seconds"), [("7", 7), ("99999999999", 86_400), ("soon", None), (None, None)])
async def test_a_wait_that_is_asked_for_is_told(
    hevy: RunningHevy, store: Store, told: str | None, seconds: int | None
) -> None:
    await hevy.client.plan(Fault("error_before", status=429, retry_after=told))
    with pytest.raises(Unavailable, match="hevy_busy") as refused:
        await store.sync()
    assert refused.value.retry_after == (None if seconds is None else timedelta(seconds=seconds))


async def test_weight_and_body_fat_are_readings(hevy: RunningHevy, store: Store) -> None:
    for day in range(1, 26):
        await hevy.client.measure(f"2026-10-{day:02}", weight_kg=80 + day / 10, fat_percent=None)
    await hevy.client.measure("2026-11-02", weight_kg=82.0, fat_percent=18.5)
    await store.sync()
    assert len(store.readings) == 27
    assert store.readings[ReadingKind.BODY_FAT.value, "2026-11-02"].value == 18.5
    await hevy.client.measure("2026-10-20", weight_kg=81.0)
    [*_, changed] = await store.sync()
    assert store.readings[ReadingKind.WEIGHT.value, "2026-10-20"].value == 81.0
    assert min(reading.day for reading in changed.recording.readings) >= date(2026, 10, 3)
    [*_, again] = await store.sync()
    assert again.recording.readings == ()
    assert again.cursor == changed.cursor
