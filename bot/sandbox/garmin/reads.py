"""What the account's owner may look at: activities, nights, days and figures."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.sandbox.garmin.desk import Desk, Refusal
from bot.sandbox.garmin.world import World

MOST_ACTIVITIES = 1000
MOST_DAYS = 28
WEIGHT = "/weight-service/weight/dateRange"
METRICS = "/metrics-service/metrics"
WELLNESS = "/wellness-service/wellness"


class Reads:
    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self, desk: Desk) -> list[Route]:
        return [
            desk.route("profile", "/userprofile-service/socialProfile", self._profile),
            desk.route("settings", "/userprofile-service/userprofile/user-settings", self._settings),
            desk.route("activities", "/activitylist-service/activities/search/activities", self._activities),
            desk.route("download", "/download-service/files/activity/{id:int}", self._download),
            desk.route("sleep", f"{WELLNESS}/dailySleepData/{{name}}", self._sleep),
            desk.route("hrv", "/hrv-service/hrv/daily/{first}/{last}", self._hrv),
            desk.route("resting_hr", "/userstats-service/wellness/daily/{name}", self._resting_hr),
            desk.route("weight", WEIGHT, self._weight),
            desk.route("vo2max", f"{METRICS}/maxmet/daily/{{first}}/{{last}}", self._vo2max),
            desk.route("readiness", f"{METRICS}/trainingreadiness/{{first}}/{{last}}", self._readiness),
            desk.route("stress", "/usersummary-service/stats/stress/daily/{first}/{last}", self._stress),
            desk.route("status", f"{METRICS}/trainingstatus/aggregated/{{day}}", self._status),
            desk.route("body_battery", f"{WELLNESS}/bodyBattery/reports/daily", self._body_battery),
            desk.route("device", "/device-service/deviceservice/mylastused", self._device),
            desk.route("css", "/biometric-service/criticalSwimSpeed/range/{first}/{last}", self._swim_speed),
            desk.route("predictions", f"{METRICS}/racepredictions/latest/{{name}}", self._predictions),
            desk.route("records", "/personalrecord-service/personalrecord/prs/{name}", self._records),
        ]

    async def _profile(self, request: Request) -> Response:
        del request
        name = self._world.account.display_name
        return JSONResponse({"displayName": name, "fullName": "Robin", "profileId": 7003})

    async def _settings(self, request: Request) -> Response:
        del request
        return JSONResponse({"userData": {"measurementSystem": "metric"}})

    async def _activities(self, request: Request) -> Response:
        """The newest first, from a day on and up to a day where they are given."""
        query = request.query_params
        start, limit = _number(query.get("start", "0")), _number(query.get("limit", "20"))
        if limit > MOST_ACTIVITIES:
            raise Refusal(400, "limit is too large")
        first, last = query.get("startDate", ""), query.get("endDate", "9999-12-31")
        newest = sorted(self._world.activities.values(), key=lambda entry: entry["startTimeLocal"], reverse=True)
        fitting = [entry for entry in newest if first <= entry["startTimeLocal"][:10] <= last]
        return JSONResponse(fitting[start : start + limit])

    async def _download(self, request: Request) -> Response:
        content = self._world.files.get(request.path_params["id"])
        if content is None:
            raise Refusal(404, "No such file")
        return Response(content, media_type="application/zip")

    async def _sleep(self, request: Request) -> Response:
        self._must_be_owner(request)
        day = _day(request.query_params.get("date", ""))
        nothing = {"dailySleepDTO": {"id": None, "calendarDate": day.isoformat(), "sleepTimeSeconds": None}}
        return JSONResponse(self._world.sleep.get(day, nothing))

    async def _hrv(self, request: Request) -> Response:
        found = _between(self._world.hrv, request)
        return JSONResponse({"hrvSummaries": list(found.values())}) if found else Response(status_code=204)

    async def _resting_hr(self, request: Request) -> Response:
        self._must_be_owner(request)
        query = request.query_params
        first, last = _day(query.get("fromDate", "")), _day(query.get("untilDate", ""))
        rows = [
            {"calendarDate": day.isoformat(), "value": value}
            for day, value in sorted(self._world.resting_hr.items())
            if first <= day <= last
        ]
        return JSONResponse({"allMetrics": {"metricsMap": {"WELLNESS_RESTING_HEART_RATE": rows}}})

    async def _weight(self, request: Request) -> Response:
        query = request.query_params
        first, last = _day(query.get("startDate", "")), _day(query.get("endDate", ""))
        days = [entries for day, entries in sorted(self._world.weights.items()) if first <= day <= last]
        return JSONResponse({"dateWeightList": [entry for entries in days for entry in entries]})

    async def _vo2max(self, request: Request) -> Response:
        return JSONResponse(list(_between(self._world.max_metrics, request).values()))

    async def _readiness(self, request: Request) -> Response:
        found = _between(self._world.readiness, request)
        return JSONResponse([entry for entries in found.values() for entry in entries])

    async def _stress(self, request: Request) -> Response:
        return JSONResponse(list(_between(self._world.stress, request).values()))

    async def _status(self, request: Request) -> Response:
        """The newest up to the day; its parts are null where no watch knows them."""
        asked = _day(request.path_params["day"])
        known = [answer for day, answer in sorted(self._world.status.items()) if day <= asked]
        return JSONResponse(known[-1] if known else {"mostRecentVO2Max": None, "mostRecentTrainingStatus": None})

    async def _body_battery(self, request: Request) -> Response:
        query = request.query_params
        first, last = _day(query.get("startDate", "")), _day(query.get("endDate", ""))
        found = [each for day, each in sorted(self._world.body_battery.items()) if first <= day <= last]
        return JSONResponse(found)

    async def _device(self, request: Request) -> Response:
        del request
        uploaded = self._world.uploaded_at_ms
        known = {"lastUsedDeviceName": "Forerunner 965", "lastUsedDeviceUploadTime": uploaded}
        return JSONResponse(known) if uploaded else Response(status_code=204)

    async def _swim_speed(self, request: Request) -> Response:
        found = _between(self._world.swim_speed, request)
        return JSONResponse(
            [{"calendarDate": day.isoformat(), "criticalSwimSpeed": speed} for day, speed in found.items()]
        )

    async def _predictions(self, request: Request) -> Response:
        self._must_be_owner(request)
        return JSONResponse(self._world.predictions) if self._world.predictions else Response(status_code=204)

    async def _records(self, request: Request) -> Response:
        self._must_be_owner(request)
        return JSONResponse(self._world.records)

    def _must_be_owner(self, request: Request) -> None:
        if request.path_params["name"] != self._world.account.display_name:
            raise Refusal(403, "Forbidden")


def _between[T](answers: Mapping[date, T], request: Request) -> dict[date, T]:
    """Refuses longer ranges than Garmin gives, but for swim speed, which it keeps by the quarter."""
    first, last = _day(request.path_params["first"]), _day(request.path_params["last"])
    if (last - first).days >= MOST_DAYS and "criticalSwimSpeed" not in request.url.path:
        raise Refusal(400, "The range is too long")
    return {day: answer for day, answer in sorted(answers.items()) if first <= day <= last}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refusal(400, f"Not a date: {text}") from error


def _number(text: Any) -> int:
    if not str(text).isdigit():
        raise Refusal(400, f"Not a number: {text}")
    return int(text)
