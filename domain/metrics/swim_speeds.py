"""Which critical swim speed counts on a day: a test, else what the watch tells, else what training lets one guess."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter

from domain.athlete.profile import Known, Origin, Profile
from domain.metrics.css import PAIRED
from domain.training.reading import Reading, ReadingKind

# A guess of half a year ago is none any more.
GUESS_LASTS = timedelta(days=180)
_AS_OF = attrgetter("as_of")


@dataclass(frozen=True, slots=True)
class SwimSpeeds:
    """Seconds over 100 m, each with the day from which on it counts, the oldest first; `told` is of the profile, and
    counts before its day too.
    """

    told: Known | None = None
    tested: tuple[Known, ...] = ()
    by_watch: tuple[Known, ...] = ()
    guessed: tuple[Known, ...] = ()

    @classmethod
    def of(cls, readings: Iterable[Reading], profile: Profile) -> "SwimSpeeds":
        """From all readings of a CSS and of estimates of it."""
        found: dict[Origin, list[Known]] = {origin: [] for origin in Origin}
        for each in sorted(readings, key=lambda each: (each.day, each.source)):
            if each.kind is ReadingKind.CSS:
                origin = Origin.ATHLETE if each.source.startswith(PAIRED) else Origin.DEVICE
                found[origin].append(Known(each.value, origin, each.day))
            elif each.kind is ReadingKind.CSS_ESTIMATE:
                found[Origin.ESTIMATE].append(Known(each.value, Origin.ESTIMATE, each.day))
        told = profile.css_s_per_100m
        tested = sorted([*([told] if told else []), *found[Origin.ATHLETE]], key=_AS_OF)
        return cls(told, tuple(tested), tuple(found[Origin.DEVICE]), tuple(found[Origin.ESTIMATE]))

    def on(self, day: date) -> Known | None:
        """What was known on that day; nothing looks ahead."""
        known = newest(self.tested, day) or self.told or newest(self.by_watch, day)
        if known is not None:
            return known
        guess = newest(self.guessed, day)
        return guess if guess is not None and day - guess.as_of <= GUESS_LASTS else None


def newest(known: tuple[Known, ...], day: date) -> Known | None:
    """Of that day or before it, from figures by day."""
    place = bisect_right(known, day, key=_AS_OF)
    return known[place - 1] if place else None
