"""Keep or adjust, and because of what."""

from dataclasses import dataclass, field
from enum import StrEnum

from domain.plan import adherence
from domain.plan.adherence import Thresholds, Verdict, settled
from domain.plan.limits import Limits
from domain.plan.proposal import Reason


class Rule(StrEnum):
    """Rules that can ask for a change, the gravest first."""

    FATIGUE_RATIO = "fatigue_ratio"
    RECOVERY = "recovery"
    LOW_ADHERENCE = "low_adherence"
    HIGH_ADHERENCE = "high_adherence"
    DEAD_BAND = "dead_band"
    TOO_FEW_DUE = "too_few_due"
    FIRST_LOW_EVENING = "first_low_evening"


@dataclass(frozen=True, slots=True)
class Signs:
    """What the decision looks at. None is unknown and never counts against the athlete.

    `adherence` and `adherence_before` are rolling seven-day percentages of this evening and the one before, with the
    number of workouts that were due. `ratio` and `ratio_before` are ATL/CTL.
    """

    adherence: float | None = None
    due: int = 0
    adherence_before: float | None = None
    due_before: int = 0
    ratio: float | None = None
    ratio_before: float | None = None
    hrv_z: float | None = None
    sleep_hours: float | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict, and every rule that spoke for it with its value and threshold."""

    verdict: Verdict
    reasons: tuple[Reason, ...] = field(default_factory=tuple)


def decide(signs: Signs, previous: Verdict, thresholds: Thresholds, limits: Limits) -> Decision:
    """Adjust where fatigue or adherence says so twice in a row, or two signs of poor recovery agree."""
    alarms = tuple(
        reason
        for reason in (_fatigue(signs, limits), _recovery(signs, limits), _low_adherence(signs, thresholds, previous))
        if reason is not None
    )
    if alarms:
        return Decision(Verdict.ADJUST, alarms)
    return Decision(Verdict.KEEP, (_why_keep(signs, thresholds),))


def _fatigue(signs: Signs, limits: Limits) -> Reason | None:
    ratios = (signs.ratio, signs.ratio_before)
    if any(ratio is None or ratio <= limits.ctl_atl_ratio_max for ratio in ratios):
        return None
    return Reason(Rule.FATIGUE_RATIO, signs.ratio, limits.ctl_atl_ratio_max)


def _recovery(signs: Signs, limits: Limits) -> Reason | None:
    """One low night is noise; a low HRV after a short night is not."""
    if signs.hrv_z is None or signs.sleep_hours is None:
        return None
    if signs.hrv_z < limits.hrv_drop_zscore and signs.sleep_hours < limits.sleep_min_hours:
        return Reason(Rule.RECOVERY, signs.hrv_z, limits.hrv_drop_zscore)
    return None


def _low_adherence(signs: Signs, thresholds: Thresholds, previous: Verdict) -> Reason | None:
    """Two evaluations in a row; inside the band between the marks, the last decision stands."""
    before = adherence.decide(signs.adherence_before, signs.due_before, previous, thresholds)
    now = adherence.decide(signs.adherence, signs.due, before, thresholds)
    if settled(before, now) is Verdict.KEEP:
        return None
    assert signs.adherence is not None, "without a figure nothing is adjusted"
    if signs.adherence < thresholds.adjust_below:
        return Reason(Rule.LOW_ADHERENCE, signs.adherence, thresholds.adjust_below)
    return Reason(Rule.DEAD_BAND, signs.adherence, thresholds.keep_above)


def _why_keep(signs: Signs, thresholds: Thresholds) -> Reason:
    if signs.adherence is None or signs.due < thresholds.least_due:
        return Reason(Rule.TOO_FEW_DUE, float(signs.due), float(thresholds.least_due))
    if signs.adherence > thresholds.keep_above:
        return Reason(Rule.HIGH_ADHERENCE, signs.adherence, thresholds.keep_above)
    if signs.adherence < thresholds.adjust_below:
        return Reason(Rule.FIRST_LOW_EVENING, signs.adherence, thresholds.adjust_below)
    return Reason(Rule.DEAD_BAND, signs.adherence, thresholds.keep_above)
