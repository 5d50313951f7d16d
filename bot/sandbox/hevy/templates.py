"""The exercise templates that this Hevy knows: those of our catalogue, and some that it does not have."""

from typing import Any

from domain.training.exercises import CATALOGUE

_OTHERS = (
    ("CBA02382", "Glute Kickback (Machine)", "weight_reps"),
    ("2C37EC5E", "Pull Up (Assisted)", "bodyweight_assisted_reps"),
    ("AC1BB830", "Running", "distance_duration"),
    ("7b2e4d10-5a55-4a52-9c53-1f6f6f1d2b11", "Safety Bar Squat", "weight_reps"),
)


def _template(identity: str, title: str, kind: str, *, custom: bool = False) -> dict[str, Any]:
    return {
        "id": identity,
        "title": title,
        "type": kind,
        "primary_muscle_group": "other",
        "secondary_muscle_groups": [],
        "equipment": "other",
        "is_custom": custom,
    }


TEMPLATES = (
    *(_template(known.hevy, known.title, "weight_reps") for known in CATALOGUE.values() if known.hevy),
    *(_template(*other, custom=len(other[0]) > 8) for other in _OTHERS),
)
