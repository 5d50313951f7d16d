"""Whether the heart worked harder for the same speed as a session went on: aerobic decoupling (Friel)."""

from collections.abc import Sequence

from domain.training.activity import Lap

MARK_PERCENT = 5.0
LEAST_SECONDS = 2400.0
LEAST_LAPS = 4
# A lap that holds the middle belongs to neither half, and may not be most of the session.
LEAST_HALF_SHARE = 0.3


def decoupling_percent(laps: Sequence[Lap]) -> float | None:
    """How much the speed a heartbeat buys fell from the first half of the time to the second, in per cent.

    None under forty minutes or four laps, and where a lap lacks distance or heart rate.
    """
    seconds = sum(lap.seconds for lap in laps)
    if len(laps) < LEAST_LAPS or seconds < LEAST_SECONDS or not all(lap.distance_m and lap.average_hr for lap in laps):
        return None
    first, second = _halves(laps, seconds)
    if min(_seconds(first), _seconds(second)) < LEAST_HALF_SHARE * seconds:
        return None
    return 100 * (1 - _per_beat(second) / _per_beat(first))


def _halves(laps: Sequence[Lap], seconds: float) -> tuple[list[Lap], list[Lap]]:
    first, second, gone = list[Lap](), list[Lap](), 0.0
    for lap in laps:
        if gone + lap.seconds <= seconds / 2:
            first.append(lap)
        elif gone >= seconds / 2:
            second.append(lap)
        gone += lap.seconds
    return first, second


def _seconds(laps: Sequence[Lap]) -> float:
    return sum(lap.seconds for lap in laps)


def _per_beat(laps: Sequence[Lap]) -> float:
    """Metres a beat."""
    beats = sum((lap.average_hr or 0.0) * lap.seconds / 60 for lap in laps)
    return sum(lap.distance_m or 0.0 for lap in laps) / beats
