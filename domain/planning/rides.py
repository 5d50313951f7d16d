"""What rides are made of. Power targets are shares of FTP (Coggan's zones); without one, they go by feel."""

from domain.planning.sketch import Sketch, edges_s, once, timed
from domain.training.sport import Sport
from domain.training.workout import Block, Purpose, StepKind, Target, TargetKind

ENDURANCE, VO2MAX = (0.56, 0.75), (1.06, 1.20)
# Minutes of work and of spinning after it, the longest first.
REPEATS = ((4, 3), (3, 3), (2, 2))
EDGES_MINUTES = 10


def easy_ride(minutes: int, ftp_w: float | None) -> Sketch:
    blocks = once(timed(StepKind.WORK, minutes * 60, _power(ENDURANCE, ftp_w)))
    return Sketch(Sport.RIDE, "Easy ride", Purpose.EASY, minutes, blocks)


def interval_ride(minutes: int, ftp_w: float | None, most: float) -> Sketch:
    """At most so many minutes of work; an easy ride where not even two repeats fit."""
    for work, spin in REPEATS:
        count = min(int(most // work), (minutes - EDGES_MINUTES) // (work + spin))
        if count >= 2:
            break
    else:
        return easy_ride(minutes, ftp_w)
    warm_up_s, cool_down_s = edges_s(minutes, count * (work + spin) * 60)
    easy = _power(ENDURANCE, ftp_w)
    repeat = timed(StepKind.WORK, work * 60, _power(VO2MAX, ftp_w), "as hard as the last one can be, too")
    blocks = (
        *once(timed(StepKind.WARMUP, warm_up_s, easy)),
        Block((repeat, timed(StepKind.RECOVERY, spin * 60)), count),
        *once(timed(StepKind.COOLDOWN, cool_down_s, easy)),
    )
    return Sketch(Sport.RIDE, f"{count} × {work} min intervals", Purpose.INTERVALS, minutes, blocks)


def _power(share: tuple[float, float], ftp_w: float | None) -> Target | None:
    return None if ftp_w is None else Target(TargetKind.POWER, *(round(part * ftp_w) for part in share))
