"""An entry is one thing an athlete tells of a day; what was read of a line may also be a question, or refused."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from domain.athlete.athlete import Units
from domain.training.activity import Key
from domain.training.reading import ReadingKind
from domain.training.sport import Sport


class Topic(StrEnum):
    """What can be told, in the order in which it is offered."""

    WEIGHT = "weight"
    BODY_FAT = "body_fat"
    SESSION = "session"
    RPE = "rpe"
    SORENESS = "soreness"
    PAIN = "pain"
    SLEEP = "sleep"
    ENERGY = "energy"
    LIFT = "lift"
    TRIAL = "trial"
    JUMP = "jump"
    BALANCE = "balance"
    REACH = "reach"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Figure:
    """A value in the unit of its kind; `of` is what a reading calls its exercise."""

    kind: ReadingKind
    value: float
    of: str = ""


@dataclass(frozen=True, slots=True)
class Lift:
    """The key of an exercise, and one set of it."""

    exercise: str
    reps: int
    weight_kg: float
    rpe: float | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """Something that was done. `title` is empty where sport and sub sport say it all; `at` is a local time of day."""

    sport: Sport
    seconds: float
    distance_m: float | None = None
    rpe: float | None = None
    at: time | None = None
    sub_sport: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Effort:
    """The RPE of a session that is known already: of that sport, or that very one, where it is named."""

    rpe: float
    sport: Sport | None = None
    activity: Key | None = None


@dataclass(frozen=True, slots=True)
class Missed:
    """Why a planned workout was not done, in the athlete's own words."""

    reason: str
    sport: Sport | None = None


type What = Figure | Lift | Session | Effort | Missed


@dataclass(frozen=True, slots=True)
class Entry:
    """`day` is None where none was said."""

    what: What
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A topic without its figure. `of` is what is known already: a place, a leg."""

    topic: Topic
    of: str = ""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A line that may mean several things, or one that may be no entry at all; `about` says what is unclear."""

    about: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A line whose figures make no sense: `about` names them, and from `low` to `high` they would."""

    about: str
    low: float = 0.0
    high: float = 0.0


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that begins as one about `about`, a topic or a figure of the watch, and whose figure could not be read."""

    about: str


@dataclass(frozen=True, slots=True)
class Context:
    """Today is the athlete's local date; their units hold where a line names none."""

    today: date
    units: Units = field(default_factory=Units)


type Read = Entry | Asked | Unclear | Refusal | Unread
type Found = What | Asked | Unclear | Refusal | Unread
type Reader = Callable[[str, Context], Found | None]
"""Given a plain line without its day: what it means, or None where it means nothing; entries have no day yet."""


def meaning(about: str, several: Iterable[What]) -> What | Unclear:
    """The one that is left, or the doubt between them; there is one at least."""
    left = tuple(dict.fromkeys(several))
    return left[0] if len(left) == 1 else Unclear(about, tuple(Entry(each) for each in left))
