"""A proposal as the athlete sees it: what changes, where it stands and what became of it, all as data."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.plan.diff import WorkoutDiff
from domain.plan.export import Destination, ExportState
from domain.plan.proposal import ProposalState, Reason
from domain.training.workout import Workout


@dataclass(frozen=True, slots=True)
class SessionBrief:
    """As much of a workout as one line can say."""

    day: date
    sport: str
    title: str
    minutes: int


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One changed session, before and after; None where there is no such side."""

    before: SessionBrief | None
    after: SessionBrief | None


@dataclass(frozen=True, slots=True)
class Receipt:
    """How many workouts are on their way to a destination, by the state of their export.

    `error` is why the first of those that failed did, `detail` the exercise it is about. `at_rest`: nothing is tried
    any more that the athlete does not ask for. `next_at`: the destination wishes to be left alone until then.
    """

    destination: Destination
    states: tuple[ExportState, ...]
    error: str = ""
    detail: str = ""
    at_rest: bool = False
    next_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ProposalCard:
    """`undo_until` is the last moment at which an approved change can still be taken back; once it was, the receipts
    are those of the way back.
    """

    proposal_id: str
    revision: int
    state: ProposalState
    reasons: tuple[Reason, ...]
    changes: tuple[ChangeLine, ...]
    week_minutes_before: int
    week_minutes_after: int
    expires_at: datetime
    decided_at: datetime | None = None
    receipts: tuple[Receipt, ...] = ()
    undo_until: datetime | None = None
    undone_at: datetime | None = None


def change_lines(diffs: tuple[WorkoutDiff, ...]) -> tuple[ChangeLine, ...]:
    return tuple(ChangeLine(_brief(diff.before), _brief(diff.after)) for diff in diffs)


def _brief(workout: Workout | None) -> SessionBrief | None:
    return None if workout is None else SessionBrief(workout.day, workout.sport, workout.title, workout.minutes)
