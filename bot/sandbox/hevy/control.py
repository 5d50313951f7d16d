"""The app in the athlete's hand, and the way in for whoever plans trouble."""

from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.sandbox.hevy.deeds import Changed, DoneWorkout, Planned, Rules, Seen
from bot.sandbox.hevy.world import World


class Control:
    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[Route]:
        return [
            Route("/control/workouts", self._do_workout, methods=["POST"]),
            Route("/control/workouts", self._change_workout, methods=["PATCH"]),
            Route("/control/workouts/{id}", self._delete_workout, methods=["DELETE"]),
            Route("/control/measurements", self._measure, methods=["PUT"]),
            Route("/control/measurements/{day}", self._unmeasure, methods=["DELETE"]),
            Route("/control/routines", self._make_routine, methods=["POST"]),
            Route("/control/routines", self._change_routine, methods=["PATCH"]),
            Route("/control/routines/{id}", self._delete_routine, methods=["DELETE"]),
            Route("/control/rules", self._rules, methods=["POST"]),
            Route("/control/faults", self._plan, methods=["POST"]),
            Route("/control/faults", self._clear, methods=["DELETE"]),
            Route("/control/everything", self._forget, methods=["DELETE"]),
            Route("/control/seen", self._seen, methods=["GET"]),
        ]

    async def _do_workout(self, request: Request) -> Response:
        return _json(self._world.do_workout(await _read(request, DoneWorkout)))

    async def _change_workout(self, request: Request) -> Response:
        changed = await _read(request, Changed)
        return _json(self._world.change_workout(changed.id, changed.changes))

    async def _delete_workout(self, request: Request) -> Response:
        self._world.delete_workout(request.path_params["id"])
        return Response(status_code=204)

    async def _measure(self, request: Request) -> Response:
        changed = await _read(request, Changed)
        known = self._world.measurements.get(changed.id, {"date": changed.id})
        self._world.measurements[changed.id] = known | changed.changes
        return Response(status_code=204)

    async def _unmeasure(self, request: Request) -> Response:
        del self._world.measurements[request.path_params["day"]]
        return Response(status_code=204)

    async def _make_routine(self, request: Request) -> Response:
        """One of the athlete's own, with no regard to the limit."""
        given = await _read(request, dict[str, Any])
        now = self._world.stamp()
        routine = {"id": self._world.new_id(), "folder_id": None, "updated_at": now, "created_at": now, **given}
        self._world.routines[routine["id"]] = routine
        return _json(routine)

    async def _change_routine(self, request: Request) -> Response:
        changed = await _read(request, Changed)
        self._world.routines[changed.id] |= {**changed.changes, "updated_at": self._world.stamp()}
        return _json(self._world.routines[changed.id])

    async def _delete_routine(self, request: Request) -> Response:
        del self._world.routines[request.path_params["id"]]
        self._world.routine_notes.pop(request.path_params["id"], None)
        return Response(status_code=204)

    async def _rules(self, request: Request) -> Response:
        self._world.follow(await _read(request, Rules))
        return Response(status_code=204)

    async def _plan(self, request: Request) -> Response:
        self._world.faults.plan((await _read(request, Planned)).faults)
        return Response(status_code=204)

    async def _clear(self, request: Request) -> Response:
        del request
        self._world.faults.clear()
        return Response(status_code=204)

    async def _forget(self, request: Request) -> Response:
        del request
        self._world.forget()
        return Response(status_code=204)

    async def _seen(self, request: Request) -> Response:
        del request
        world = self._world
        seen = Seen(
            calls=tuple(world.calls),
            workouts=tuple(world.workouts.values()),
            routines=tuple(world.routines.values()),
            folders=tuple(world.folders.values()),
            measurements=tuple(world.measurements.values()),
            notes=world.routine_notes,
        )
        return _json(seen)


async def _read[T](request: Request, kind: type[T]) -> T:
    return msgspec.json.decode(await request.body(), type=kind)


def _json(value: Any) -> Response:
    return Response(msgspec.json.encode(value), media_type="application/json")
