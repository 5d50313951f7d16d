"""All that is rolled up: what it adds up to, and that going on from a Monday gives the whole to the last bit."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.athlete.profile import Known, Origin, Profile
from domain.calendar import week_start
from domain.metrics.history import Body, History, goes_on_from, history
from domain.metrics.known_by_day import KnownByDay, needed
from domain.metrics.rollups import Loaded
from domain.metrics.strain import weekly_strain
from domain.training.activity import Activity, LiftSet, SetKind
from domain.training.exercises import CATALOGUE
from domain.training.reading import Reading, ReadingKind
from domain.training.series import ExerciseDay, MuscleDay
from domain.training.sport import Sport

FIRST = date(2025, 10, 1)  # a Wednesday
LAST = FIRST + timedelta(89)
UNTESTED = Profile(max_hr=Known(190.0, Origin.ATHLETE, FIRST))
# Nothing of the first three weeks; the 5 km ends with the year, so that it is too old in the last days.
FIGURES = {
    ReadingKind.CSS: {60: 100.0},
    ReadingKind.CSS_ESTIMATE: {20: 120.0, 40: 118.0},
    ReadingKind.ADAPTIVE_5K: {25: 1_500.0, 32: 1_490.0, 39: 1_475.5},
    ReadingKind.RESTING_HR: {index: 48.0 + index % 7 for index in range(10, 90) if index % 4},
}
READINGS = [
    Reading(kind, FIRST + timedelta(index), value, "trials:x" if kind is ReadingKind.CSS else "coach")
    for kind, figures in FIGURES.items()
    for index, value in figures.items()
]
SQUATS = (LiftSet("back_squat", SetKind.WARMUP, 5, 60.0), *[LiftSet("back_squat", reps=5, weight_kg=100.0, rpe=8)] * 3)


def done(day_index: int, number: int = 0, sport: Sport = Sport.RUN, **figures: object) -> Activity:
    day = FIRST + timedelta(day_index)
    started = datetime(day.year, day.month, day.day, 7, tzinfo=UTC) + timedelta(hours=number)
    plain = Activity("fit", f"{day}-{number}", sport, started, day, 3600.0, 3600.0)
    return replace(plain, **figures)  # type: ignore[arg-type]


sets = st.builds(
    LiftSet,
    exercise=st.sampled_from([*sorted(CATALOGUE)[:6], "unheard of"]),
    kind=st.sampled_from(SetKind),
    reps=st.none() | st.integers(1, 15),
    weight_kg=st.none() | st.floats(2, 200),
    rpe=st.none() | st.floats(1, 10),
)
sessions = st.builds(
    done,
    day_index=st.integers(0, 89),
    number=st.integers(0, 3),
    sport=st.sampled_from(Sport),
    elapsed_s=st.floats(600, 9000),
    moving_s=st.floats(600, 9000),
    distance_m=st.none() | st.floats(100, 40_000),
    average_hr=st.none() | st.floats(60, 190),
    rpe=st.none() | st.floats(1, 10),
    sets=st.lists(sets, max_size=4).map(tuple),
    hr_zone_s=st.just(()) | st.tuples(*[st.floats(0, 3000)] * 5),
)
lives = st.lists(sessions, max_size=40, unique_by=lambda each: each.key).map(
    lambda found: sorted([done(0, 9), *found], key=lambda each: (each.started_at, each.key))
)


def dated(part: object) -> date:
    if isinstance(part, Loaded):
        return part.activity.day
    day: date = getattr(part, "monday", None) or part.day  # type: ignore[attr-defined]
    return day


def with_end(before: History, monday: date, after: History) -> History:
    """The stored rows up to that Monday, and what was made anew from it on."""
    parts = {
        field.name: (*(row for row in getattr(before, field.name) if dated(row) < monday), *getattr(after, field.name))
        for field in fields(History)
    }
    return History(**parts)


def on(activities: Sequence[Activity], first: date, before: History | None = None) -> History:
    there = [each for each in activities if each.day >= first]
    previous = before and next(day for day in before.days if day.day == first - timedelta(1))
    return history(there, Body(known_for(there)), first, LAST, previous or None)


def known_for(activities: Sequence[Activity]) -> KnownByDay:
    """From no more readings than these need."""
    first: dict[Sport, date] = {}
    for each in activities:
        first[each.sport] = min(each.day, first.get(each.sport, LAST))
    begins = needed(UNTESTED, first)
    return KnownByDay.of(UNTESTED, [each for each in READINGS if each.day >= begins.get(each.kind, date.max)])


LATE = FIRST + timedelta(47)  # the first Monday with 42 days behind it


@given(lives, sessions.filter(lambda each: each.day >= LATE), st.data())
def test_a_late_an_edited_and_a_deleted_activity_give_the_whole_to_the_last_bit(
    life: list[Activity], late: Activity, data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from([each for each in life if each.day >= LATE] or [late]))
    monday = goes_on_from(min(gone.day, late.day), FIRST)
    assert monday is not None
    after = [each for each in life if each.key not in {gone.key, late.key}] + [late] * data.draw(st.integers(0, 1))
    after.sort(key=lambda each: (each.started_at, each.key))
    before = on(life, FIRST)
    assert with_end(before, monday, on(after, monday, before)) == on(after, FIRST)


@given(lives)
def test_every_set_and_every_minute_is_in_it_once(life: list[Activity]) -> None:
    whole = on(life, FIRST)
    assert len(whole.sets) == sum(len(each.sets) for each in life)
    assert sum(week.sessions for week in whole.weeks) == len(life) == len(whole.loads)
    assert sum(day.sets for day in whole.exercises) == sum(fact.hard for fact in whole.sets)
    minutes = sum(day.total_minutes for day in whole.days)
    assert sum(sum(week.minutes.values()) for week in whole.weeks) == pytest.approx(minutes)
    assert sum(week.load for week in whole.weeks) == pytest.approx(sum(day.load for day in whole.days))
    assert [week.ctl for week in whole.weeks[:-1]] == [day.ctl for day in whole.days if day.day.weekday() == 6][
        : len(whole.weeks) - 1
    ]


def test_a_week_of_running_and_lifting() -> None:
    monday = 5
    life = [
        done(0),
        done(monday, distance_m=10_000.0, rpe=5, hr_zone_s=(600.0, 1200.0, 900.0, 600.0, 300.0)),
        done(monday, 1, Sport.STRENGTH, rpe=7, sets=SQUATS),
        done(monday + 2, distance_m=5_000.0, rpe=5),
    ]
    whole = on(life, FIRST)
    week = whole.weeks[1]
    assert (week.monday, week.sessions, week.load) == (week_start(FIRST + timedelta(monday)), 3, 200.0)
    assert week.minutes == {Sport.RUN: 120.0, Sport.STRENGTH: 60.0}
    assert week.distance_m == {Sport.RUN: 15_000.0}
    assert week.edwards == 160.0, "Edwards 1993: 10, 20, 15, 10 and 5 minutes in zones 1 to 5"
    assert (week.easy_s, week.hard_s) == (1800.0, 1800.0)
    strain = weekly_strain([140.0, 0, 60.0, 0, 0, 0, 0])
    assert (week.monotony, week.strain) == (strain.monotony, strain.strain)
    assert whole.weeks[0].monotony is None, "of five days nothing can be said about seven"
    assert whole.exercises == (ExerciseDay(life[2].day, "back_squat", 3, 15, 1500.0, 100.0, whole.sets[1].e1rm_kg),)
    assert MuscleDay(life[2].day, "quads", 3.0) in whole.muscles
    assert whole.groups == (MuscleDay(life[2].day, "legs", 3.0),)


def test_a_weight_that_nobody_knows_is_no_weight_of_nothing() -> None:
    """None is not 0: chin-ups without a weight have no top weight, and add no kilograms."""
    chins = done(3, sport=Sport.STRENGTH, sets=(LiftSet("pull_up", reps=8), LiftSet("pull_up")))
    [day] = on([done(0), chins], FIRST).exercises
    assert (day.sets, day.reps, day.volume_kg, day.top_weight_kg, day.e1rm_kg) == (2, 8, 0.0, None, None)


def test_the_first_weeks_are_never_gone_on_from() -> None:
    """The seed of the first 28 days, and the mark of warming up until the 42nd, are in every later day."""
    assert LATE.weekday() == 0
    assert goes_on_from(LATE - timedelta(1), FIRST) is None
    assert goes_on_from(LATE + timedelta(6), FIRST) == LATE
