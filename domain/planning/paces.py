"""How fast the parts of a run are, and how much of a week may be so fast."""

from dataclasses import dataclass

from domain.metrics.paces import training_paces
from domain.metrics.vdot import race_time
from domain.race.race import Race
from domain.training.validity import TARGETS
from domain.training.workout import Target, TargetKind
from domain.units import METRES_PER_KM, speed_m_per_s

# Within so much of a pace lies the range that a session asks for.
BREADTH = 0.02
# Seconds a km by which lengths are estimated where no result is known. Nobody is asked to run them.
ASSUMED_EASY, ASSUMED_MARATHON, ASSUMED_THRESHOLD, ASSUMED_INTERVAL = 390.0, 345.0, 312.0, 288.0


@dataclass(frozen=True, slots=True)
class Effort:
    """A pace in seconds a km, and the range to stay inside; None where no result says how fast the athlete is."""

    s_per_km: float
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Paces:
    """`race` is what the race would take today, or the slower time that is wanted."""

    easy: Effort
    marathon: Effort
    threshold: Effort
    interval: Effort
    race: Effort


def paces_of(vdot: float | None, race: Race | None = None) -> Paces:
    """All of a VDOT; without one only estimates, and no target anywhere."""
    if vdot is None:
        marathon = Effort(ASSUMED_MARATHON)
        return Paces(
            easy=Effort(ASSUMED_EASY),
            marathon=marathon,
            threshold=Effort(ASSUMED_THRESHOLD),
            interval=Effort(ASSUMED_INTERVAL),
            race=_hoped(race) or marathon,
        )
    known = training_paces(vdot)
    fast, slow = known.easy
    easy = Effort((fast + slow) / 2, _range(fast, slow))
    marathon = Effort(slow) if known.marathon is None else _about(known.marathon)
    racing = _race_pace(vdot, race) if race else None
    return Paces(easy, marathon, _about(known.threshold), _about(known.interval), racing or marathon)


def _race_pace(vdot: float, race: Race) -> Effort | None:
    """Training faster than a body is today makes it no faster by itself, so that a bold goal waits."""
    today_s = race_time(vdot, race.distance_m)
    return None if today_s is None else _about(max(today_s, race.goal_s or 0.0) / race.distance_m * METRES_PER_KM)


def _hoped(race: Race | None) -> Effort | None:
    if race is None or race.goal_s is None:
        return None
    return Effort(race.goal_s / race.distance_m * METRES_PER_KM)


def _about(s_per_km: float) -> Effort:
    return Effort(s_per_km, _range(s_per_km * (1 - BREADTH), s_per_km * (1 + BREADTH)))


def _range(fast: float, slow: float) -> Target | None:
    """None where a goal is slower than anything that a watch would take for a speed."""
    target = Target(TargetKind.SPEED, speed_m_per_s(slow), speed_m_per_s(fast))
    return target if TARGETS[TargetKind.SPEED].hold(target.low) else None
