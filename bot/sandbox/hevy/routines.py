"""What the athlete is going to lift: routines, and the folders they lie in. Nothing of it can be deleted."""

from typing import Any

from starlette.routing import Route

from bot.sandbox.hevy.bodies import POST_FOLDER, POST_ROUTINE, PUT_ROUTINE
from bot.sandbox.hevy.desk import Answer, Asked, Desk, wanted
from bot.sandbox.hevy.pages import paged
from bot.sandbox.hevy.refusal import Refusal, bad_request, not_found
from bot.sandbox.hevy.world import Wire, World


class Routines:
    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self, desk: Desk) -> list[Route]:
        return [
            desk.route("GET", "routines", self._list),
            desk.route("POST", "routines", self._make),
            desk.route("GET", "routines/{id}", self._one),
            desk.route("PUT", "routines/{id}", self._replace),
            desk.route("GET", "routine_folders", self._folders),
            desk.route("POST", "routine_folders", self._make_folder),
            desk.route("GET", "routine_folders/{id}", self._folder),
        ]

    def _list(self, asked: Asked) -> Answer:
        newest_first = sorted(self._world.routines.values(), key=lambda each: str(each["updated_at"]), reverse=True)
        return Answer(paged("routines", newest_first, asked.query, self._world.page_max))

    def _one(self, asked: Asked) -> Answer:
        return Answer({"routine": self._known(asked)})

    def _make(self, asked: Asked) -> Answer:
        body = wanted(asked)
        POST_ROUTINE(body, "")
        given = body["routine"]
        if "folder_id" not in given:
            raise bad_request("[public-post-routine] Invalid routine folder id: undefined")
        if given["folder_id"] is not None and given["folder_id"] not in self._world.folders:
            raise bad_request(f"[public-post-routine] Invalid routine folder id: {given['folder_id']}")
        exercises = self._exercises(given["exercises"])
        limit = self._world.routine_limit
        if limit is not None and len(self._world.routines) >= limit:
            raise Refusal(403, "routine-limit-exceeded")
        now = self._world.stamp()
        routine: Wire = {
            "id": self._world.new_id(),
            "title": given["title"],
            "folder_id": given["folder_id"],
            "updated_at": now,
            "created_at": now,
            "exercises": exercises,
        }
        self._world.routines[routine["id"]] = routine
        self._world.routine_notes[routine["id"]] = given.get("notes") or ""
        return Answer({"routine": [routine]}, 201)

    def _replace(self, asked: Asked) -> Answer:
        """All of it: what is not given is gone."""
        known, body = self._known(asked), wanted(asked)
        PUT_ROUTINE(body, "")
        given = body["routine"]
        exercises = self._exercises(given["exercises"])
        known |= {"title": given["title"], "exercises": exercises, "updated_at": self._world.stamp()}
        self._world.routine_notes[known["id"]] = given.get("notes") or ""
        return Answer({"routine": [known]})

    def _known(self, asked: Asked) -> Wire:
        routine = self._world.routines.get(asked.path["id"])
        if routine is None:
            raise not_found("Routine not found")
        return routine

    def _exercises(self, given: list[dict[str, Any]]) -> list[Wire]:
        return [self._exercise(index, each) for index, each in enumerate(given)]

    def _exercise(self, index: int, given: dict[str, Any]) -> Wire:
        template_id = given["exercise_template_id"]
        if template_id not in self._world.templates:
            raise bad_request("exercise_template_id not found")
        return {
            "index": index,
            "title": self._world.title_of(template_id),
            "rest_seconds": given.get("rest_seconds"),
            "notes": given.get("notes") or "",
            "exercise_template_id": template_id,
            "superset_id": given.get("superset_id"),
            "sets": [_set(place, each) for place, each in enumerate(given["sets"])],
        }

    def _folders(self, asked: Asked) -> Answer:
        folders = sorted(self._world.folders.values(), key=lambda each: int(each["index"]))
        return Answer(paged("routine_folders", folders, asked.query, self._world.page_max))

    def _make_folder(self, asked: Asked) -> Answer:
        """It comes first, before all others."""
        body = wanted(asked)
        POST_FOLDER(body, "")
        for folder in self._world.folders.values():
            folder["index"] += 1
        now, number = self._world.stamp(), self._world.new_number()
        title = body["routine_folder"]["title"]
        folder = {"id": number, "index": 0, "title": title, "updated_at": now, "created_at": now}
        self._world.folders[number] = folder
        return Answer({"routine_folder": folder}, 201)

    def _folder(self, asked: Asked) -> Answer:
        identity = str(asked.path["id"])
        folder = self._world.folders.get(int(identity)) if identity.isdigit() else None
        if folder is None:
            raise not_found("Routine folder not found")
        return Answer({"routine_folder": folder})


def _set(index: int, given: dict[str, Any]) -> Wire:
    return {
        "index": index,
        "type": given["type"],
        "weight_kg": given.get("weight_kg"),
        "reps": given.get("reps"),
        "rep_range": given.get("rep_range"),
        "distance_meters": given.get("distance_meters"),
        "duration_seconds": given.get("duration_seconds"),
        "rpe": None,
        "custom_metric": given.get("custom_metric"),
    }
