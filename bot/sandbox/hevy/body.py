"""The athlete's own body, one measurement a date, and the exercises Hevy knows."""

from datetime import date

from starlette.routing import Route

from bot.sandbox.hevy.bodies import MEASURED, POST_MEASUREMENT, PUT_MEASUREMENT
from bot.sandbox.hevy.desk import Answer, Asked, Desk, wanted
from bot.sandbox.hevy.pages import paged
from bot.sandbox.hevy.refusal import Refusal, bad_request, not_found
from bot.sandbox.hevy.world import TEMPLATES_PAGE_MAX, Wire, World


class Body:
    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self, desk: Desk) -> list[Route]:
        return [
            desk.route("GET", "body_measurements", self._list),
            desk.route("POST", "body_measurements", self._make),
            desk.route("GET", "body_measurements/{date}", self._one),
            desk.route("PUT", "body_measurements/{date}", self._replace),
            desk.route("GET", "exercise_templates", self._templates),
            desk.route("GET", "exercise_templates/{id}", self._template),
        ]

    def _list(self, asked: Asked) -> Answer:
        newest_first = [self._world.measurements[day] for day in sorted(self._world.measurements, reverse=True)]
        return Answer(paged("body_measurements", newest_first, asked.query, self._world.page_max))

    def _one(self, asked: Asked) -> Answer:
        return Answer(self._known(asked))

    def _make(self, asked: Asked) -> Answer:
        given = wanted(asked)
        POST_MEASUREMENT(given, "")
        day = _day(given["date"])
        if day in self._world.measurements:
            raise Refusal(409, "A measurement for this date already exists")
        self._world.measurements[day] = _measurement(day, given)
        return Answer(None)

    def _replace(self, asked: Asked) -> Answer:
        known, given = self._known(asked), wanted(asked)
        PUT_MEASUREMENT(given, "")
        self._world.measurements[known["date"]] = _measurement(known["date"], given)
        return Answer(None)

    def _known(self, asked: Asked) -> Wire:
        measurement = self._world.measurements.get(asked.path["date"])
        if measurement is None:
            raise not_found("Measurement not found")
        return measurement

    def _templates(self, asked: Asked) -> Answer:
        templates = list(self._world.templates.values())
        return Answer(paged("exercise_templates", templates, asked.query, TEMPLATES_PAGE_MAX))

    def _template(self, asked: Asked) -> Answer:
        template = self._world.templates.get(asked.path["id"])
        if template is None:
            raise not_found("Exercise template not found")
        return Answer(template)


def _measurement(day: str, given: Wire) -> Wire:
    return {"date": day, **{name: given.get(name) for name in MEASURED}}


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise bad_request('"date" must be in YYYY-MM-DD format') from error
