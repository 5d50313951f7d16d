"""What lies at Garmin and at Hevy, as the page puts it into words."""

from datetime import date
from pathlib import Path

from bot.connectors.garmin.account import Accounts
from bot.connectors.garmin.content import marked
from bot.connectors.garmin.exporter import GarminExporter
from bot.connectors.garmin.workout import garmin_workout
from bot.connectors.hevy.routine import routine_of
from bot.sandbox.athlete.plan import two_weeks
from bot.sandbox.garmin.world import World as Garmin
from bot.sandbox.hevy.world import World as Hevy
from bot.sandbox.together.panels import Panels, panels_of
from bot.sandbox.together.process import running_world
from domain.plan.export import Order
from domain.training.service import Service
from domain.training.sport import Sport
from tests.connectors.garmin.conftest import Kept

PLAN = two_weeks(date(2026, 11, 18)).workouts


def shown(*workout_ids: str) -> Panels:
    garmin, hevy = Garmin(), Hevy("key")
    for number, workout in enumerate(PLAN[each] for each in workout_ids):
        garmin.workouts[number] = marked(garmin_workout(workout), workout.id, workout.day)
        garmin.schedule[100 - number] = (number, workout.day)
        if workout.sport is Sport.STRENGTH:
            made = routine_of(workout)
            hevy.routines[workout.id] = {"id": workout.id, "folder_id": 1, **made}
            for each in made["exercises"]:
                each["title"] = hevy.title_of(each["exercise_template_id"])
    hevy.routines["own"] = {"id": "own", "title": "My own", "folder_id": None, "exercises": []}
    return panels_of(garmin, hevy)


def test_a_swim_a_run_a_ride_and_a_lift_in_the_order_of_their_days() -> None:
    panels = shown("w2-full-body", "w2-easy-spin", "w2-intervals", "w2-race-pace")
    assert [(each.day[5:], each.title, each.minutes, each.note) for each in panels.calendar] == [
        ("11-19", "Race-pace 50s and 100s", 45, ""),
        ("11-21", "5 × 3 min", 45, ""),
        ("11-22", "Full body", 35, ""),
        ("11-23", "Easy spin", 45, ""),
    ]
    swim, run, lift, ride = (["  " * step.depth + step.words for step in each.steps] for each in panels.calendar)
    assert swim[:4] == [
        "Warm-up freestyle, 400 yd", "8 times", "  Work freestyle, 50 yd", "  Rest, next start at 1:15"
    ]  # fmt: skip
    assert run == [
        "Warm-up, 12 min, 110–145 bpm", "5 times", "  Work, 3 min, 4:05–4:20 /km", "  Recovery, 2 min, 110–150 bpm",
        "Cool-down, 8 min, 110–145 bpm",
    ]  # fmt: skip
    assert lift[:3] == ["4 times", "  Barbell back squat, 7 reps with 87.5 kg", "  Rest, 2:30"]
    assert ride == ["Work, 45 min, 125–165 W"]


def test_the_routines_of_a_folder_without_what_programs_write_for_themselves() -> None:
    [routine] = shown("w2-full-body").routines
    assert (routine.title, routine.note) == ("2026-11-22 · Full body", "")
    assert [(each.sets, each.weight, each.note) for each in routine.exercises] == [
        ("4 × 5–7", "87.5 kg", "5–7 reps · RIR 2"),
        ("3 × 5–7", "72.5 kg", "5–7 reps · RIR 2"),
        ("3 × 7–9", "90 kg", "7–9 reps · RIR 2"),
        ("3 × 7–9", "65 kg", "7–9 reps · RIR 2"),
    ]


async def test_a_world_that_is_started_again_goes_on_where_it_was(tmp_path: Path) -> None:
    run, lift = PLAN["w2-intervals"], PLAN["w2-full-body"]
    async with running_world(tmp_path) as world:
        kept = Kept({("anna", Service.GARMIN): await world.garmin.client.log_in()})
        await GarminExporter(Accounts(kept, world.garmin.url)).export(Order("anna", run), noted)
        await world.hevy.client.make_routine("Legs", [])
        before, routines = await world.panels(), (await world.hevy.client.seen()).routines
    assert [each.title for each in before.calendar] == ["5 × 3 min"]
    async with running_world(tmp_path) as world:
        assert await world.panels() == before
        assert (await world.hevy.client.seen()).routines == routines
        await GarminExporter(Accounts(kept, world.garmin.url)).export(Order("anna", lift), noted)
        assert [each.title for each in (await world.panels()).calendar] == ["5 × 3 min", "Full body"]


async def noted(name: str) -> None:
    del name
