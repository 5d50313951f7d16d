"""What was known of the body on the day of a session: what the profile says, else what readings let one estimate."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from domain.athlete.profile import Known, Origin, Profile
from domain.calendar import ONE_DAY
from domain.metrics.adaptive_5k import WINDOW_DAYS
from domain.metrics.paces import THRESHOLD, pace_at
from domain.metrics.resting_hr import BASELINE_DAYS, UsualMornings
from domain.metrics.swim_speeds import GUESS_LASTS, SwimSpeeds, newest
from domain.metrics.vdot import vdot
from domain.training.reading import Reading, ReadingKind, counted
from domain.training.sport import Sport
from domain.units import FIVE_KM_M

# A 5 km time speaks of the six weeks before it, and no longer of what comes six weeks later.
FIVE_K_LASTS = timedelta(days=WINDOW_DAYS)


@dataclass(frozen=True, slots=True)
class KnownByDay:
    """The profile, and beside it what is known by day. `paces` are threshold paces, the oldest first."""

    profile: Profile
    swims: SwimSpeeds
    paces: tuple[Known, ...] = ()
    mornings: UsualMornings = field(default_factory=UsualMornings)

    @classmethod
    def of(cls, profile: Profile, readings: Iterable[Reading] = ()) -> "KnownByDay":
        """From the readings that `needed` names, of these days or more."""
        found = sorted(readings, key=lambda each: (each.day, each.source))
        return cls(profile, SwimSpeeds.of(found, profile), tuple(_paces(found)), _mornings(found))

    def on(self, day: date) -> Profile:
        """As it was on that day; nothing looks ahead, and what runs say of a day waits for the next one."""
        profile = self.profile
        css = self.swims.on(day)
        pace = profile.threshold_pace_s_per_km or self._pace_on(day)
        resting_hr = profile.resting_hr or self._resting_hr_on(day)
        if (css, pace, resting_hr) == (profile.css_s_per_100m, profile.threshold_pace_s_per_km, profile.resting_hr):
            return profile
        return replace(profile, css_s_per_100m=css, threshold_pace_s_per_km=pace, resting_hr=resting_hr)

    def _pace_on(self, day: date) -> Known | None:
        known = newest(self.paces, day - ONE_DAY)
        return known if known is not None and day - known.as_of <= FIVE_K_LASTS else None

    def _resting_hr_on(self, day: date) -> Known | None:
        usual = self.mornings.before(day)
        return None if usual is None else Known(usual, Origin.ESTIMATE, day)


def needed(profile: Profile, first: Mapping[Sport, date]) -> Mapping[ReadingKind, date]:
    """The kinds of reading that sessions of these sports go by, and the day from which on each may count.

    `first` has the first day of each sport.
    """
    begins: dict[ReadingKind, date] = {}
    if Sport.SWIM in first:
        begins |= {ReadingKind.CSS: date.min, ReadingKind.CSS_ESTIMATE: first[Sport.SWIM] - GUESS_LASTS}
    if Sport.RUN in first and goes_by_5k(profile):
        begins[ReadingKind.ADAPTIVE_5K] = first[Sport.RUN] - FIVE_K_LASTS
    by_heart = [day for sport, day in first.items() if sport is not Sport.STRENGTH]
    if by_heart and goes_by_mornings(profile):
        begins[ReadingKind.RESTING_HR] = min(by_heart) - timedelta(BASELINE_DAYS)
    return begins


def goes_by_5k(profile: Profile) -> bool:
    """Whether runs are held against their 5 km, for want of a threshold pace."""
    return profile.threshold_pace_s_per_km is None


def goes_by_mornings(profile: Profile) -> bool:
    """Whether heart rates are held against those of mornings; without a maximum that would be of no use."""
    return profile.resting_hr is None and profile.max_hr is not None


def _paces(readings: Iterable[Reading]) -> Iterable[Known]:
    for each in readings:
        fitness = vdot(FIVE_KM_M, each.value) if each.kind is ReadingKind.ADAPTIVE_5K else None
        if fitness is not None:
            yield Known(pace_at(THRESHOLD, fitness), Origin.ESTIMATE, each.day)


def _mornings(readings: Iterable[Reading]) -> UsualMornings:
    found = (each for each in counted(readings) if each.kind is ReadingKind.RESTING_HR)
    return UsualMornings.of({each.day: each.value for each in found})
