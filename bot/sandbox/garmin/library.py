"""Workouts that were made, and the calendar they lie in."""

import re
from datetime import date, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.sandbox.garmin.desk import Desk, Refusal, body_of
from bot.sandbox.garmin.world import Wire, World

SPORTS = {1: "running", 2: "cycling", 4: "swimming", 5: "strength_training", 6: "cardio_training", 3: "other"}
LONGEST_NAME, LONGEST_DESCRIPTION = 80, 1024
MOST_STEPS = 50
QUESTION = re.compile(r'query\{workoutScheduleSummariesScalar\(startDate:"([^"]*)", endDate:"([^"]*)"\)\}')


class Library:
    """A workout that is deleted leaves the calendar as well; one that is changed keeps its days."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self, desk: Desk) -> list[Route]:
        one, schedule = "/workout-service/workout/{id:int}", "/workout-service/schedule"
        return [
            desk.route("workouts", "/workout-service/workouts", self._all),
            desk.route("workout", one, self._one),
            desk.route("create", "/workout-service/workout", self._create, "POST"),
            desk.route("update", one, self._update, "PUT"),
            desk.route("delete", one, self._delete, "DELETE"),
            desk.route("schedule", f"{schedule}/{{id:int}}", self._schedule, "POST"),
            desk.route("unschedule", f"{schedule}/{{id:int}}", self._unschedule, "DELETE"),
            desk.route("calendar", "/graphql-gateway/graphql", self._calendar, "POST"),
        ]

    async def _all(self, request: Request) -> Response:
        """Without their steps, the newest first."""
        start, limit = (int(request.query_params.get(name, "0")) for name in ("start", "limit"))
        newest = sorted(self._world.workouts.values(), key=lambda workout: -workout["workoutId"])
        short = [{name: value for name, value in each.items() if name != "workoutSegments"} for each in newest]
        return JSONResponse(short[start : start + limit])

    async def _one(self, request: Request) -> Response:
        return JSONResponse(self._known(request))

    async def _create(self, request: Request) -> Response:
        return JSONResponse(self._keep(self._world.new_number(), _checked(await body_of(request))))

    async def _update(self, request: Request) -> Response:
        known = self._known(request)
        body = await body_of(request)
        if body.get("workoutId") != known["workoutId"]:
            raise Refusal(400, "workoutId does not match")
        self._keep(known["workoutId"], _checked(body))
        return Response(status_code=204)

    async def _delete(self, request: Request) -> Response:
        number = self._known(request)["workoutId"]
        del self._world.workouts[number]
        for entry in [entry for entry, (workout, _) in self._world.schedule.items() if workout == number]:
            del self._world.schedule[entry]
        return Response(status_code=204)

    async def _schedule(self, request: Request) -> Response:
        known, body = self._known(request), await body_of(request)
        number, day = self._world.new_number(), _day(body.get("date"))
        self._world.schedule[number] = (known["workoutId"], day)
        return JSONResponse(self._entry(number))

    async def _unschedule(self, request: Request) -> Response:
        if self._world.schedule.pop(request.path_params["id"], None) is None:
            raise Refusal(404, "No such schedule")
        return Response(status_code=204)

    async def _calendar(self, request: Request) -> Response:
        """The one question that is understood here; others are told of as the real one does, with a 200."""
        asked = QUESTION.fullmatch(str((await body_of(request)).get("query")))
        if asked is None:
            return JSONResponse({"data": None, "errors": [{"message": "Validation error"}]})
        first, last = map(_day, asked.groups())
        if last - first > timedelta(days=366):
            raise Refusal(400, "The period is too long")
        entries = sorted((day, number) for number, (_, day) in self._world.schedule.items() if first <= day <= last)
        return JSONResponse(
            {"data": {"workoutScheduleSummariesScalar": [self._summary(number) for _, number in entries]}}
        )

    def _known(self, request: Request) -> Wire:
        number: int = request.path_params["id"]
        known = self._world.workouts.get(number)
        if known is None:
            raise Refusal(404, "Workout not found")
        return known

    def _keep(self, number: int, body: Wire) -> Wire:
        now = self._world.clock.moment().strftime("%Y-%m-%dT%H:%M:%S.0")
        made = self._world.workouts[number]["createdDate"] if number in self._world.workouts else now
        kept = {**_numbered(body), "workoutId": number, "createdDate": made, "updateDate": now}
        self._world.workouts[number] = kept
        return kept

    def _summary(self, number: int) -> Wire:
        workout, day = self._world.schedule[number]
        known = self._world.workouts[workout]
        return {
            "workoutUuid": None,
            "scheduledWorkoutId": number,
            "scheduleDate": day.isoformat(),
            "workoutId": workout,
            "workoutName": known["workoutName"],
            "workoutType": known["sportType"]["sportTypeKey"],
            "associatedActivityId": None,
        }

    def _entry(self, number: int) -> Wire:
        workout, day = self._world.schedule[number]
        known = self._world.workouts[workout]
        return {
            "workoutScheduleId": number,
            "calendarDate": day.isoformat(),
            "workout": {"workoutId": workout, "workoutName": known["workoutName"]},
        }


def _checked(body: Wire) -> Wire:
    """Refuses what the real one does not take, too."""
    sport, segments = body.get("sportType") or {}, body.get("workoutSegments")
    if SPORTS.get(sport.get("sportTypeId", 0)) != sport.get("sportTypeKey"):
        raise Refusal(400, "Unknown sport type")
    name, description = body.get("workoutName"), body.get("description") or ""
    if not isinstance(name, str) or not 0 < len(name) <= LONGEST_NAME:
        raise Refusal(400, "workoutName must have 1 to 80 characters")
    if len(description) > LONGEST_DESCRIPTION:
        raise Refusal(400, "description is too long")
    if not isinstance(segments, list) or len(segments) != 1 or not segments[0].get("workoutSteps"):
        raise Refusal(400, "One segment with steps is wanted")
    if _count(segments[0]["workoutSteps"]) > MOST_STEPS:
        raise Refusal(400, "Too many steps")
    return body


def _count(steps: list[Wire]) -> int:
    total = 0
    for step in steps:
        inner = step.get("workoutSteps")
        if step.get("type") == "RepeatGroupDTO":
            if not inner or not step.get("numberOfIterations"):
                raise Refusal(400, "A repeat needs steps and a number")
            total += _count(inner)
        elif step.get("type") != "ExecutableStepDTO" or not isinstance(step.get("endCondition"), dict):
            raise Refusal(400, "A step needs its type and an end condition")
        total += 1
    return total


def _numbered(body: Wire) -> Wire:
    """Every step gets an id of its own, as Garmin gives them."""

    def numbered(steps: list[Wire]) -> list[Wire]:
        return [
            {**step, "stepId": 10_000 + order, "workoutSteps": numbered(step["workoutSteps"])}
            if step.get("workoutSteps")
            else {**step, "stepId": 10_000 + order}
            for order, step in enumerate(steps)
        ]

    (segment,) = body["workoutSegments"]
    return {**body, "workoutSegments": [{**segment, "workoutSteps": numbered(segment["workoutSteps"])}]}


def _day(text: Any) -> date:
    try:
        return date.fromisoformat(str(text))
    except ValueError as error:
        raise Refusal(400, f"Not a date: {text}") from error
