"""What the training of the last weeks predicts for a race, and whether that is what the athlete wants."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.metrics.adaptive_5k import Result
from domain.metrics.bisection import where_it_falls_to
from domain.metrics.marathon import headline_marathon, vickers, vickers_of_two
from domain.metrics.outlook import goal_outlook
from domain.metrics.riegel import holds, riegel
from domain.metrics.seed_projection import seed_projection
from domain.metrics.vdot import race_time, vdot
from domain.race.fitness import Fitness, Volume
from domain.race.race import Race
from domain.units import FIVE_KM_M, HALF_MARATHON_M, MARATHON_M, METRES_PER_KM, TEN_KM_M

# How far the time may be off, by the longest distance for which that is so.
SPREADS = ((TEN_KM_M, 0.03), (HALF_MARATHON_M, 0.04), (MARATHON_M, 0.06))
WITHIN_REACH = 1.03
FIVE_KM_S = (720.0, 3_600.0)


class Method(StrEnum):
    """VDOT's equivalent time, or for a marathon the slower one that Vickers gives for the distance run a week: from two
    results where there are such, else from a half marathon of that VDOT.
    """

    VDOT = "vdot"
    VICKERS = "vickers"
    VICKERS_OF_TWO = "vickers_of_two"


class Verdict(StrEnum):
    """Against the goal: fast enough; within 3 % and getting there before the taper; or neither."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Prediction:
    """Of one race on one day, in seconds, from `n` runs; `low_s` and `high_s` are what it may be off by.

    `seed_s` and `riegel_s` stand beside it; Riegel is None beyond 230 minutes. `gap_s` and `gap_s_per_km` are above
    zero where the prediction is slower than the goal, and with `verdict` None where there is no goal. Without
    `calibrated` no race told yet how the athlete's heart differs from the table's. `volume` is what would change it.
    """

    race_id: str
    day: date
    seconds: float
    low_s: float
    high_s: float
    method: Method
    n: int
    five_k_s: float
    calibrated: bool
    seed_s: float
    riegel_s: float | None
    volume: Volume
    gap_s: float | None = None
    gap_s_per_km: float | None = None
    verdict: Verdict | None = None


def predict(race: Race, fitness: Fitness) -> Prediction | None:
    """None for more than a marathon, of which six weeks of running say little."""
    five_k_s, distance_m = fitness.five_k.seconds, race.distance_m
    headline = _headline(five_k_s, distance_m, fitness.volume.weekly_m, fitness.two)
    spread = spread_of(distance_m)
    if headline is None or spread is None:
        return None
    seconds, method = headline
    beside = riegel(FIVE_KM_M, five_k_s, distance_m)
    gap_s = None if race.goal_s is None else seconds - race.goal_s
    return Prediction(
        race_id=race.id,
        day=fitness.day,
        seconds=seconds,
        low_s=seconds * (1 - spread),
        high_s=seconds * (1 + spread),
        method=method,
        n=fitness.five_k.n,
        five_k_s=five_k_s,
        calibrated=fitness.five_k.calibrated,
        seed_s=seed_projection(five_k_s, distance_m),
        riegel_s=beside if beside is not None and holds(beside) else None,
        volume=fitness.volume,
        gap_s=gap_s,
        gap_s_per_km=None if gap_s is None else gap_s / distance_m * METRES_PER_KM,
        verdict=_verdict(race, seconds, fitness),
    )


def spread_of(distance_m: float) -> float | None:
    """3 % up to 10 km, 4 % up to a half marathon, 6 % up to a marathon."""
    return next((share for longest, share in SPREADS if distance_m <= longest), None)


def _headline(
    five_k_s: float, distance_m: float, weekly_m: float, two: tuple[Result, Result] | None = None
) -> tuple[float, Method] | None:
    fitness = vdot(FIVE_KM_M, five_k_s)
    by_vdot = None if fitness is None else race_time(fitness, distance_m)
    if fitness is None or by_vdot is None:
        return None
    if distance_m != MARATHON_M:
        return by_vdot, Method.VDOT
    by_vickers, method = _by_vickers(fitness, weekly_m, two)
    seconds = headline_marathon(by_vdot, by_vickers)
    assert seconds is not None
    return seconds, Method.VDOT if seconds == by_vdot else method


def _by_vickers(fitness: float, weekly_m: float, two: tuple[Result, Result] | None) -> tuple[float | None, Method]:
    """What was run goes before what a 5 km promises."""
    if two is not None:
        shorter, longer = ((each.distance_m, each.seconds) for each in two)
        return vickers_of_two(shorter, longer, weekly_m), Method.VICKERS_OF_TWO
    half_s = race_time(fitness, HALF_MARATHON_M)
    return None if half_s is None else vickers(HALF_MARATHON_M, half_s, weekly_m), Method.VICKERS


def _verdict(race: Race, seconds: float, fitness: Fitness) -> Verdict | None:
    if race.goal_s is None:
        return None
    if seconds <= race.goal_s:
        return Verdict.GREEN
    near = seconds <= race.goal_s * WITHIN_REACH
    return Verdict.AMBER if near and _gets_there(race, race.goal_s, fitness) else Verdict.RED


def _gets_there(race: Race, goal_s: float, fitness: Fitness) -> bool:
    """Whether the snapshots, going on as they do, come to the 5 km that the goal needs before the taper."""
    wanted = five_km_for(goal_s, race.distance_m, fitness.volume.weekly_m)
    if wanted is None:
        return False
    outlook = goal_outlook(fitness.snapshots, wanted, fitness.day, lower_is_better=True)
    return outlook.eta_days is not None and outlook.eta_days <= (race.taper_begins - fitness.day).days


def five_km_for(goal_s: float, distance_m: float, weekly_m: float) -> float | None:
    """Seconds over 5 km from which that time would be predicted; None where no runner has them."""

    def less(five_k_s: float) -> float:
        headline = _headline(five_k_s, distance_m, weekly_m)
        assert headline is not None, "every 5 km in that range has a VDOT"
        return -headline[0]

    return where_it_falls_to(-goal_s, less, *FIVE_KM_S)
