"""Strength workouts in Hevy: one routine each, found by its mark, and nothing of the athlete's own is touched."""

import asyncio
import signal
import sys
from asyncio.subprocess import PIPE
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.connectors.hevy.exporter import HevyExporter
from bot.sandbox.hevy.deeds import Rules, Wire
from bot.sandbox.hevy.process import RunningHevy
from bot.sandbox.serving.faults import Fault
from domain.errors import LoginNeeded, Outside, Refused, Unavailable
from domain.plan.export import Order
from domain.training.workout import PlannedExercise, Workout
from tests.builders.hevy import PULL_UP, SQUAT, TODAY, HeldKeys, planned

OWN: list[Wire] = [{"exercise_template_id": SQUAT, "notes": "my own", "sets": [{"type": "normal", "reps": 5}]}]


class Told:
    """What an exporter said it made."""

    def __init__(self) -> None:
        self.names: list[str] = []

    async def __call__(self, name: str) -> None:
        self.names.append(name)


def order(workout: Workout | None = None, remote_id: str | None = None, *, overwrite: bool = False) -> Order:
    return Order("anna", workout or planned(), remote_id, overwrite)


async def routines(hevy: RunningHevy) -> dict[str, Wire]:
    return {routine["id"]: routine for routine in (await hevy.client.seen()).routines}


async def test_a_workout_becomes_a_routine_in_our_folder(hevy: RunningHevy, exporter: HevyExporter) -> None:
    told = Told()
    name = await exporter.export(order(planned(note="Slowly, @ 3-1-1")), told)
    assert told.names == [name]
    seen = await hevy.client.seen()
    [routine], [folder] = seen.routines, seen.folders
    assert (routine["id"], routine["title"], folder["title"]) == (name, f"{TODAY} · Legs", "Coach")
    assert routine["folder_id"] == folder["id"]
    assert seen.notes[name].startswith("Slowly,  at  3-1-1\ncoach:w-legs:")
    squat, pull_up = routine["exercises"]
    assert squat["exercise_template_id"] == SQUAT
    assert squat["notes"].startswith("5–8 reps · RIR 2\ncoach:w-legs:")
    assert [(each["weight_kg"], each["reps"], each["rep_range"]) for each in squat["sets"]] == [
        (82.5, None, {"start": 5, "end": 8})
    ] * 3
    assert squat["rest_seconds"] == 150
    assert pull_up["exercise_template_id"] == PULL_UP
    assert (pull_up["notes"], pull_up["sets"][0]["reps"], pull_up["sets"][0]["weight_kg"]) == ("8 reps", 8, None)


async def test_twice_is_one_and_writes_nothing_the_second_time(hevy: RunningHevy, exporter: HevyExporter) -> None:
    name = await exporter.export(order(), Told())
    assert await exporter.export(order(), Told()) == name
    assert await exporter.export(order(remote_id=name), Told()) == name
    assert len(await routines(hevy)) == 1
    assert await hevy.client.asked("POST routines") == 1
    assert await hevy.client.asked(f"PUT routines/{name}") == 0


async def test_a_later_version_replaces_it(hevy: RunningHevy, exporter: HevyExporter) -> None:
    name = await exporter.export(order(), Told())
    later = planned(sets=5, day=TODAY + timedelta(days=2))
    assert await exporter.export(order(later, name), Told()) == name
    [routine] = (await routines(hevy)).values()
    assert len(routine["exercises"][0]["sets"]) == 5
    assert routine["title"].startswith(str(later.day))


@pytest.mark.fault("F25")
@pytest.mark.parametrize("mode", ["apply_then_drop", "garbage_after", "cut_after", "error_after"])
async def test_a_lost_answer_makes_no_second_routine(hevy: RunningHevy, exporter: HevyExporter, mode: str) -> None:
    fault = {
        "apply_then_drop": Fault("apply_then_drop", where="POST routines"),
        "garbage_after": Fault("garbage_after", where="POST routines"),
        "cut_after": Fault("cut_after", where="POST routines"),
        "error_after": Fault("error_after", where="POST routines", status=502),
    }[mode]
    await hevy.client.plan(fault)
    told = Told()
    name = await exporter.export(order(), told)
    assert list(await routines(hevy)) == [name] == told.names
    assert await hevy.client.asked("POST routines") == 1


@pytest.mark.fault("F25")
async def test_a_lost_answer_and_nothing_to_be_read_is_found_the_next_time(
    hevy: RunningHevy, exporter: HevyExporter
) -> None:
    await hevy.client.plan(
        Fault("apply_then_drop", where="POST routines"),
        Fault("error_before", where="GET routines", nth=3, times=3),
    )
    with pytest.raises(Unavailable):
        await exporter.export(order(), Told())
    name = await exporter.export(order(planned(sets=4)), Told())
    [routine] = (await routines(hevy)).values()
    assert routine["id"] == name
    assert len(routine["exercises"][0]["sets"]) == 4
    assert await hevy.client.asked("POST routines") == 1


@pytest.mark.fault("F25")
@pytest.mark.parametrize("nth", range(1, 8))
@pytest.mark.parametrize("mode", ["drop_before", "apply_then_drop"])
async def test_whichever_request_is_lost_there_is_one_routine_in_the_end(
    hevy: RunningHevy, exporter: HevyExporter, mode: str, nth: int
) -> None:
    """All three tries of that request, for those that are tried again."""
    lost = (
        Fault("drop_before", nth=nth, times=3) if mode == "drop_before" else Fault("apply_then_drop", nth=nth, times=3)
    )
    await hevy.client.plan(lost)
    for _ in range(4):
        try:
            name = await exporter.export(order(), Told())
        except Outside:
            continue
    assert list(await routines(hevy)) == [name]
    assert [folder["title"] for folder in (await hevy.client.seen()).folders] == ["Coach"]


@pytest.mark.fault("F25")
@pytest.mark.parametrize("mode", ["kill_before", "kill_after"])
@pytest.mark.parametrize("where", ["POST routine_folders", "POST routines", "GET routines/*"])
async def test_whenever_the_process_is_killed_there_is_one_routine_in_the_end(
    hevy: RunningHevy, exporter: HevyExporter, mode: str, where: str
) -> None:
    """A process of its own makes the first attempt, and Hevy kills it at that request."""
    script = Path(__file__).with_name("exporting.py")
    process = await asyncio.create_subprocess_exec(sys.executable, script, hevy.url, hevy.key, stdin=PIPE)
    kill = Fault("kill_before" if mode == "kill_before" else "kill_after", where=where, pid=process.pid)
    await hevy.client.plan(kill)
    await process.communicate(b"go\n")
    assert process.returncode == -signal.SIGKILL
    name = await exporter.export(order(), Told())
    assert list(await routines(hevy)) == [name]
    assert len((await hevy.client.seen()).folders) == 1


async def test_a_lost_answer_to_a_change_is_none(hevy: RunningHevy, exporter: HevyExporter) -> None:
    name = await exporter.export(order(), Told())
    await hevy.client.plan(Fault("apply_then_drop", where="PUT *"))
    await exporter.export(order(planned(sets=5), name), Told())
    assert await hevy.client.asked(f"PUT routines/{name}") == 1


@pytest.mark.parametrize(
    ("field", "value"), [("weight_kg", 90), ("duration_seconds", 60), ("distance_meters", 400), ("type", "warmup")]
)
async def test_what_the_athlete_edited_is_left_alone_until_they_say_so(
    hevy: RunningHevy, exporter: HevyExporter, field: str, value: object
) -> None:
    name = await exporter.export(order(), Told())
    exercises = (await routines(hevy))[name]["exercises"]
    exercises[0]["sets"][0][field] = value
    await hevy.client.change_routine(name, exercises=exercises)
    with pytest.raises(Refused, match="edited_there"):
        await exporter.export(order(planned(sets=5), name), Told())
    with pytest.raises(Refused, match="edited_there"):
        await exporter.withdraw("anna", "w-legs", name)
    assert (await routines(hevy))[name]["exercises"][0]["sets"][0][field] == value
    await exporter.export(order(planned(sets=5), name, overwrite=True), Told())
    assert len((await routines(hevy))[name]["exercises"][0]["sets"]) == 5


async def test_one_whose_mark_they_wiped_is_theirs(hevy: RunningHevy, exporter: HevyExporter) -> None:
    name = await exporter.export(order(), Told())
    await hevy.client.change_routine(name, exercises=OWN)
    with pytest.raises(Refused, match="edited_there"):
        await exporter.export(order(remote_id=name), Told())
    await exporter.withdraw("anna", "w-legs", name)
    another = await exporter.export(order(remote_id=name, overwrite=True), Told())
    assert another != name
    assert (await routines(hevy))[name]["exercises"] == OWN


async def test_one_they_deleted_is_made_anew(hevy: RunningHevy, exporter: HevyExporter) -> None:
    name = await exporter.export(order(), Told())
    await hevy.client.delete_routine(name)
    assert await exporter.export(order(remote_id=name), Told()) != name


async def test_what_is_withdrawn_waits_for_the_next_workout(hevy: RunningHevy, exporter: HevyExporter) -> None:
    own = await hevy.client.make_routine("Mine", OWN)
    name = await exporter.export(order(), Told())
    for _ in range(2):
        await exporter.withdraw("anna", "w-legs", name)
    await exporter.withdraw("anna", "w-nobody", None)
    seen = await routines(hevy)
    assert (seen[name]["title"], len(seen[name]["exercises"])) == ("Coach · free", 1)
    assert await exporter.export(order(planned("w-other")), Told()) == name
    assert await exporter.export(order(remote_id=name), Told()) != name
    assert (await routines(hevy))[own]["exercises"] == OWN


@pytest.mark.fault("F101")
async def test_at_the_limit_the_oldest_of_ours_that_is_over_is_used_again(
    hevy: RunningHevy, exporter: HevyExporter
) -> None:
    own = await hevy.client.make_routine("Mine", OWN)
    days_ago = {"w-older": 9, "w-oldest": 12, "w-today": 0, "w-edited": 20}
    names = {
        each: await exporter.export(order(planned(each, TODAY - timedelta(days=ago))), Told())
        for each, ago in days_ago.items()
    }
    await hevy.client.change_routine(names["w-edited"], title="Mine now")
    await hevy.client.follow(Rules(routine_limit=5))
    assert await exporter.export(order(planned("w-1")), Told()) == names["w-oldest"]
    assert await exporter.export(order(planned("w-2")), Told()) == names["w-older"]
    with pytest.raises(Refused, match="hevy_routine_limit"):
        await exporter.export(order(planned("w-3")), Told())
    seen = await routines(hevy)
    assert (seen[own]["exercises"], seen[names["w-edited"]]["title"]) == (OWN, "Mine now")


@pytest.mark.fault("F100")
async def test_an_exercise_that_hevy_no_longer_has_is_named(hevy: RunningHevy, exporter: HevyExporter) -> None:
    await hevy.client.follow(Rules(without_template=PULL_UP))
    with pytest.raises(Refused, match="hevy_exercise_unknown") as refused:
        await exporter.export(order(), Told())
    assert refused.value.values == {"exercise": "Pull-up"}
    assert await routines(hevy) == {}


@pytest.mark.fault("F100")
async def test_an_exercise_that_hevy_never_had_is_named(hevy: RunningHevy, exporter: HevyExporter) -> None:
    odd = replace(planned(), exercises=(PlannedExercise("atlas_stone", 3, 5, 5),))
    with pytest.raises(Refused, match="hevy_exercise_unknown") as refused:
        await exporter.export(order(odd), Told())
    assert refused.value.values == {"exercise": "atlas_stone"}


async def test_a_set_that_hevy_does_not_take_is_named(hevy: RunningHevy, exporter: HevyExporter) -> None:
    body = '{"error": "\\"routine.exercises[1].sets[0].reps\\" must be a number"}'
    await hevy.client.plan(Fault("error_before", where="POST routines", status=400, body=body))
    with pytest.raises(Refused, match="hevy_routine_refused") as refused:
        await exporter.export(order(), Told())
    assert refused.value.values["exercise"] == "Pull-up"


async def test_what_reads_back_differently_is_not_called_done(hevy: RunningHevy, exporter: HevyExporter) -> None:
    field = "routine.exercises.0.sets.0.weight_kg"
    await hevy.client.plan(Fault("altered", where="GET routines/*", field=field, change="null"))
    with pytest.raises(Refused, match="hevy_read_back_differs"):
        await exporter.export(order(), Told())


@pytest.mark.fault("F96")
async def test_without_a_key_nothing_is_sent(hevy: RunningHevy, exporter: HevyExporter, keys: HeldKeys) -> None:
    keys.secret = None
    with pytest.raises(LoginNeeded, match="hevy_not_connected"):
        await exporter.export(order(), Told())
    with pytest.raises(LoginNeeded, match="hevy_not_connected"):
        await exporter.withdraw("anna", "w-legs", None)
    assert (await hevy.client.seen()).calls == ()
