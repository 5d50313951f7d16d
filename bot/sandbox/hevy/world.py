"""What this Hevy holds of its one athlete, as the API gives it."""

import uuid
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from typing import Any

from bot.sandbox.hevy.deeds import Call, DoneExercise, DoneSet, DoneWorkout, Rules
from bot.sandbox.hevy.templates import TEMPLATES
from bot.sandbox.serving.clock import Clock
from bot.sandbox.serving.faults import Faults

type Wire = dict[str, Any]

PAGE_MAX, TEMPLATES_PAGE_MAX = 10, 100


@dataclass(slots=True)
class World:
    """`count_off` is by how much the count of workouts lies."""

    key: str
    workouts: dict[str, Wire] = field(default_factory=dict)
    deleted: dict[str, str] = field(default_factory=dict)
    routines: dict[str, Wire] = field(default_factory=dict)
    routine_notes: dict[str, str] = field(default_factory=dict)
    folders: dict[int, Wire] = field(default_factory=dict)
    measurements: dict[str, Wire] = field(default_factory=dict)
    templates: dict[str, Wire] = field(default_factory=lambda: {each["id"]: each for each in TEMPLATES})
    calls: list[Call] = field(default_factory=list)
    faults: Faults = field(default_factory=Faults)
    clock: Clock = field(default_factory=Clock)
    page_max: int = PAGE_MAX
    routine_limit: int | None = None
    count_off: int = 0
    made: int = 0

    def forget(self) -> None:
        """As it was when it began, with the key that it has now."""
        for each in fields(fresh := World(self.key)):
            setattr(self, each.name, getattr(fresh, each.name))

    def stamp(self) -> str:
        """Now, as Hevy writes when a thing was changed; never the same moment twice."""
        self.clock.advance(0.001)
        moment = datetime.fromtimestamp(self.clock.now_s(), UTC)
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def new_id(self) -> str:
        return str(uuid.uuid5(uuid.NAMESPACE_URL, f"hevy/{self.new_number()}"))

    def new_number(self) -> int:
        self.made += 1
        return 2_000_000 + self.made

    def follow(self, rules: Rules) -> None:
        self.page_max = self.page_max if rules.page_max is None else rules.page_max
        self.routine_limit = self.routine_limit if rules.routine_limit is None else rules.routine_limit
        self.count_off = self.count_off if rules.count_off is None else rules.count_off
        self.key = rules.key or self.key
        self.templates.pop(rules.without_template or "", None)
        self.clock.advance(rules.ahead_s)

    def do_workout(self, done: DoneWorkout) -> Wire:
        now = self.stamp()
        workout: Wire = {
            "id": self.new_id(),
            "title": done.title,
            "routine_id": done.routine_id,
            "description": done.description,
            "start_time": _as_shown(done.start_time),
            "end_time": _as_shown(done.end_time),
            "updated_at": now,
            "created_at": now,
            "exercises": [self._exercise(index, each) for index, each in enumerate(done.exercises)],
        }
        self.workouts[workout["id"]] = workout
        return workout

    def change_workout(self, identity: str, changes: Wire) -> Wire:
        self.workouts[identity] |= {**changes, "updated_at": self.stamp()}
        return self.workouts[identity]

    def delete_workout(self, identity: str) -> None:
        del self.workouts[identity]
        self.deleted[identity] = self.stamp()

    def title_of(self, template_id: str) -> str:
        return str(self.templates.get(template_id, {}).get("title", template_id))

    def _exercise(self, index: int, done: DoneExercise) -> Wire:
        return {
            "index": index,
            "title": done.title or self.title_of(done.exercise_template_id),
            "notes": "",
            "exercise_template_id": done.exercise_template_id,
            "superset_id": done.superset_id,
            "sets": [_set(place, each) for place, each in enumerate(done.sets)],
        }


def _set(index: int, done: DoneSet) -> Wire:
    return {
        "index": index,
        "type": done.type,
        "weight_kg": done.weight_kg,
        "reps": done.reps,
        "distance_meters": done.distance_meters,
        "duration_seconds": done.duration_seconds,
        "rpe": done.rpe,
        "custom_metric": None,
    }


def _as_shown(moment: str) -> str:
    return datetime.fromisoformat(moment).astimezone(UTC).isoformat(timespec="seconds")
