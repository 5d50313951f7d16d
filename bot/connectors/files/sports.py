"""What other programs call a sport."""

import re
from typing import Final

from domain.training.sport import Sport

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_SPORTS: Final = {
    Sport.STRENGTH: {"strength", "weight", "weights", "weightlifting"},
    Sport.SWIM: {"swim", "swimming"},
    Sport.RIDE: {"ride", "riding", "cycling", "cycle", "biking", "bike", "bicycle", "ebike"},
    Sport.RUN: {"run", "running", "jog", "jogging", "treadmill"},
}
# Not on a horse, and not on the ground.
_NONE_OF_THEM = {"horse", "horseback", "equestrian", "snow", "motor", "motorcycling", "hand"}


def sport_named(name: str) -> Sport | None:
    """`trail_running`, `TraditionalStrengthTraining` or `Morning Run`; None where no word says it."""
    words = {word.lower() for word in _WORD.findall(name)}
    if words & _NONE_OF_THEM:
        return None
    return next((sport for sport, its in _SPORTS.items() if words & its), None)


def snake(name: str) -> str:
    """`HighIntensityIntervalTraining` as other sports are called here: `high_intensity_interval_training`."""
    return "_".join(word.lower() for word in _WORD.findall(name))[:60]
