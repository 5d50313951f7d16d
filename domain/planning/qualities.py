"""Which kinds of fast running a week before a race has, by its phase."""

from domain.planning.intensity import Quality, intervals, race_pace, threshold
from domain.planning.outline import Week
from domain.planning.paces import Paces
from domain.planning.phases import Phase
from domain.race.race import Race
from domain.units import HALF_MARATHON_M, TEN_KM_M


def qualities(week: Week, race: Race, paces: Paces) -> tuple[Quality, ...]:
    """The more important first; a week that is cut back has one less."""
    kinds = _of_phase(week, race, paces)
    return kinds[:-1] if week.cut_back else kinds


def has_marathon_pace(week: Week, race: Race) -> bool:
    """In its long run: at the peak before a race that is longer than a half marathon."""
    return week.phase is Phase.PEAK and race.distance_m > HALF_MARATHON_M


def _of_phase(week: Week, race: Race, paces: Paces) -> tuple[Quality, ...]:
    match week.phase:
        case Phase.BASE | Phase.MAINTENANCE:
            return (threshold(paces, light=True),)
        case Phase.BUILD:
            return threshold(paces), intervals(paces)
        case Phase.TAPER:
            return (race_pace(paces, race, touch=True),)
        case Phase.PEAK | Phase.SHARPENING:
            return _at_peak(race, paces)


def _at_peak(race: Race, paces: Paces) -> tuple[Quality, ...]:
    if race.distance_m <= TEN_KM_M:
        return race_pace(paces, race), intervals(paces)
    if race.distance_m <= HALF_MARATHON_M:
        return race_pace(paces, race), threshold(paces)
    return (threshold(paces),)
