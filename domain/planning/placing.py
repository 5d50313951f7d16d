"""Which day each session of a week gets, and which sessions get none."""

from collections.abc import Iterable, Sequence
from datetime import date

from domain.plan.schedule import demanding
from domain.planning.ground import SECOND_REST_DAY, SHORT_WEEK_MINUTES, Ground
from domain.planning.sketch import LEAST_MINUTES, Session
from domain.training.workout import Priority, Purpose, Workout

SATURDAY = 5
# Days between two of a kind; further apart makes no difference to a body.
FAR = 2
_FIRST = list(Priority)


def placed(
    sessions: Sequence[Session], days: Sequence[date], ground: Ground, there: tuple[Workout, ...] = ()
) -> tuple[Workout, ...]:
    """The sessions on days of one week, beside what is `there`; one that no day can take is shortened or left out.

    A week that turns out shorter than four hours is made again with its second day of rest.
    """
    restful = ground.resting(SECOND_REST_DAY)
    if sum(session.minutes for session in sessions) < SHORT_WEEK_MINUTES:
        return _placed(sessions, days, restful, there)
    week = _placed(sessions, days, ground, there)
    short = sum(workout.minutes for workout in week) - sum(workout.minutes for workout in there) < SHORT_WEEK_MINUTES
    return _placed(sessions, days, restful, there) if short else week


def _placed(
    sessions: Sequence[Session], days: Sequence[date], ground: Ground, there: tuple[Workout, ...]
) -> tuple[Workout, ...]:
    week = there
    for session in sorted(sessions, key=lambda session: _FIRST.index(session.priority)):
        week = (*week, *_settled(session, days, ground, week))
    return week


def _settled(session: Session, days: Sequence[date], ground: Ground, week: tuple[Workout, ...]) -> tuple[Workout, ...]:
    """In its full length on the day that suits it best, else as long as the best day left allows."""
    rooms = {day: min(session.minutes, _room(day, ground, week)) for day in days}
    for minutes in sorted({room for room in rooms.values() if room >= LEAST_MINUTES}, reverse=True):
        sketch = session.make(minutes)
        wide = [day for day in days if rooms[day] >= minutes]
        tried = (sketch.on(day, identity(day, session.slot), session.priority) for day in wide)
        for workout in sorted(tried, key=lambda workout: _preference(workout, ground, week)):
            if _fits(workout, ground, week):
                return (workout,)
    return ()


def _room(day: date, ground: Ground, week: Iterable[Workout]) -> int:
    situation = ground.situation
    counted = [workout for workout in week if workout.purpose is not Purpose.RACE]
    left = situation.availability.minutes_on(day) - sum(each.minutes for each in counted if each.day == day)
    most = ground.most_minutes
    return left if most is None else min(left, int(most - sum(each.minutes for each in counted)))


def _fits(workout: Workout, ground: Ground, week: tuple[Workout, ...]) -> bool:
    if any(other.day == workout.day and _alike(other, workout) for other in week):
        return False
    return not (workout.hard and workout.day in ground.quiet) and ground.allows((*week, workout))


def _alike(one: Workout, other: Workout) -> bool:
    return one.sport is other.sport or Purpose.RACE in {one.purpose, other.purpose}


def _preference(workout: Workout, ground: Ground, week: Iterable[Workout]) -> tuple[int, ...]:
    """The smallest is the best day."""
    day, others = workout.day, list(week)
    busy = sum(other.day == day for other in others)
    if workout.purpose is Purpose.LONG:
        return (-ground.situation.availability.minutes_on(day), day.weekday() < SATURDAY, -day.weekday())
    if workout.hard:
        before = (*ground.before, *(other for other in others if demanding(other)))
        return (busy, -_gap(day, before), day.weekday())
    long_day = any(other.day == day and other.purpose is Purpose.LONG for other in others)
    same_sport = [other for other in others if other.sport is workout.sport]
    return (long_day, busy, -_gap(day, same_sport), day.weekday())


def _gap(day: date, others: Iterable[Workout]) -> int:
    return min((min(FAR, abs((other.day - day).days)) for other in others), default=FAR)


def identity(day: date, slot: str) -> str:
    """Of the week, so that a plan made anew calls the same session by the same name."""
    year, week, _ = day.isocalendar()
    return f"{year}-w{week:02}-{slot}"
