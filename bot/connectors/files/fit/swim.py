"""The lengths of a pool swim, with the rest at the wall after each."""

from collections.abc import Iterable
from dataclasses import replace

from bot.connectors.files.fit.messages import Message
from bot.connectors.files.fit.validity import number, seconds, timed
from domain.training.activity import Length, Pool
from domain.training.sport import Stroke
from domain.units import METRES_PER_YARD

_LONGEST_LENGTH_S = 3600.0
_STROKES = {
    "freestyle": Stroke.FREESTYLE,
    "backstroke": Stroke.BACKSTROKE,
    "breaststroke": Stroke.BREASTSTROKE,
    "butterfly": Stroke.BUTTERFLY,
    "drill": Stroke.DRILL,
    "mixed": Stroke.MIXED,
    "im": Stroke.MIXED,
}
_YARD_POOLS_M = (25 * METRES_PER_YARD, 50 * METRES_PER_YARD)


def lengths(messages: Iterable[Message]) -> tuple[Length, ...]:
    """The lengths swum, in order. What follows the last one is not a rest between lengths."""
    swum: list[Length] = []
    rest_s = 0.0
    for message in messages:
        if message.get("length_type") == "idle":
            rest_s += seconds(message, "total_elapsed_time") or 0.0
        elif length := _length(message):
            if swum:
                swum[-1] = replace(swum[-1], rest_after_s=rest_s)
            swum.append(length)
            rest_s = 0.0
    return tuple(swum)


def pool(session: Message) -> Pool | None:
    """The pool's length; devices that leave out the unit still write 22.86 m for 25 yd."""
    length_m = number(session, "pool_length", 5, 200)
    if length_m is None:
        return None
    unit = session.get("pool_length_unit")
    in_yards = unit == "statute" or (unit is None and any(abs(length_m - yards) < 0.01 for yards in _YARD_POOLS_M))
    return Pool(length_m, in_yards)


def _length(message: Message) -> Length | None:
    swum_s = timed(message)
    if swum_s is None or swum_s > _LONGEST_LENGTH_S:
        return None
    strokes = number(message, "total_strokes", 1, 500)
    stroke = message.get("swim_stroke")
    return Length(
        seconds=swum_s,
        stroke=_STROKES.get(stroke) if isinstance(stroke, str) else None,
        strokes=int(strokes) if strokes else None,
    )
