"""Where a body can be sore or hurt: a fixed list, so that what is kept of it is no text of anybody's."""

import re
from typing import Final

_ONE: Final = (
    "neck", "upper back", "lower back", "back", "chest", "abs", "core", "head", "legs", "arms",
)  # fmt: skip
_TWO: Final = (
    "shoulder", "elbow", "forearm", "wrist", "hand", "finger", "biceps", "triceps", "trap", "lat", "rib", "hip",
    "groin", "adductor", "glute", "quad", "hamstring", "it band", "knee", "shin", "calf", "achilles", "ankle", "heel",
    "foot", "toe", "arm", "leg",
)  # fmt: skip
_ALSO: Final = {
    "calves": "calf", "feet": "foot", "toes": "toe", "hands": "hand", "hammies": "hamstring", "butt": "glute",
    "itb": "it band", "stomach": "abs", "achilles tendon": "achilles", "bicep": "biceps", "tricep": "triceps",
    "low back": "lower back", "quadriceps": "quad", "kneecap": "knee", "pecs": "chest", "lats": "lat",
}  # fmt: skip
_SIDED: Final = re.compile(r"(?:(?:my|the) )?(?:(?P<side>left|right|l|r|both) )?(?P<place>[a-z ]{2,20})")
_SIDES: Final = {"l": "left", "r": "right"}

BOTH_SIDES: Final = frozenset(each.replace(" ", "_") for each in _TWO)
"""Of PLACES, those of which a body has two and no side was said."""

PLACES: Final = frozenset(
    {each.replace(" ", "_") for each in (*_ONE, *_TWO)}
    | {f"{side}_{each}".replace(" ", "_") for each in _TWO for side in ("left", "right")}
)


def place_of(words: str) -> str | None:
    """One of PLACES: `left_knee`, `quad`, `lower_back`; None for any other words."""
    found = _SIDED.fullmatch(words.strip().casefold())
    if found is None:
        return None
    said = found["place"].strip()
    place = next((each for each in (_ALSO.get(said), said, said.removesuffix("s")) if each in {*_ONE, *_TWO}), None)
    if place is None:
        return None
    side = _SIDES.get(found["side"] or "", found["side"] or "")
    key = (f"{side} {place}" if side in {"left", "right"} else place).replace(" ", "_")
    return key if key in PLACES else None
