"""What a week was made of, by type, sport and intensity, against what the plan makes it of."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.plan.training_log import TrainingLog
from domain.training.activity import Activity
from domain.training.sport import Sport
from domain.training.workout import Purpose, Workout

WEEK = timedelta(days=6)
ABSENT_DAYS = 14


class Intensity(StrEnum):
    EASY = "easy"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Amount:
    sessions: int = 0
    minutes: float = 0.0


@dataclass(frozen=True, slots=True)
class Share[What]:
    """Of one type, sport or intensity; the two shares are of all minutes, None where there were none."""

    what: What
    planned: Amount
    done: Amount
    planned_share: float | None
    done_share: float | None


@dataclass(frozen=True, slots=True)
class WeekShares:
    """Up to `through`, which is Sunday or the last day that is known.

    What was not planned has no purpose, and where nothing tells how hard it was, no intensity: it counts in `by_sport`
    alone.
    """

    monday: date
    through: date
    by_purpose: tuple[Share[Purpose], ...]
    by_sport: tuple[Share[Sport], ...]
    by_intensity: tuple[Share[Intensity], ...]


@dataclass(frozen=True, slots=True)
class Absent:
    """A sport that the plan has and nobody has seen for two weeks: `planned` sessions of it were due in these."""

    sport: Sport
    planned: int


@dataclass(frozen=True, slots=True)
class DistanceWeek:
    """Metres of one sport, planned and done; sessions of workouts without a distance are left out of both."""

    sport: Sport
    target_m: float
    done_m: float

    @property
    def share(self) -> float:
        return self.done_m / self.target_m


def week_shares(log: TrainingLog, monday: date) -> WeekShares | None:
    """None where nothing of the week is known yet."""
    if monday > log.known_through:
        return None
    planned, done, done_as = log.planned(monday, monday + WEEK), log.done(monday, monday + WEEK), log.done_as()

    def purpose_of(activity: Activity) -> Purpose | None:
        workout = done_as.get(activity.key)
        return None if workout is None else workout.purpose

    def intensity_of(activity: Activity) -> Intensity | None:
        return _intensity(log.was_hard(activity, done_as.get(activity.key)))

    return WeekShares(
        monday,
        min(monday + WEEK, log.known_through),
        _shares(Purpose, _amounts(planned, lambda one: one.purpose), _amounts(done, purpose_of)),
        _shares(Sport, _amounts(planned, lambda one: one.sport), _amounts(done, lambda one: one.sport)),
        _shares(Intensity, _amounts(planned, lambda one: _intensity(one.hard)), _amounts(done, intensity_of)),
    )


def absent_sports(log: TrainingLog) -> tuple[Absent, ...]:
    """Planned in each of the last two known weeks, and never done in them, whether as planned or beside it."""
    last = log.known_through
    middle, first = last - timedelta(days=ABSENT_DAYS // 2), last - timedelta(days=ABSENT_DAYS - 1)
    planned = log.planned(first, last)
    seen = {activity.sport for activity in log.done(first, last)}
    earlier, later = ({one.sport for one in planned if (one.day > middle) is late} for late in (False, True))
    return tuple(
        Absent(sport, sum(one.sport is sport for one in planned))
        for sport in Sport
        if sport in earlier & later and sport not in seen
    )


def distance_weeks(log: TrainingLog, monday: date) -> tuple[DistanceWeek, ...]:
    """Up to the last day that is known; sports without a planned distance are left out."""
    planned, done_as = log.planned(monday, monday + WEEK), log.done_as()
    done = [one for one in log.done(monday, monday + WEEK) if _measured_out(done_as.get(one.key))]
    weeks = (
        DistanceWeek(
            sport,
            sum(one.distance_m or 0.0 for one in planned if one.sport is sport),
            sum(one.distance_m or 0.0 for one in done if one.sport is sport),
        )
        for sport in Sport
    )
    return tuple(week for week in weeks if week.target_m > 0)


def _measured_out(workout: Workout | None) -> bool:
    return workout is None or bool(workout.distance_m)


def _intensity(hard: bool | None) -> Intensity | None:
    return None if hard is None else Intensity.HARD if hard else Intensity.EASY


def _amounts[Each: (Workout, Activity), What: Hashable](
    each: Iterable[Each], what: Callable[[Each], What | None]
) -> dict[What, Amount]:
    found: dict[What, Amount] = {}
    for one in each:
        key = what(one)
        if key is not None:
            before = found.get(key, Amount())
            found[key] = Amount(before.sessions + 1, before.minutes + one.minutes)
    return found


def _shares[What: StrEnum](
    order: type[What], planned: dict[What, Amount], done: dict[What, Amount]
) -> tuple[Share[What], ...]:
    return tuple(
        Share(
            what,
            planned.get(what, Amount()),
            done.get(what, Amount()),
            _share_of(what, planned),
            _share_of(what, done),
        )
        for what in order
        if what in planned or what in done
    )


def _share_of[What](what: What, amounts: dict[What, Amount]) -> float | None:
    total = sum(amount.minutes for amount in amounts.values())
    return amounts.get(what, Amount()).minutes / total if total else None
