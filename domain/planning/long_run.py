"""How long the long run of each week is, in the unit of the weeks."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.planning.weekly_volume import rounded_down

CUT_BACK_SHARE = 0.8
SPIKE, WEEKS_REMEMBERED = 1.10, 4
# Of the longest run before the taper; in the week of the race the race takes its place.
TAPER_SHARES = (0.75, 0.5)


@dataclass(frozen=True, slots=True)
class LongRuns:
    """At most `share` of the week, at most `most`, and at most a tenth over the longest of the last four weeks.

    `longest`: of the weeks before the first; None where it sets no bound.
    """

    share: float
    most: float
    longest: float | None = None
    grain: float = 0.0

    def before_taper(self, weeks: Sequence[tuple[float, bool]]) -> tuple[float, ...]:
        """One for each week, given as its volume and whether it is cut back."""
        runs: list[float] = []
        for volume, cut_back in weeks:
            bounds = [self.share * volume, self.most, *self._spike(runs)]
            if cut_back and runs:
                bounds.append(CUT_BACK_SHARE * runs[-1])
            runs.append(rounded_down(min(bounds), self.grain))
        return tuple(runs)

    def in_taper(self, peak: float, weeks: int) -> tuple[float, ...]:
        """Of a taper of so many weeks; the last one has no long run beside the race."""
        shares = TAPER_SHARES[: weeks - 1] + TAPER_SHARES[-1:] * (weeks - 1 - len(TAPER_SHARES))
        return tuple(rounded_down(share * peak, self.grain) for share in shares)

    def _spike(self, runs: Sequence[float]) -> Sequence[float]:
        before = () if self.longest is None else (self.longest,) * max(0, WEEKS_REMEMBERED - len(runs))
        recent = (*before, *runs[-WEEKS_REMEMBERED:])
        return () if self.longest is None and not runs else (SPIKE * max(recent),)
