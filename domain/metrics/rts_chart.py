"""The RTS chart: which share of a maximum so many repetitions at an RPE are (Tuchscherer 2008)."""

REPS = (1, 10)
RPE = (6.5, 10.0)

# Half a point of RPE is half a repetition, so one row is the whole chart: a single at 10, at 9.5, two at 10, …
_PERCENT = (
    100.0, 97.8, 95.5, 93.9, 92.2, 90.7, 89.2, 87.8, 86.3, 85.0, 83.7, 82.4, 81.1,
    79.9, 78.6, 77.4, 76.2, 75.1, 73.9, 72.3, 70.7, 69.4, 68.0, 66.7, 65.3, 64.0,
)  # fmt: skip


def share_of_maximum(reps: int, rpe: float) -> float | None:
    """0.64 to 1, linear between half points of RPE.

    None outside 1 to 10 repetitions at RPE 6.5 to 10: beyond them, copies of the chart do not agree.
    """
    if not (REPS[0] <= reps <= REPS[1] and RPE[0] <= rpe <= RPE[1]):
        return None
    place = 2 * (reps - 1 + 10 - rpe)
    before = int(place)
    after = min(before + 1, len(_PERCENT) - 1)
    return (_PERCENT[before] + (place - before) * (_PERCENT[after] - _PERCENT[before])) / 100
