"""What is known of a runner on a day, and what a prediction is made from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.metrics.adaptive_5k import Effort, FiveK, Result, adaptive_5k, settled, still_known
from domain.metrics.load_methods import RUN_SPEEDS
from domain.metrics.trend import Point
from domain.race.results import two_of
from domain.training.activity import Activity
from domain.training.sport import Sport
from domain.training.workout import Workout

VOLUME_WEEKS = 4


@dataclass(frozen=True, slots=True)
class Volume:
    """Metres run in a mean week of the last four, the longest run among them, and the mean week that was planned.

    `planned_weekly_m` is None where the plan does not reach back over the four weeks, or has a run without a distance.
    """

    weekly_m: float
    longest_m: float
    planned_weekly_m: float | None = None

    @property
    def long_run_share(self) -> float | None:
        """The longest run over a mean week; None without runs."""
        return self.longest_m / self.weekly_m if self.weekly_m > 0 else None


@dataclass(frozen=True, slots=True)
class Fitness:
    """What is known on `day`: the adaptive 5 km, its weekly snapshots up to then, and the distance run.

    `two` are a shorter and a longer result of the last weeks, where there are such.
    """

    day: date
    five_k: FiveK
    snapshots: Sequence[Point]
    volume: Volume
    two: tuple[Result, Result] | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """All that a runner did and has before them: what `efforts` made of the runs, the snapshots by day, the plan, and
    the results.
    """

    runs: Sequence[Activity]
    done: Sequence[Effort]
    snapshots: Sequence[Point]
    planned: Sequence[Workout] = ()
    results: Sequence[Result] = ()


def fitness_on(day: date, running: Running) -> Fitness | None:
    """As if that day had a snapshot of its own; None where the six weeks before it say nothing."""
    estimate = adaptive_5k(running.done, day)
    if estimate is None:
        return None
    before = [point for point in running.snapshots if point[0] < day]
    seconds = settled(still_known(before[-1] if before else None, day), estimate.seconds)
    known = [point for point in running.snapshots if point[0] <= day]
    volume = volume_on(day, running.runs, running.planned)
    return Fitness(day, replace(estimate, seconds=seconds), known, volume, two_of(running.results, day))


def volume_on(day: date, runs: Iterable[Activity], planned: Sequence[Workout] = ()) -> Volume:
    """Over the four weeks that end on that day; a ride that was called a run, or a walk, is no distance run."""
    first = day - timedelta(weeks=VOLUME_WEEKS) + timedelta(days=1)
    run_m = [each.distance_m or 0.0 for each in runs if first <= each.day <= day and _was_run(each)]
    return Volume(sum(run_m) / VOLUME_WEEKS, max(run_m, default=0.0), _planned_weekly_m(first, day, planned))


def _was_run(run: Activity) -> bool:
    if not run.distance_m or run.moving_s <= 0:
        return False
    return RUN_SPEEDS[0] <= run.distance_m / run.moving_s <= RUN_SPEEDS[1]


def _planned_weekly_m(first: date, last: date, planned: Sequence[Workout]) -> float | None:
    reaches_back = any(each.day <= first for each in planned)
    to_run = [each.distance_m for each in planned if each.sport is Sport.RUN and first <= each.day <= last]
    known_m = [metres for metres in to_run if metres is not None]
    return sum(known_m) / VOLUME_WEEKS if reaches_back and to_run and len(known_m) == len(to_run) else None
