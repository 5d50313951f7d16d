"""One session of which several tellers know a part, made whole: each figure from whoever knows it best."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from domain.training.activity import Activity, Key
from domain.training.reading import BY_HAND
from domain.training.sport import Sport

JOINED: Final = "joined"
GYM_APP: Final = "hevy"

# Whoever comes first leads: a watch, then what says less, and those that measure nothing last.
_BEHIND: Final = {"tcx": 1, "gpx": 2, "apple_health": 3, GYM_APP: 4, BY_HAND: 5}
# What was measured together stays together.
_MEASURED: Final = (
    ("distance_m",),
    ("ascent_m",),
    ("average_hr", "max_hr", "hr_zone_s"),
    ("average_power_w", "normalized_power_w"),
    ("calories",),
    ("temperature_c",),
    ("lengths", "pool"),
    ("laps",),
)
_ID_BYTES: Final = 12


def joined(parts: Collection[Activity]) -> Activity:
    """The same whatever order the parts are in.

    Times are those of the part that measured most, which leads; what it did not measure comes from the next one. Sets
    and title are the gym app's, how hard it was is what the athlete said. Whatever else parts call it, a session of
    which one knows the sport is of that.
    """
    ordered = leading(parts)
    lead, gym_first = ordered[0], sorted(ordered, key=lambda part: part.source != GYM_APP)
    sport = next((part.sport for part in ordered if part.sport is not Sport.OTHER), lead.sport)
    return replace(
        lead,
        source=JOINED,
        source_id=joined_id(part.key for part in parts),
        sport=sport,
        sub_sport=_first([part for part in ordered if part.sport is sport], "sub_sport"),
        title=_first(gym_first, "title"),
        sets=_first(gym_first, "sets"),
        rpe=_first(ordered[::-1], "rpe"),
        **{name: getattr(_first_with(ordered, names), name) for names in _MEASURED for name in names},
    )


def leading(parts: Collection[Activity]) -> list[Activity]:
    """In the order in which their times and figures are believed."""
    return sorted(parts, key=_place)


def joined_id(keys: Iterable[Key]) -> str:
    """Made of what is joined, so that the same parts are always the same session."""
    told = "\n".join(sorted(f"{source} {source_id}" for source, source_id in keys))
    return hashlib.blake2b(told.encode(), digest_size=_ID_BYTES).hexdigest()


def is_nameless(activity: Activity) -> bool:
    """Nobody said which sport it was."""
    return activity.sport is Sport.OTHER and not activity.sub_sport


def _place(part: Activity) -> tuple[int, int, float, Key]:
    measured = sum(bool(getattr(part, name)) for names in _MEASURED for name in names)
    return _BEHIND.get(part.source, 0), -measured, -part.elapsed_s, part.key


def _first_with(parts: Sequence[Activity], names: tuple[str, ...]) -> Activity:
    return next((part for part in parts if any(getattr(part, name) for name in names)), parts[0])


def _first(parts: Sequence[Activity], name: str) -> Any:
    """The first that is there; otherwise what stands for nothing."""
    return getattr(_first_with(parts, (name,)), name)
