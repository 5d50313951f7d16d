"""A strength session that watch and gym app both bring is told as one, and two taps split and join it."""

from datetime import datetime, timedelta

import pytest

from bot.sandbox.garmin.client import GarminClient
from bot.sandbox.hevy.client import HevyClient
from bot.sandbox.hevy.deeds import DoneExercise, DoneSet, DoneWorkout
from bot.sandbox.telegram.world.views import SeenMessage
from storage.repositories import activities
from tests.builders.hevy import SQUAT
from tests.builders.season import NOW, TODAY
from tests.journeys.chat import Chat

BEGAN = NOW - timedelta(hours=3)
ENTRY = {
    "activityId": 5,
    "activityName": "Strength",
    "activityType": {"typeKey": "strength_training"},
    "startTimeGMT": f"{BEGAN:%Y-%m-%d %H:%M:%S}",
    "startTimeLocal": f"{BEGAN + timedelta(hours=1):%Y-%m-%d %H:%M:%S}",
    "duration": 3600.0,
    "averageHR": 118.0,
}
ONE = "Wed 18 Nov · Strength · 1 h 00 · 118 bpm · load 100 · Garmin + Hevy"
TWO = [
    "Wed 18 Nov · Strength · 1 h 00 · 118 bpm · load 70 · Garmin",
    "Wed 18 Nov · Strength · 1 h 02 · load 103 · Hevy",
]


def done(began: datetime, minutes: float) -> DoneWorkout:
    exercises = (DoneExercise(SQUAT, (DoneSet(5, 100.0, rpe=8.0),)),)
    return DoneWorkout("Legs", began.isoformat(), (began + timedelta(minutes=minutes)).isoformat(), exercises)


async def counted(chat: Chat) -> list[str]:
    async with chat.database.reading() as unit:
        return [one.source for one in await activities.between(unit, "anna", TODAY, TODAY)]


def lines(seen: SeenMessage) -> list[str]:
    return [line for line in seen.words.replace("\N{NO-BREAK SPACE}", " ").splitlines() if "Strength" in line]


@pytest.mark.fault("F89")
async def test_a_session_of_two_sources_is_told_once_and_a_tap_splits_it(
    lifting: tuple[Chat, GarminClient, HevyClient],
) -> None:
    chat, garmin, hevy = lifting
    await garmin.upload(ENTRY)
    await hevy.do_workout(done(BEGAN - timedelta(minutes=1), 62))
    await chat.say("/sync")
    told = await chat.wait(lambda seen: "Garmin + Hevy" in seen.words)
    assert (lines(told), list(told.buttons)) == ([ONE], ["Split"])
    assert await counted(chat) == ["joined"]

    assert (await chat.tap(told, "split")).startswith("Split")
    apart = await chat.now(told, "· Hevy")
    assert (lines(apart), list(apart.buttons)) == (TWO, ["Join again"])
    assert "already" in await chat.tap(told, "split"), "the first tap comes once more"
    assert sorted(await counted(chat)) == ["garmin", "hevy"]

    assert (await chat.tap(apart, "join")).startswith("Joined")
    again = await chat.now(told, "Garmin + Hevy")
    assert (lines(again), list(again.buttons)) == ([ONE], ["Split"])
    assert await counted(chat) == ["joined"]
    for forged in ("s:nobodys:1:split", "s:nobodys:1:join", "s:nobodys:1:other"):
        assert "Nothing was changed" in await chat.tap_forged(told, forged)
