"""A watch is connected: what is approved in the chat lies in its calendar, and what it recorded is asked for."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from bot.coach.approve.pushing import begun_anew
from bot.connectors.garmin.content import marker_of
from bot.sandbox.garmin.client import GarminClient
from bot.sandbox.serving.faults import Fault
from bot.sandbox.telegram.world.views import SeenMessage
from domain.plan.export import ExportState
from domain.plan.patch import Change, Op
from storage.repositories import exports
from tests.builders import season
from tests.builders.season import TODAY
from tests.journeys.chat import Chat
from tests.telegram.house import eventually

LAST = TODAY + timedelta(days=14)

type Watched = tuple[Chat, GarminClient]


@pytest.fixture
async def card(watched: Watched) -> SeenMessage:
    """The long run shortened, an optional one dropped; not decided yet."""
    chat, _ = watched
    await season.propose(chat.database, season.runner())
    await chat.say("/start")
    return await chat.card()


async def calendar(garmin: GarminClient) -> dict[str, str]:
    """Day and workout of ours, by the id that our mark bears."""
    seen = await garmin.seen()
    marked = {number: marker_of(workout) for number, workout in seen.workouts.items()}
    return {marker.workout_id: day for number, day in seen.schedule.values() if (marker := marked[number])}


async def test_what_is_approved_lies_on_the_watch_and_what_is_undone_too(watched: Watched, card: SeenMessage) -> None:
    """What was planned lies there since the watch was connected."""
    chat, garmin = watched
    planned = {workout.id: workout.day.isoformat() for workout in season.winter().between(TODAY, LAST)}
    await eventually(lambda: holds(garmin, planned), timeout_s=60)
    await chat.tap(card, "approve")
    approved = await chat.now(card, "Garmin calendar ✔ 2 of 2 written and read back")
    del planned["w-spare"]
    assert await calendar(garmin) == planned
    assert await minutes(garmin) == [45]

    again = planned | {"w-spare": (TODAY + timedelta(days=4)).isoformat()}
    assert (await chat.tap(approved, "undo")).startswith("Undone")
    await eventually(lambda: holds(garmin, again), timeout_s=60)
    await eventually(lambda: lasts(garmin, 60), timeout_s=60)


async def lasts(garmin: GarminClient, planned: int) -> bool:
    """The new one comes before the old one goes, so that there may be two of it for a moment."""
    return await minutes(garmin) == [planned]


async def holds(garmin: GarminClient, planned: dict[str, str]) -> bool:
    return await calendar(garmin) == planned


async def minutes(garmin: GarminClient) -> list[int]:
    long_runs = [each for each in (await garmin.seen()).workouts.values() if each["workoutName"] == "Run w-long"]
    return [int(each["estimatedDurationInSecs"]) // 60 for each in long_runs]


@pytest.mark.fault("F93")
async def test_whose_a_changed_workout_is_to_be_is_asked_on_the_card(watched: Watched, card: SeenMessage) -> None:
    chat, garmin = watched
    await chat.tap(card, "approve")
    approved = await chat.now(card, "2 of 2 written and read back")
    (number,) = [number for number, each in (await garmin.seen()).workouts.items() if "w-long" in each["workoutName"]]
    await garmin.edit(number, {"workoutName": "My own"})
    await chat.tap(approved, "undo")
    await chat.now(card, "the plan is as it was")
    await season.propose(chat.database, season.runner())
    second = await chat.wait(lambda seen: seen.message_id > card.message_id and "Approve" in str(seen.buttons))
    await chat.tap(second, "approve")
    asked = await chat.now(second, "what is it to be?")
    assert (await chat.tap(asked, "plan")).startswith("The plan's takes")
    await chat.now(second, "2 of 2 written and read back")
    assert await minutes(garmin) == [45]


@pytest.mark.fault("F93")
async def test_what_is_moved_on_the_watch_moves_in_the_plan_where_that_is_wanted(watched: Watched) -> None:
    chat, garmin = watched
    planned = await all_there(watched)
    await garmin.reschedule(await number_of(garmin, "w-hard"), TODAY + timedelta(days=2))
    await garmin.throw_away(await number_of(garmin, "w-spare"))
    asked = await noticed(chat)
    lines = asked.words.replace("\xa0", " ").splitlines()
    assert lines[:3] == [
        "Garmin calendar: you changed 2 workouts",
        "Sat 21 Nov · Run w-hard, 45 min: moved to Fri 20 Nov",
        "Sun 22 Nov · Run w-spare, 50 min: taken out",
    ]
    assert (await chat.tap(asked, "mine")).endswith("comes as a card.")
    card = await chat.card()
    await chat.tap(card, "approve")
    await chat.now(card, "Garmin calendar ✔ 2 of 2 written and read back")
    del planned["w-spare"]
    assert await calendar(garmin) == planned | {"w-hard": (TODAY + timedelta(days=2)).isoformat()}
    await chat.now(asked, "What the plan would change for it comes as a card.")
    assert (await chat.tap(asked, "plan")).startswith("Nothing was left to do")


@pytest.mark.fault("F93")
async def test_what_is_taken_off_the_watch_comes_back_where_the_plans_is_wanted(watched: Watched) -> None:
    chat, garmin = watched
    planned = await all_there(watched)
    await garmin.throw_away(await number_of(garmin, "w-long"))
    await garmin.reschedule(await number_of(garmin, "w-hard"), TODAY + timedelta(days=2))
    assert (await chat.tap(await noticed(chat), "plan")).startswith("The plan's takes")
    await eventually(lambda: holds(garmin, planned), timeout_s=60)


@pytest.mark.fault("F93")
async def test_what_they_took_off_the_watch_and_kept_off_does_not_come_back_with_a_later_change(
    watched: Watched,
) -> None:
    """Two changes one after the other, each asked about: the second one knows what the first one found."""
    chat, garmin = watched
    planned = await all_there(watched)
    await garmin.throw_away(await number_of(garmin, "w-long"))
    del planned["w-long"]
    for minutes_ in (45, 40):
        shorter = (Change(Op.REPLACE, "/workouts/w-long/minutes", minutes_),)
        await season.propose(chat.database, season.runner(), shorter)
        card = await chat.wait(partial(proposes, minutes_))
        await chat.tap(card, "approve")
        asked = await chat.now(card, "what is it to be?")
        assert (await chat.tap(asked, "mine")).startswith("Yours stays as you made it.")
        await chat.now(card, "kept as you made it")
        assert await calendar(garmin) == planned


@pytest.mark.fault("F93")
async def test_what_was_edited_there_is_asked_about_where_no_card_could(watched: Watched) -> None:
    """What was planned from the beginning has no card; the proof that it arrived was lost."""
    chat, garmin = watched
    await eventually(lambda: arrived(chat), timeout_s=60)
    await garmin.edit(await number_of(garmin, "w-long"), {"workoutName": "My own"})
    async with chat.database.writing() as unit:
        rows = await exports.of_version(unit, "anna", season.PLAN_ID, 1)
        (long,) = (each for each in rows if each.workout_id == "w-long")
        await exports.update(unit, "anna", begun_anew(long), chat.clock.now())
    asked = await chat.wait(lambda seen: "you changed" in seen.words)
    assert "Run w-long, 1 h 00: edited" in asked.words.replace("\xa0", " ")
    assert await chat.tap(asked, "mine") == "Yours stays as you made it."
    assert "My own" in [each["workoutName"] for each in (await garmin.seen()).workouts.values()]


def proposes(minutes_: int, seen: SeenMessage) -> bool:
    return f"{minutes_}\xa0min" in seen.words and "Approve" in str(seen.buttons)


async def all_there(watched: Watched) -> dict[str, str]:
    """What was planned, once it lies there and that is known."""
    chat, garmin = watched
    planned = {workout.id: workout.day.isoformat() for workout in season.winter().between(TODAY, LAST)}
    await eventually(lambda: holds(garmin, planned), timeout_s=60)
    await eventually(lambda: arrived(chat), timeout_s=60)
    return planned


async def noticed(chat: Chat) -> SeenMessage:
    """At the first sync that finds no new file and has nothing weekly to ask for."""
    chat.clock.advance(minutes=1)
    await chat.say("/sync")
    return await chat.wait(lambda seen: "you changed" in seen.words)


async def number_of(garmin: GarminClient, workout_id: str) -> int:
    (number,) = [number for number, each in (await garmin.seen()).workouts.items() if workout_id in each["workoutName"]]
    return number


async def test_a_watch_that_cannot_be_reached_is_told_and_tried_again(watched: Watched, card: SeenMessage) -> None:
    chat, garmin = watched
    await garmin.plan_faults(*[Fault("error_before", where="create", status=400)] * 3)
    await chat.tap(card, "approve")
    failed = await chat.now(card, "could not be made")
    assert (await chat.tap(failed, "retry")) == "On its way again."
    await chat.now(card, "could not be made")


async def test_sync_tells_what_came_and_status_what_follows(watched: Watched) -> None:
    chat, garmin = watched
    day = TODAY.isoformat()
    entry = {
        "activityId": 5,
        "activityName": "Lunch Run",
        "startTimeGMT": f"{day} 11:00:00",
        "startTimeLocal": f"{day} 12:00:00",
    }
    await garmin.upload({**entry, "activityType": {"typeKey": "running"}, "duration": 1800.0, "distance": 5000.0})
    said = await chat.say("/sync")
    assert said.words.startswith("Garmin\n")
    assert "Run · 30 min · 5.0 km" in said.words.replace("\xa0", " ")
    await chat.wait(lambda seen: "I am not sure that it was this workout" in seen.words)
    assert "Garmin: read" in (await chat.say("/status")).words


async def test_what_the_watch_says_of_hrv_stands_beside_what_the_coach_says(watched: Watched) -> None:
    chat, garmin = watched
    baseline = {"lowUpper": 42, "balancedLow": 43, "balancedUpper": 58}
    nights = [TODAY - timedelta(days=back) for back in range(28)]
    told = {
        day: {
            "calendarDate": day.isoformat(),
            "lastNightAvg": 62 if (TODAY - day).days < 7 else 50 + day.day % 3,
            "weeklyAvg": 48,
            "baseline": baseline,
            "status": "BALANCED",
        }
        for day in nights
    }
    await garmin.tell("hrv", told)
    await chat.say("/sync")
    await chat.wait(lambda seen: "new figures" in seen.words)
    lines = (await chat.say("/trend hrv")).words.replace("\xa0", " ").splitlines()
    assert "Garmin: balanced, 7-day mean 48 in 43–58" in lines
    assert [line for line in lines if line.startswith("7 nights: mean 62, above your usual")]
    assert lines[-1].startswith("The two differ")


async def test_what_did_not_arrive_is_told_and_a_sync_that_is_wished_for_tries_again(watched: Watched) -> None:
    chat, _ = watched
    await all_there(watched)
    async with chat.database.writing() as unit:
        row, *_ = await exports.of_version(unit, "anna", season.PLAN_ID, 1)
        lost = replace(row, state=ExportState.FAILED, attempts=exports.MOST_ATTEMPTS, error="garmin_refused")
        await exports.update(unit, "anna", lost, chat.clock.now())
    told = "Garmin calendar: 1 workout could not be made (Garmin does not take it). /sync tries again."
    assert told in (await chat.say("/status")).words.replace("\xa0", " ").splitlines()
    chat.clock.advance(minutes=1)
    await chat.say("/sync")
    await eventually(lambda: arrived(chat), timeout_s=60)
    assert "could not be made" not in (await chat.say("/status")).words


async def arrived(chat: Chat) -> bool:
    async with chat.database.reading() as unit:
        every = await exports.of_version(unit, "anna", season.PLAN_ID, 1)
    return bool(every) and all(each.state is ExportState.VERIFIED for each in every)
