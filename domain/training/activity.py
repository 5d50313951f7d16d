"""An activity is what was done: one session of one sport, as a device or an app recorded it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.training.sport import Sport, Stroke

type Key = tuple[str, str]

IN_SETS = frozenset({Sport.STRENGTH, Sport.SWIM})


class SetKind(StrEnum):
    NORMAL = "normal"
    WARMUP = "warmup"
    DROPSET = "dropset"
    FAILURE = "failure"


@dataclass(frozen=True, slots=True)
class LiftSet:
    """One set: None where the device did not know; a weight of None is body weight or unknown, never 0 kg."""

    exercise: str
    kind: SetKind = SetKind.NORMAL
    reps: int | None = None
    weight_kg: float | None = None
    seconds: float | None = None
    rpe: float | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """One pool length. `rest_after_s` is the pause at the wall before the next one."""

    seconds: float
    stroke: Stroke | None = None
    strokes: int | None = None
    rest_after_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Lap:
    seconds: float
    distance_m: float | None = None
    average_hr: float | None = None
    average_power_w: float | None = None


@dataclass(frozen=True, slots=True)
class Pool:
    """A pool's length in metres, and whether the athlete thinks of it in yards."""

    length_m: float
    in_yards: bool = False


@dataclass(frozen=True, slots=True)
class Activity:
    """(source, source_id) is its natural key; `day` is the athlete's local date of the start.

    Seconds, metres, bpm, watts, kcal. `moving_s` leaves out stops and rests at the wall. Figures outside what a body
    can do were turned into None when it was read. `hr_zone_s` are the seconds in each of the athlete's five zones as
    the watch knows them; empty where it does not tell. `graded_speed_m_per_s` is what the same effort would have run on
    the flat, `temperature_c` the lowest that was measured on the way, which is nearest to the air's.
    """

    source: str
    source_id: str
    sport: Sport
    started_at: datetime
    day: date
    elapsed_s: float
    moving_s: float
    title: str = ""
    sub_sport: str = ""
    distance_m: float | None = None
    ascent_m: float | None = None
    average_hr: float | None = None
    max_hr: float | None = None
    average_power_w: float | None = None
    normalized_power_w: float | None = None
    calories: float | None = None
    rpe: float | None = None
    graded_speed_m_per_s: float | None = None
    temperature_c: float | None = None
    pool: Pool | None = None
    laps: tuple[Lap, ...] = ()
    lengths: tuple[Length, ...] = ()
    sets: tuple[LiftSet, ...] = ()
    hr_zone_s: tuple[float, ...] = ()

    @property
    def key(self) -> Key:
        return self.source, self.source_id

    @property
    def minutes(self) -> float:
        """Training time: rests between sets, on the bench or at the wall, belong to it; stops on a run do not."""
        return (self.elapsed_s if self.sport in IN_SETS else self.moving_s) / 60
