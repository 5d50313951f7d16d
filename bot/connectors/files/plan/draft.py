"""What becomes of the sessions of a file: each gets its name, its length and its place in one sound plan."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.connectors.files.plan.estimate import completed
from domain.plan.plan_file import Note
from domain.training.sport import Sport
from domain.training.validity import Problem, problems
from domain.training.workout import Workout

LONGEST_PLAN = timedelta(weeks=26)


@dataclass(frozen=True, slots=True)
class Draft:
    """A session as it is written, with an empty id and 0 minutes where the file says nothing.

    `where` turns a place inside the workout into a place in the file. `sound` is False where a part of it could not
    be read, which has been said already.
    """

    workout: Workout
    where: Callable[[str], str]
    sound: bool = True


def finished(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Every session with an id, minutes and distance. An id that is not said follows from day, sport and order."""
    order: Counter[tuple[date, Sport]] = Counter()
    done: list[Draft] = []
    for draft in drafts:
        workout = draft.workout
        order[workout.day, workout.sport] += 1
        named = f"w-{workout.day}-{workout.sport.value}-{order[workout.day, workout.sport]}"
        done.append(replace(draft, workout=completed(replace(workout, id=workout.id or named))))
    return tuple(done)


def faults(drafts: Sequence[Draft]) -> Iterator[Problem]:
    """What is wrong with the sessions themselves and with their being one plan."""
    for draft in drafts:
        if draft.sound:
            yield from _faults_of(draft)
    counted = Counter(draft.workout.id for draft in drafts)
    yield from (
        Problem("id_twice", draft.where("id"), draft.workout.id) for draft in drafts if counted[draft.workout.id] > 1
    )
    if drafts:
        first, last = (edge(draft.workout.day for draft in drafts) for edge in (min, max))
        if last - first >= LONGEST_PLAN:
            yield Problem("plan_too_long", "workouts", f"{first}–{last}", f"{LONGEST_PLAN.days // 7}")


def remarks(read: Sequence[Draft], done: Sequence[Draft], today: date) -> Iterator[Note]:
    """What the athlete should know of it: lengths that were estimated, days that are over."""
    for draft, ready in zip(read, done, strict=True):
        if not draft.workout.minutes:
            yield Note("minutes_estimated", draft.where("minutes"), ready.workout.minutes)
        if ready.workout.day < today:
            yield Note("day_past", draft.where("day"), ready.workout.day.isoformat())


def _faults_of(draft: Draft) -> Iterator[Problem]:
    if not draft.workout.minutes:
        yield Problem("minutes_unknown", draft.where("minutes"))
        return
    for found in problems(draft.workout):
        yield found._replace(place=draft.where(found.place))
