"""What swims are made of, in whole lengths of the athlete's pool and back, so that each part ends where it began."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.athlete.athlete import PoolUnit
from domain.planning.sketch import PoolOf, Sketch
from domain.training.sport import Sport, Stroke
from domain.training.validity import REPEAT
from domain.training.workout import Block, Purpose, Step, StepKind, Target, TargetKind
from domain.units import METRES_PER_YARD

POOL_LENGTH = 25
# Seconds over 100 m by which lengths are estimated where no CSS is known.
ASSUMED_CSS = 130.0
EASIER, BREADTH = 1.15, 0.02
# Before and after the main part; the shorter ones where they would take more than a third of the time.
EDGES = ((200, 100), (100, 50))


@dataclass(frozen=True, slots=True)
class Swimmer:
    """`css_s_per_100m` is None where nobody knows it; then nothing has a target."""

    unit: PoolUnit
    css_s_per_100m: float | None = None

    @property
    def metres(self) -> float:
        """Of one unit of the pool."""
        return METRES_PER_YARD if self.unit is PoolUnit.YARD else 1.0

    @property
    def pool(self) -> PoolOf:
        return PoolOf(POOL_LENGTH * self.metres, self.unit is PoolUnit.YARD)

    @property
    def at_css(self) -> Target | None:
        if self.css_s_per_100m is None:
            return None
        speed = 100 / self.css_s_per_100m
        return Target(TargetKind.SPEED, speed / (1 + BREADTH), speed / (1 - BREADTH))

    def seconds(self, distance: int, effort: float = 1.0) -> float:
        """That a distance in the pool's unit takes at CSS, times `effort`."""
        return distance * self.metres / 100 * (self.css_s_per_100m or ASSUMED_CSS) * effort


@dataclass(frozen=True, slots=True)
class Repeat:
    """A distance in the pool's unit, seconds of rest after it, and the share of CSS pace that it takes."""

    distance: int
    rest_s: int
    effort: float
    note: str = ""
    stroke: Stroke = Stroke.FREESTYLE
    at_css: bool = False


DRILL = Repeat(50, 20, 1.4, "slowly, one thing at a time", Stroke.DRILL)
LONG_AND_QUIET = Repeat(100, 20, EASIER, "long and quiet, count the strokes")
AT_CSS = Repeat(100, 15, 1.0, "as fast as the last one can be, too", at_css=True)
SPRINT = Repeat(50, 60, 0.9, "fast, with all the rest it needs")


def technique_swim(minutes: int, swimmer: Swimmer) -> Sketch:
    return _swim("Technique", Purpose.TECHNIQUE, minutes, swimmer, (DRILL, LONG_AND_QUIET))


def css_swim(minutes: int, swimmer: Swimmer) -> Sketch:
    return _swim("100s at threshold", Purpose.TEMPO, minutes, swimmer, (AT_CSS,))


def sprint_swim(minutes: int, swimmer: Swimmer) -> Sketch:
    """Short and fast first, while the arms are fresh, then what carries the speed to the end of 100 yards."""
    return _swim("Fast 50s", Purpose.INTERVALS, minutes, swimmer, (SPRINT, AT_CSS))


def _swim(title: str, purpose: Purpose, minutes: int, swimmer: Swimmer, main: tuple[Repeat, ...]) -> Sketch:
    warm_up, cool_down = next(
        (each for each in EDGES if swimmer.seconds(sum(each), EASIER) <= minutes * 60 / 3), EDGES[-1]
    )
    left_s = minutes * 60 - swimmer.seconds(warm_up + cool_down, EASIER)
    blocks = (
        Block((_easy(StepKind.WARMUP, warm_up, swimmer),)),
        *(block for each in main for block in _set(each, left_s / len(main), swimmer)),
        Block((_easy(StepKind.COOLDOWN, cool_down, swimmer),)),
    )
    distance_m = sum(block.repeat * (step.distance_m or 0.0) for block in blocks for step in block.steps)
    return Sketch(Sport.SWIM, title, purpose, minutes, blocks, distance_m=round(distance_m, 2), pool=swimmer.pool)


def _set(repeat: Repeat, seconds: float, swimmer: Swimmer) -> Iterator[Block]:
    """As often as it goes in so many seconds."""
    count = int(seconds // (swimmer.seconds(repeat.distance, repeat.effort) + repeat.rest_s))
    swum = Step(
        StepKind.WORK,
        distance_m=repeat.distance * swimmer.metres,
        target=swimmer.at_css if repeat.at_css else None,
        stroke=repeat.stroke,
        note=repeat.note,
    )
    if count:
        yield Block((swum, Step(StepKind.REST, seconds=float(repeat.rest_s))), int(min(count, REPEAT.high)))


def _easy(kind: StepKind, distance: int, swimmer: Swimmer) -> Step:
    return Step(kind, distance_m=distance * swimmer.metres, stroke=Stroke.FREESTYLE, note="easy")
