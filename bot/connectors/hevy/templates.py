"""Hevy's exercise templates and our catalogue: by the id first, by the title only where the id is unknown."""

from domain.errors import Refused
from domain.training.exercises import CATALOGUE, by_hevy_template, by_name


def exercise_of(template_id: str, title: str) -> str:
    """The key of the catalogue where it has one, else Hevy's own name; empty where there is neither."""
    return by_hevy_template(template_id) or by_name(title) or title or template_id


def template_of(exercise: str) -> str:
    """The id of the template that an exercise of ours has in Hevy. Raises Refused (hevy_exercise_unknown)."""
    known = CATALOGUE.get(exercise)
    if known is None or not known.hevy:
        raise Refused("hevy_exercise_unknown", exercise=title_of(exercise))
    return known.hevy


def title_of(exercise: str) -> str:
    known = CATALOGUE.get(exercise)
    return exercise if known is None else known.title
