"""The athlete moves in: a plan, a past of which most is files and the last days lie with the services, and two keys."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.app import READERS, House
from bot.coach.bring_in.recordings import bring_in
from bot.coach.plan.saving import save_plan
from bot.sandbox.athlete.files import write_history, write_plan
from bot.sandbox.athlete.fit_activity import activity_file
from bot.sandbox.athlete.history import SimulatedHistory, simulate
from bot.sandbox.athlete.session import Session
from bot.sandbox.garmin.watch import entry_of, hrv_of
from bot.sandbox.hevy.phone import typed_in
from bot.sandbox.together.process import RunningWorld
from domain.athlete.athlete import Athlete
from domain.training.service import Service
from storage.repositories import athletes, connections, plans

ATHLETE_ID = "a-robin"
ZONE = "Europe/Berlin"
# What came before is brought by files: asked for one by one, eighteen weeks would take as long as all the rest.
ON_THE_WATCH = timedelta(days=14)

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Past:
    """`files` are of the whole history."""

    history: SimulatedHistory
    files: tuple[Path, ...]
    plan: Path

    @property
    def recent(self) -> list[Session]:
        """What the watch still holds."""
        return [each for each in self.history.sessions if each.activity.day > self.history.last_day - ON_THE_WATCH]

    @property
    def earlier(self) -> list[Path]:
        """The files of what it does not, and of all nights."""
        first = min(each.activity.started_at for each in self.recent).astimezone(self.history.athlete.zone)
        return [file for file in self.files if file.name < f"{first:%Y-%m-%d-%H%M}" or file.stem.endswith("night")]


def lived(folder: Path, today: date) -> Past:
    """Up to today, and written down in the folder."""
    history = simulate(today, ZoneInfo(ZONE))
    return Past(history, write_history(history, folder / "recorded"), write_plan(history, folder / "plan.yaml"))


async def move_in(house: House, world: RunningWorld, past: Past, say: Say) -> None:
    """A second time in the same folder only what is new since then is brought."""
    await _plan(house, past)
    recordings = [READERS.recording(file, file.name, past.history.athlete.zone) for file in past.earlier]
    brought = await bring_in(house.database, house.clock, ATHLETE_ID, recordings)
    say(f"{len(brought.activities)} sessions and {brought.nights} nights are imported from files, the plan is loaded.")
    await _train(world, past)
    await _connect(house, world)
    say(f"{len(past.recent)} sessions of the last {ON_THE_WATCH.days} days wait on the watch and in the gym app.")


async def _plan(house: House, past: Past) -> None:
    now, athlete = house.clock.now(), past.history.athlete
    async with house.database.writing() as unit:
        if await athletes.get(unit, ATHLETE_ID) is None:
            await athletes.add(unit, Athlete(ATHLETE_ID, athlete.display_name, zone_name=ZONE), now)
        if await plans.current(unit, ATHLETE_ID) is None:
            read = READERS.plan(past.plan.read_bytes(), past.plan.name, today=past.history.last_day)
            await save_plan(unit, ATHLETE_ID, read, house.settings.limits.value(), now)


async def _train(world: RunningWorld, past: Past) -> None:
    """The watch records everything, and knows the nights; what was lifted is typed into the gym app as well."""
    zone = past.history.athlete.zone
    typed = {workout["start_time"] for workout in (await world.hevy.client.seen()).workouts}
    for session in past.recent:
        activity = session.activity
        entry = entry_of(activity, int(activity.started_at.timestamp()), zone)
        await world.garmin.client.upload(entry, await asyncio.to_thread(activity_file, session, zone))
        done = typed_in(activity)
        if done.exercises and done.start_time not in typed:
            await world.hevy.client.do_workout(done)
    nights, first = past.history.nights, past.history.last_day - ON_THE_WATCH
    recent = ((number, each) for number, each in enumerate(nights) if each.night.day > first)
    await world.garmin.client.tell("hrv", {each.night.day: hrv_of(each, nights[:number]) for number, each in recent})


async def _connect(house: House, world: RunningWorld) -> None:
    """As after `coach login garmin`, whose own steps take as long as a person's, and `coach connect hevy`."""
    secrets = {Service.GARMIN: await world.garmin.client.log_in(), Service.HEVY: {"api_key": world.hevy.key}}
    for service, secret in secrets.items():
        await house.credentials.put(ATHLETE_ID, service, secret)
        async with house.database.writing() as unit:
            await connections.connect(unit, ATHLETE_ID, service, house.clock.now())
