"""The way into this Garmin for whoever sets it up, and for the owner's own hands."""

import base64
import io
import json
import zipfile
from datetime import date
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.sandbox.garmin.deeds import Edited, Person, Planned, Seen, Told, Uploaded
from bot.sandbox.garmin.desk import Desk
from bot.sandbox.garmin.world import CLIENT_ID, World

BY_DAY = frozenset(
    {"sleep", "hrv", "resting_hr", "stress", "weights", "max_metrics"}
    | {"readiness", "body_battery", "status", "swim_speed"}
)
AT_ALL = frozenset({"predictions", "records", "uploaded_at_ms"})


class Control:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._world: World = desk.world

    def routes(self) -> list[Route]:
        return [
            Route("/control/activities", self._upload, methods=["POST"]),
            Route("/control/activities/{id:int}", self._remove, methods=["DELETE"]),
            Route("/control/answers", self._tell, methods=["POST"]),
            Route("/control/person", self._person, methods=["POST"]),
            Route("/control/faults", self._plan, methods=["POST"]),
            Route("/control/workouts", self._edit, methods=["POST"]),
            Route("/control/workouts/{id:int}", self._throw_away, methods=["DELETE"]),
            Route("/control/schedule/{id:int}", self._reschedule, methods=["PUT"]),
            Route("/control/tokens", self._tokens, methods=["POST"]),
            Route("/control/seen", self._seen),
        ]

    async def _upload(self, request: Request) -> Response:
        uploaded = msgspec.json.decode(await request.body(), type=Uploaded)
        number = int(uploaded.entry["activityId"])
        self._world.activities[number] = uploaded.entry
        if uploaded.fit is not None:
            self._world.files[number] = _zipped(f"{number}_ACTIVITY.fit", base64.b64decode(uploaded.fit))
        return Response(status_code=204)

    async def _remove(self, request: Request) -> Response:
        self._world.activities.pop(request.path_params["id"])
        self._world.files.pop(request.path_params["id"], None)
        return Response(status_code=204)

    async def _tell(self, request: Request) -> Response:
        told = msgspec.json.decode(await request.body(), type=Told)
        if told.part in AT_ALL:
            setattr(self._world, told.part, told.answers["value"])
            return Response(status_code=204)
        assert told.part in BY_DAY, told.part
        answers: dict[date, Any] = getattr(self._world, told.part)
        for day, answer in told.answers.items():
            answers.pop(date.fromisoformat(day), None)
            if answer is not None:
                answers[date.fromisoformat(day)] = answer
        return Response(status_code=204)

    async def _person(self, request: Request) -> Response:
        person, account = msgspec.json.decode(await request.body(), type=Person), self._world.account
        account.password = person.password or account.password
        account.mfa_code = person.mfa_code or account.mfa_code
        account.locked = account.locked if person.locked is None else person.locked
        if person.shut_out or person.shut_out_refreshing:
            account.shut_out(refreshing=person.shut_out_refreshing)
        return Response(status_code=204)

    async def _plan(self, request: Request) -> Response:
        planned = msgspec.json.decode(await request.body(), type=Planned)
        self._desk.faults.plan(planned.faults)
        return Response(status_code=204)

    async def _edit(self, request: Request) -> Response:
        edited = msgspec.json.decode(await request.body(), type=Edited)
        self._world.workouts[edited.workout_id] |= edited.changes
        return Response(status_code=204)

    async def _throw_away(self, request: Request) -> Response:
        number = request.path_params["id"]
        del self._world.workouts[number]
        kept = {entry: known for entry, known in self._world.schedule.items() if known[0] != number}
        self._world.schedule.clear()
        self._world.schedule.update(kept)
        return Response(status_code=204)

    async def _reschedule(self, request: Request) -> Response:
        number, day = request.path_params["id"], date.fromisoformat(request.query_params["day"])
        for entry, (workout, _) in list(self._world.schedule.items()):
            if workout == number:
                self._world.schedule[entry] = (workout, day)
        return Response(status_code=204)

    async def _tokens(self, request: Request) -> Response:
        """As a login gives them to whoever has been through it."""
        del request
        given = self._world.account.issue()
        kept = {
            "di_token": given["access_token"],
            "di_refresh_token": given["refresh_token"],
            "di_client_id": CLIENT_ID,
        }
        name = self._world.account.display_name
        return JSONResponse({"tokens": json.dumps(kept), "display_name": name})

    async def _seen(self, request: Request) -> Response:
        del request
        schedule = {entry: (workout, day.isoformat()) for entry, (workout, day) in self._world.schedule.items()}
        seen = Seen(self._world.calls, self._world.workouts, schedule)
        return Response(msgspec.json.encode(seen), media_type="application/json")


def _zipped(name: str, content: bytes) -> bytes:
    """As Garmin gives original files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return packed.getvalue()
