"""Athletes, races and what is known of them, of every kind that a plan can be made for: strategies for properties."""

from datetime import date

from hypothesis import strategies as st

from domain.athlete.athlete import Athlete, PoolUnit, Units
from domain.athlete.availability import Availability, Blocked
from domain.athlete.goals import Goal, GoalKind
from domain.athlete.profile import Experience, Known, Origin, Profile
from domain.plan.limits import Limits
from domain.planning.basis import Basis
from domain.race.race import Race
from domain.units import FIVE_KM_M, HALF_MARATHON_M, MARATHON_M, TEN_KM_M
from tests.builders.plans import in_days

DISTANCES_M = (FIVE_KM_M, TEN_KM_M, HALF_MARATHON_M, MARATHON_M)

_MINUTES = st.sampled_from([0, 0, 15, 20, 30, 45, 60, 90, 120, 180, 1440])
_BLOCKED = st.builds(
    lambda first, length: Blocked(in_days(first), in_days(first + length)), st.integers(-3, 150), st.integers(0, 20)
)
AVAILABILITIES = st.builds(
    Availability, minutes=st.tuples(*[_MINUTES] * 7), blocked=st.lists(_BLOCKED, max_size=2).map(tuple)
)
_HOURS = st.builds(
    lambda low, more: Goal(GoalKind.WEEKLY_HOURS, low, low + more), st.integers(1, 8).map(float), st.integers(0, 4)
)
_LIFT = st.sampled_from(["back_squat", "romanian_deadlift", "overhead_press", "pull_up", None])
_GOAL = st.builds(Goal, kind=st.sampled_from(GoalKind), target=st.just(10.0), exercise=_LIFT)
_GOALS = st.lists(_GOAL.filter(lambda goal: goal.kind is not GoalKind.WEEKLY_HOURS), max_size=4)


def _known(low: int, high: int) -> st.SearchStrategy[Known | None]:
    return st.none() | st.integers(low, high).map(lambda value: Known(float(value), Origin.ATHLETE, date(2026, 11, 1)))


_PROFILES = st.builds(
    Profile,
    experience=st.none() | st.sampled_from(Experience),
    equipment=st.lists(st.sampled_from(["barbell", "dumbbells", "box", "cable", "kettlebell"]), max_size=3).map(tuple),
    ftp_w=_known(100, 400),
    css_s_per_100m=_known(60, 300),
)
athletes = st.builds(
    lambda goals, hours, **said: Athlete("a-1", "Robin", goals=(*goals, *hours), **said),
    goals=_GOALS,
    hours=st.lists(_HOURS, max_size=1),
    units=st.sampled_from(PoolUnit).map(lambda pool: Units(pool=pool)),
    profile=_PROFILES,
    availability=st.just(Availability()) | AVAILABILITIES,
)
_MINUTES_A_WEEK = st.integers(0, 700).map(float)
bases = st.builds(
    Basis,
    vdot=st.none() | st.integers(12, 80).map(float),
    weekly_minutes=st.none() | _MINUTES_A_WEEK,
    weekly_run_m=st.none() | st.integers(0, 90_000).map(float),
    longest_run_minutes=st.none() | st.integers(15, 220).map(float),
    recent_weeks_minutes=st.lists(_MINUTES_A_WEEK, max_size=3).map(tuple),
)
starts = st.integers(0, 6).map(in_days)
races = st.builds(
    Race,
    id=st.just("r-1"),
    name=st.sampled_from(
        ["City run", "", "A race with a name that is rather longer than anybody would want to read it"]
    ),
    day=st.integers(1, 32 * 7).map(in_days) | st.integers(1, 40).map(in_days),
    distance_m=st.sampled_from(DISTANCES_M) | st.integers(1_500, 60_000).map(float),
    goal_s=st.none() | st.integers(600, 20_000).map(float),
)
_STRICTER = st.fixed_dictionaries(
    {},
    optional={
        "hard_days_per_week_max": st.integers(0, 4),
        "hard_days_gap_min": st.integers(2, 7),
        "rest_days_per_week_min": st.integers(1, 6),
        "ramp_percentage_max": st.sampled_from([0.0, 0.05, 0.15]),
        "ramp_minutes_free": st.integers(0, 30),
        "run_spike_max": st.sampled_from([0.0, 0.05, 0.15]),
        "first_run_minutes_max": st.integers(0, 45),
    },
)
limits = st.just(Limits()) | _STRICTER.map(Limits().overridden)
