"""A workout is what is to be done: one typed definition from which every export is made."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from domain.training.exercises import CATALOGUE
from domain.training.sport import Sport, Stroke


class Purpose(StrEnum):
    """What a session is for."""

    RECOVERY = "recovery"
    EASY = "easy"
    LONG = "long"
    TECHNIQUE = "technique"
    TEMPO = "tempo"
    INTERVALS = "intervals"
    TEST = "test"
    RACE = "race"
    STRENGTH = "strength"
    MOBILITY = "mobility"


HARD_PURPOSES = frozenset({Purpose.TEMPO, Purpose.INTERVALS, Purpose.TEST, Purpose.RACE})
HEAVY_RIR = 2


class Priority(StrEnum):
    """Adjusting drops optional before normal before key."""

    KEY = "key"
    NORMAL = "normal"
    OPTIONAL = "optional"


class StepKind(StrEnum):
    WARMUP = "warmup"
    WORK = "work"
    RECOVERY = "recovery"
    REST = "rest"
    COOLDOWN = "cooldown"


class TargetKind(StrEnum):
    """Units of a range: m/s, bpm, watts."""

    SPEED = "speed"
    HEART_RATE = "heart_rate"
    POWER = "power"


@dataclass(frozen=True, slots=True)
class Target:
    """A range to stay inside, never a single figure to hit."""

    kind: TargetKind
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Step:
    """Ends after `seconds` or `distance_m`, or with the lap button where both are None.

    A swim may leave every `sendoff_s` seconds instead of resting a fixed time.
    """

    kind: StepKind
    seconds: float | None = None
    distance_m: float | None = None
    sendoff_s: float | None = None
    target: Target | None = None
    stroke: Stroke | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Steps done `repeat` times over; a single step is a block of one."""

    steps: tuple[Step, ...]
    repeat: int = 1


@dataclass(frozen=True, slots=True)
class PlannedExercise:
    """Sets × a range of reps, stopping `rir` reps short of failure; `exercise` is a key of the catalogue."""

    exercise: str
    sets: int
    reps_low: int
    reps_high: int
    weight_kg: float | None = None
    rir: float | None = None
    rest_s: float | None = None


@dataclass(frozen=True, slots=True)
class Workout:
    """`id` never changes, so that a patch, an export and an execution speak of the same thing.

    `minutes` is the estimated length of the whole session. Strength has exercises, everything else blocks.
    """

    id: str
    day: date
    sport: Sport
    title: str
    purpose: Purpose
    minutes: int
    priority: Priority = Priority.NORMAL
    distance_m: float | None = None
    pool_length_m: float | None = None
    pool_in_yards: bool = False
    blocks: tuple[Block, ...] = ()
    exercises: tuple[PlannedExercise, ...] = ()
    note: str = ""

    @property
    def hard(self) -> bool:
        """Needs recovery before the next one like it: intensity, a race or test, or heavy legs."""
        return self.purpose in HARD_PURPOSES or any(map(_heavy_legs, self.exercises))

    def moved(self, day: date) -> "Workout":
        return replace(self, day=day)


def _heavy_legs(planned: PlannedExercise) -> bool:
    known = CATALOGUE.get(planned.exercise)
    return bool(known and known.lower_body and planned.rir is not None and planned.rir < HEAVY_RIR)
