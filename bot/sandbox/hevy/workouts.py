"""What the athlete has lifted: a list, a count, what changed since, and one by its id."""

from datetime import UTC, datetime

from starlette.routing import Route

from bot.sandbox.hevy.desk import Answer, Asked, Desk
from bot.sandbox.hevy.pages import paged
from bot.sandbox.hevy.refusal import Refusal, not_found
from bot.sandbox.hevy.world import Wire, World

LONG_AGO = "1970-01-01T00:00:00Z"


class Workouts:
    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self, desk: Desk) -> list[Route]:
        return [
            desk.route("GET", "workouts", self._list),
            desk.route("GET", "workouts/count", self._count),
            desk.route("GET", "workouts/events", self._events),
            desk.route("GET", "workouts/{id}", self._one),
        ]

    def _list(self, asked: Asked) -> Answer:
        newest_first = sorted(self._world.workouts.values(), key=lambda each: str(each["start_time"]), reverse=True)
        return Answer(paged("workouts", newest_first, asked.query, self._world.page_max))

    def _count(self, asked: Asked) -> Answer:
        del asked
        return Answer({"workout_count": len(self._world.workouts) + self._world.count_off})

    def _events(self, asked: Asked) -> Answer:
        since = _moment(asked.query.get("since", LONG_AGO))
        changed = [(str(each["updated_at"]), _updated(each)) for each in self._world.workouts.values()]
        gone = [(at, {"type": "deleted", "id": each, "deleted_at": at}) for each, at in self._world.deleted.items()]
        told = sorted((pair for pair in [*changed, *gone] if _moment(pair[0]) >= since), key=lambda pair: pair[0])
        events = [event for _, event in reversed(told)]
        return Answer(paged("events", events, asked.query, self._world.page_max))

    def _one(self, asked: Asked) -> Answer:
        workout = self._world.workouts.get(asked.path["id"])
        if workout is None:
            raise not_found("Workout not found")
        return Answer(workout)


def _updated(workout: Wire) -> Wire:
    return {"type": "updated", "workout": workout}


def _moment(text: str) -> datetime:
    """Hevy falls over a moment that it cannot read."""
    try:
        moment = datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError as error:
        raise Refusal(500, "Internal Server Error", as_text=True) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
