"""Why Hevy does not take a routine, said by the exercise that is the cause."""

import re

from bot.connectors.hevy.client import Hevy
from bot.connectors.hevy.templates import template_of, title_of
from domain.errors import Refused
from domain.training.workout import PlannedExercise

_PLACE = re.compile(r"exercises\[(\d{1,3})\]")


async def explained(hevy: Hevy, refused: Refused, exercises: tuple[PlannedExercise, ...]) -> Refused:
    """Hevy names the place, or nothing; then each template is looked for, because one may have been deleted."""
    if refused.key != "hevy_refused":
        return refused
    problem = str(refused.values.get("problem", ""))
    if place := _PLACE.search(problem):
        named = exercises[int(place[1])].exercise if int(place[1]) < len(exercises) else ""
        return Refused("hevy_routine_refused", exercise=title_of(named), problem=problem)
    for planned in exercises:
        if await hevy.get(f"exercise_templates/{template_of(planned.exercise)}") is None:
            return Refused("hevy_exercise_unknown", exercise=title_of(planned.exercise))
    return refused
