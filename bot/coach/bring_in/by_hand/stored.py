"""What one entry changed, so that it can be told and taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.plan.missed import MissedWorkout
from domain.training.activity import Activity
from domain.training.reading import Reading


@dataclass(frozen=True, slots=True)
class FigureChange:
    """`before` is None where that day had none."""

    after: Reading
    before: float | None = None


@dataclass(frozen=True, slots=True)
class SessionChange:
    """`before` is None where the session is new."""

    after: Activity
    before: Activity | None = None


@dataclass(frozen=True, slots=True)
class MissedChange:
    """`before` is None where nothing was told of that workout."""

    after: MissedWorkout
    before: MissedWorkout | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """`facts` are for the message; nothing was written where all else is empty, because it was known already."""

    facts: Mapping[str, object]
    figures: tuple[FigureChange, ...] = ()
    sessions: tuple[SessionChange, ...] = ()
    missed: tuple[MissedChange, ...] = field(default=())

    @property
    def is_new(self) -> bool:
        return bool(self.figures or self.sessions or self.missed)
