"""What is fast in a run: how fast, how much of a week may be so in one session (Daniels), and in which repeats."""

from dataclasses import dataclass

from domain.planning.paces import Effort, Paces
from domain.race.race import Race
from domain.training.workout import Purpose
from domain.units import HALF_MARATHON_M, METRES_PER_KM, METRES_PER_MILE, TEN_KM_M

# What warming up and cooling down need around repeats.
EDGES_MINUTES = 10


@dataclass(frozen=True, slots=True)
class Dose:
    """At most a share of the week's distance in one session, and at most so many metres.

    `repeats` are minutes of work and of jogging after it, the longest first; at least two of a kind make a session.
    """

    share: float
    most_m: float
    repeats: tuple[tuple[int, int], ...]

    def work_minutes(self, effort: Effort, week_minutes: float, paces: Paces) -> float:
        """The most that a session may hold of it, in a week of so many easy minutes.

        A goal that is slower than easy running makes a session no longer.
        """
        week_m = week_minutes * 60 / paces.easy.s_per_km * METRES_PER_KM
        pace = min(effort.s_per_km, paces.easy.s_per_km)
        return min(self.share * week_m, self.most_m) / METRES_PER_KM * pace / 60

    def fitted(self, most: float, minutes: int) -> tuple[int, int, int] | None:
        """How many, minutes of work and of jogging each, in a session of `minutes`; None where not even two fit."""
        for work, jog in self.repeats:
            count = min(int(most // work), (minutes - EDGES_MINUTES) // (work + jog))
            if count >= 2:
                return count, work, jog
        return None


_LONG_REPEATS = ((10, 2), (5, 1), (3, 1), (2, 1))
_SHORT_REPEATS = ((3, 2), (2, 2), (1, 1))
THRESHOLD = Dose(0.10, 10 * METRES_PER_MILE, _LONG_REPEATS)
LIGHT_THRESHOLD = Dose(0.05, 5 * METRES_PER_MILE, _LONG_REPEATS[1:])
INTERVAL = Dose(0.08, 10 * METRES_PER_KM, _SHORT_REPEATS)
MARATHON = Dose(0.20, 18 * METRES_PER_MILE, ((20, 2), *_LONG_REPEATS))
TOUCH = Dose(0.04, 3 * METRES_PER_KM, _SHORT_REPEATS[1:])


@dataclass(frozen=True, slots=True)
class Quality:
    """One kind of fast running: `words` end its title, `feel` says how it is run without a watch."""

    words: str
    purpose: Purpose
    dose: Dose
    effort: Effort
    feel: str


def threshold(paces: Paces, *, light: bool = False) -> Quality:
    dose = LIGHT_THRESHOLD if light else THRESHOLD
    return Quality("at threshold", Purpose.TEMPO, dose, paces.threshold, "hard, but in control")


def intervals(paces: Paces) -> Quality:
    return Quality("intervals", Purpose.INTERVALS, INTERVAL, paces.interval, "as hard as the last one can be, too")


def race_pace(paces: Paces, race: Race, *, touch: bool = False) -> Quality:
    """Up to 10 km it is as hard as intervals are, up to a half marathon like threshold, beyond it like a marathon."""
    purpose = Purpose.INTERVALS if race.distance_m <= TEN_KM_M else Purpose.TEMPO
    dose = INTERVAL if race.distance_m <= TEN_KM_M else THRESHOLD if race.distance_m <= HALF_MARATHON_M else MARATHON
    return Quality("at race pace", purpose, TOUCH if touch else dose, paces.race, "as fast as in the race")
