"""The sandbox refuses what Hevy refuses, in its words, and remembers what it was told."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from bot.sandbox.hevy.deeds import Rules
from bot.sandbox.hevy.process import RunningHevy
from bot.sandbox.serving.faults import Fault
from tests.builders.hevy import SQUAT, leg_day


@pytest.fixture
async def api(hevy: RunningHevy) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(
        base_url=f"{hevy.url}/v1/", headers={"api-key": hevy.key}, trust_env=False, timeout=5
    ) as api:
        yield api


def routine(**changes: Any) -> dict[str, Any]:
    sets = [{"type": "normal", "weight_kg": 80, "reps": None, "rep_range": {"start": 5, "end": 8}}]
    exercises = [{"exercise_template_id": SQUAT, "superset_id": None, "rest_seconds": 90, "notes": "", "sets": sets}]
    return {"routine": {"title": "Legs", "folder_id": None, "notes": "of the whole", "exercises": exercises, **changes}}


@pytest.mark.parametrize("key", ["", "another"])
async def test_a_wrong_key(api: httpx.AsyncClient, key: str) -> None:
    answer = await api.get("workouts", headers={"api-key": key})
    assert (answer.status_code, answer.text) == (401, "InvalidApiKey")
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    ("name", "most"),
    [("workouts", 10), ("workouts/events", 10), ("routines", 10), ("routine_folders", 10), ("body_measurements", 10),
     ("exercise_templates", 100)],
)  # fmt: skip
async def test_pages_have_a_size_and_an_end(api: httpx.AsyncClient, name: str, most: int) -> None:
    answer = await api.get(name, params={"pageSize": most})
    assert (answer.status_code, answer.json()["page"]) == (200, 1)
    refused = await api.get(name, params={"pageSize": most + 1})
    assert (refused.status_code, refused.text) == (400, "Invalid page size")
    assert (await api.get(name, params={"page": answer.json()["page_count"] + 99})).status_code == 404
    assert (await api.get(name, params={"page": 0})).status_code == 400


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"routine_id": "x"}, '"routine.routine_id" is not allowed'),
        ({"title": ""}, '"routine.title" is not allowed to be empty'),
        ({"title": 5}, '"routine.title" must be a string'),
        ({"exercises": []}, '"routine.exercises" must contain at least 1 items'),
        ({"exercises": [{"sets": []}]}, '"routine.exercises[0].exercise_template_id" is required'),
        ({"exercises": [{"exercise_template_id": "NONE", "sets": []}]}, "exercise_template_id not found"),
        (
            {"exercises": [{"exercise_template_id": SQUAT, "sets": [{"type": "normal", "reps": "5"}]}]},
            '"routine.exercises[0].sets[0].reps" must be a number',
        ),
        (
            {"exercises": [{"exercise_template_id": SQUAT, "sets": [{"type": "cluster"}]}]},
            '"routine.exercises[0].sets[0].type" must be one of [warmup, normal, failure, dropset]',
        ),
        ({"folder_id": 5}, "[public-post-routine] Invalid routine folder id: 5"),
    ],
)
async def test_bodies_are_checked(api: httpx.AsyncClient, changes: dict[str, Any], words: str) -> None:
    answer = await api.post("routines", json=routine(**changes))
    assert (answer.status_code, answer.json()) == (400, {"error": words})


async def test_a_routine_without_a_word_on_its_folder_is_refused(api: httpx.AsyncClient) -> None:
    body = routine()
    del body["routine"]["folder_id"]
    answer = await api.post("routines", json=body)
    assert (answer.status_code, "undefined" in answer.json()["error"]) == (400, True)


async def test_an_at_sign_in_a_note_is_answered_with_a_page(api: httpx.AsyncClient) -> None:
    answer = await api.post("routines", json=routine(notes="@ 60 %"))
    assert (answer.status_code, "<html>" in answer.text) == (400, True)


async def test_a_routine_is_given_back_without_its_own_notes(hevy: RunningHevy, api: httpx.AsyncClient) -> None:
    made = await api.post("routines", json=routine())
    assert made.status_code == 201
    [given] = made.json()["routine"]
    one = (await api.get(f"routines/{given['id']}")).json()["routine"]
    assert one == given == (await api.get("routines")).json()["routines"][0]
    assert "notes" not in one
    assert "superset_id" in one["exercises"][0]
    assert (await hevy.client.seen()).notes[given["id"]] == "of the whole"


async def test_a_routine_is_replaced_whole_and_never_moved_or_deleted(api: httpx.AsyncClient) -> None:
    [given] = (await api.post("routines", json=routine())).json()["routine"]
    moved = await api.put(f"routines/{given['id']}", json=routine())
    assert (moved.status_code, moved.json()) == (400, {"error": '"routine.folder_id" is not allowed'})
    body = routine(title="Other")
    del body["routine"]["folder_id"]
    assert (await api.put(f"routines/{given['id']}", json=body)).json()["routine"][0]["title"] == "Other"
    assert (await api.put("routines/none", json=body)).status_code == 404
    assert (await api.delete(f"routines/{given['id']}")).status_code == 405


async def test_routines_have_a_limit(hevy: RunningHevy, api: httpx.AsyncClient) -> None:
    await hevy.client.follow(Rules(routine_limit=1))
    await api.post("routines", json=routine())
    answer = await api.post("routines", json=routine())
    assert (answer.status_code, answer.json()) == (403, {"error": "routine-limit-exceeded"})


async def test_a_new_folder_comes_first(api: httpx.AsyncClient) -> None:
    for title in ("One", "Two"):
        made = await api.post("routine_folders", json={"routine_folder": {"title": title}})
        assert made.status_code == 201
    folders = (await api.get("routine_folders")).json()["routine_folders"]
    assert [(folder["title"], folder["index"]) for folder in folders] == [("Two", 0), ("One", 1)]
    assert (await api.get(f"routine_folders/{folders[0]['id']}")).status_code == 200
    assert (await api.get("routine_folders/1")).status_code == 404
    assert (await api.post("routine_folders", json={"title": "Three"})).status_code == 400


async def test_one_measurement_a_date(api: httpx.AsyncClient) -> None:
    body = {"date": "2026-11-20", "weight_kg": 80.5}
    assert (await api.post("body_measurements", json=body)).status_code == 200
    assert (await api.post("body_measurements", json=body)).status_code == 409
    assert (await api.put("body_measurements/2026-11-20", json={"fat_percent": 18})).status_code == 200
    given = (await api.get("body_measurements/2026-11-20")).json()
    assert (given["weight_kg"], given["fat_percent"]) == (None, 18)
    assert (await api.put("body_measurements/2026-11-21", json={})).status_code == 404
    assert (await api.post("body_measurements", json={"weight_kg": 80})).status_code == 400
    assert (await api.post("body_measurements", json={"date": "today"})).status_code == 400


async def test_events_are_told_newest_first_and_since(hevy: RunningHevy, api: httpx.AsyncClient) -> None:
    first, second, third = [await hevy.client.do_workout(leg_day(days)) for days in (3, 2, 1)]
    await hevy.client.delete_workout(second)
    await hevy.client.change_workout(first, title="Corrected")
    events = (await api.get("workouts/events")).json()["events"]
    assert [(each["type"], each.get("id") or each["workout"]["id"]) for each in events] == [
        ("updated", first),
        ("deleted", second),
        ("updated", third),
    ]
    since = events[1]["deleted_at"]
    assert len((await api.get("workouts/events", params={"since": since})).json()["events"]) == 2
    assert (await api.get("workouts/events", params={"since": "lately"})).status_code == 500
    assert (await api.get("workouts/count")).json() == {"workout_count": 2}
    assert (await api.get(f"workouts/{first}")).json()["title"] == "Corrected"
    assert (await api.get(f"workouts/{second}")).status_code == 404


async def test_faults_strike_the_request_they_are_meant_for(hevy: RunningHevy, api: httpx.AsyncClient) -> None:
    await hevy.client.plan(
        Fault("error_before", where="POST *", status=503),
        Fault("apply_then_drop", where="POST routines", nth=2),
        Fault("altered", where="GET routines", field="routines.0.title", change="renamed"),
    )
    assert (await api.post("routines", json=routine())).status_code == 503
    with pytest.raises(httpx.RemoteProtocolError):
        await api.post("routines", json=routine())
    [told] = (await api.get("routines")).json()["routines"]
    assert told["title_v2"] == "Legs"
    assert [call.status for call in (await hevy.client.seen()).calls] == [503, 0, 200]


async def test_a_page_of_another_site_is_kept_out(hevy: RunningHevy) -> None:
    async with httpx.AsyncClient(base_url=hevy.url, trust_env=False) as other:
        assert (await other.get("/control/seen", headers={"origin": "https://elsewhere.example"})).status_code == 403
        assert (await other.get("/control/seen", headers={"host": "elsewhere.example"})).status_code == 400
