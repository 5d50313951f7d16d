"""What a week of a plan stands on: the rules, the athlete's days, and the weeks that come before it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.athlete.athlete import Athlete
from domain.calendar import week_start
from domain.plan.limits import Limits, Situation, ramp_minutes, violations
from domain.plan.plan import Blueprint
from domain.plan.schedule import DAYS_A_WEEK, demanding, entered
from domain.planning.basis import Basis
from domain.training.sport import Sport
from domain.training.workout import Workout

# Days before a race on which nothing is hard, or more where hard days have to lie further apart.
QUIET_DAYS = 2
# A week of less than four hours leaves a second day without training, and so does every week after this age.
SHORT_WEEK_MINUTES, SECOND_REST_DAY, RESTFUL_AGE = 240, 2, 55


def ground_of(athlete: Athlete, basis: Basis, start: date, limits: Limits, race_day: date | None = None) -> "Ground":
    """On the day a plan starts."""
    situation = Situation(
        today=start,
        availability=athlete.availability,
        recent_weeks_minutes=basis.recent_weeks_minutes,
        longest_run_minutes=basis.longest_run_minutes,
        race_days=frozenset() if race_day is None else frozenset({race_day}),
    )
    most = max(QUIET_DAYS, limits.hard_days_gap_min - 1)
    quiet = () if race_day is None else (race_day - timedelta(days=back) for back in range(1, most + 1))
    born = athlete.profile.birth_year
    ground = Ground(limits, situation, before=basis.kept, quiet=basis.quiet | frozenset(quiet))
    return ground.resting(SECOND_REST_DAY) if born and start.year - born > RESTFUL_AGE else ground


@dataclass(frozen=True, slots=True)
class Ground:
    """`situation` as it will be on the week's first day, if the weeks before are done as planned.

    `before`: hard and long sessions of the seven days before. `quiet`: days on which nothing may be hard.
    """

    limits: Limits
    situation: Situation
    before: tuple[Workout, ...] = ()
    quiet: frozenset[date] = frozenset()

    @property
    def most_minutes(self) -> float | None:
        """That the week may hold; None where too little is known of the weeks before."""
        return ramp_minutes(self.situation.recent_weeks_minutes, self.limits)

    @property
    def most_run_minutes(self) -> int:
        """That one run may take."""
        longest = self.situation.longest_run_minutes
        if longest is None:
            return self.limits.first_run_minutes_max
        return int(round(longest * (1 + self.limits.run_spike_max), 6))

    def rest_days(self, minutes: float) -> int:
        """The least of a week of so many minutes."""
        least = self.limits.rest_days_per_week_min
        return max(least, SECOND_REST_DAY) if minutes < SHORT_WEEK_MINUTES else least

    def resting(self, days: int) -> "Ground":
        """With at least so many days without training."""
        least = max(days, self.limits.rest_days_per_week_min)
        return replace(self, limits=replace(self.limits, rest_days_per_week_min=least))

    def allows(self, workouts: Iterable[Workout]) -> bool:
        """Whether a week of these breaks no rule."""
        week = {workout.id: workout for workout in (*self.before, *workouts)}
        return not violations(Blueprint("", workouts=week), self.limits, self.situation)

    def after(self, week: Sequence[Workout]) -> "Ground":
        """That of the Monday after this week."""
        monday = week_start(self.situation.today) + timedelta(days=DAYS_A_WEEK)
        return replace(
            self,
            situation=self._situation_after(week, monday),
            before=tuple(
                workout
                for workout in (*self.before, *week)
                if demanding(workout) and workout.day >= monday - timedelta(days=DAYS_A_WEEK)
            ),
        )

    def _situation_after(self, week: Sequence[Workout], monday: date) -> Situation:
        """A week without training is no week to grow from, and none that growing is held against."""
        was = self.situation
        trained = [workout for workout in week if not entered(workout, was.race_days)]
        runs = [workout.minutes for workout in trained if workout.sport is Sport.RUN]
        total = (float(sum(workout.minutes for workout in trained)),) if week else ()
        known = () if was.longest_run_minutes is None else (was.longest_run_minutes,)
        longest = max((*known, *runs), default=None)
        recent = (*was.recent_weeks_minutes, *total)
        return replace(was, today=monday, recent_weeks_minutes=recent, longest_run_minutes=longest)
