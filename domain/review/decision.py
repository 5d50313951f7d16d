"""Keep or adjust, and because of what."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from domain.metrics.hrv import HrvWeek, WeekState
from domain.plan import adherence
from domain.plan.adherence import Adherence, Thresholds, Verdict, settled
from domain.plan.limits import Limits
from domain.plan.proposal import Reason

# An adjusted plan gets as many days to prove itself as adherence looks back on.
QUIET_DAYS = 7


class Rule(StrEnum):
    """Rules that can ask for a change, the gravest first, then those that say why nothing changes."""

    FATIGUE_RATIO = "fatigue_ratio"
    RECOVERY = "recovery"
    HRV_WEEK = "hrv_week"
    FATIGUED_MUSCLES = "fatigued_muscles"
    LOW_ADHERENCE = "low_adherence"
    LOW_AND_TOLD_WHY = "low_and_told_why"
    BAND_ADJUSTS = "band_adjusts"
    HIGH_ADHERENCE = "high_adherence"
    BAND_KEEPS = "band_keeps"
    ADJUSTED_LATELY = "adjusted_lately"
    TOO_FEW_DUE = "too_few_due"
    FIRST_LOW_EVENING = "first_low_evening"


@dataclass(frozen=True, slots=True)
class Signs:
    """What the decision looks at. None is unknown and never counts against the athlete.

    `adherence` and `adherence_before` are rolling seven-day percentages of this evening and the one before, with the
    number of workouts that were due. `ratio` and `ratio_before` are ATL/CTL. `days_adjusted` is how long ago an
    approval made the weeks of the plan others than they were, None where none has. `fatigued` are muscles that have
    not recovered. `hrv_week` is that of seven nights, None where nothing hard is near that it could ease.
    `told_why`: of something missed in these seven days the athlete said that they were ill, hurt or too busy.
    """

    adherence: float | None = None
    due: int = 0
    adherence_before: float | None = None
    due_before: int = 0
    ratio: float | None = None
    ratio_before: float | None = None
    hrv_z: float | None = None
    sleep_hours: float | None = None
    days_adjusted: int | None = None
    fatigued: tuple[str, ...] = ()
    hrv_week: HrvWeek | None = None
    told_why: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict, and every rule that spoke for it with its value and threshold."""

    verdict: Verdict
    reasons: tuple[Reason, ...] = field(default_factory=tuple)


def decide(signs: Signs, previous: Verdict, thresholds: Thresholds, limits: Limits) -> Decision:
    """Adjust where fatigue or adherence says so twice in a row, or adherence once and the athlete why; where two signs
    of poor recovery agree, HRV was low for a week, or muscles are tired.

    `previous` is what adherence alone had decided by the evening before.
    """
    missed = _low_adherence(signs, thresholds, previous)
    of_life = None if _adjusted_lately(signs) else missed
    found = (_fatigue(signs, limits), _recovery(signs, limits), _hrv_week(signs), _muscles(signs), of_life)
    alarms = tuple(reason for reason in found if reason is not None)
    if alarms:
        return Decision(Verdict.ADJUST, alarms)
    return Decision(Verdict.KEEP, (_why_keep(signs, thresholds, missed),))


def standing(evenings: Sequence[Adherence], thresholds: Thresholds) -> Verdict:
    """What adherence alone has decided after these evenings, the oldest first.

    Adjusting takes two evaluations in a row; inside the band between the marks the last decision stands.
    """
    decision = Verdict.KEEP
    for before, now in pairwise(evenings):
        first = adherence.decide(before.percent, before.due, decision, thresholds)
        decision = settled(first, adherence.decide(now.percent, now.due, decision, thresholds))
    return decision


def inside_the_band(evening: Adherence, thresholds: Thresholds) -> bool:
    """Whether this evening alone decides nothing."""
    return len({adherence.decide(evening.percent, evening.due, previous, thresholds) for previous in Verdict}) > 1


def _fatigue(signs: Signs, limits: Limits) -> Reason | None:
    """Two days running: a single hard day may pass the mark."""
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


def _hrv_week(signs: Signs) -> Reason | None:
    """A mean of seven nights is no noise, and one above its band no reason. In ms, with the lower end of that band."""
    week = signs.hrv_week
    if week is None or week.state is not WeekState.SUPPRESSED:
        return None
    return Reason(Rule.HRV_WEEK, math.exp(week.mean_ln), math.exp(week.lower_ln))


def _muscles(signs: Signs) -> Reason | None:
    """One is enough: what is decided about it touches only the sessions that use it."""
    if not signs.fatigued:
        return None
    return Reason(Rule.FATIGUED_MUSCLES, float(len(signs.fatigued)), 1.0, signs.fatigued)


def _low_adherence(signs: Signs, thresholds: Thresholds, previous: Verdict) -> Reason | None:
    before = adherence.decide(signs.adherence_before, signs.due_before, previous, thresholds)
    now = adherence.decide(signs.adherence, signs.due, previous, thresholds)
    if settled(before, now) is Verdict.KEEP:
        return _told_why(signs, thresholds, now)
    assert signs.adherence is not None, "without a figure nothing is adjusted"
    if signs.adherence < thresholds.adjust_below:
        return Reason(Rule.LOW_ADHERENCE, signs.adherence, thresholds.adjust_below)
    return Reason(Rule.BAND_ADJUSTS, signs.adherence, thresholds.keep_above)


def _told_why(signs: Signs, thresholds: Thresholds, now: Verdict) -> Reason | None:
    """Who says what came between need not wait for a second evening to show it."""
    if now is Verdict.KEEP or not signs.told_why or signs.adherence is None:
        return None
    low = signs.adherence < thresholds.adjust_below
    return Reason(Rule.LOW_AND_TOLD_WHY, signs.adherence, thresholds.adjust_below) if low else None


def _adjusted_lately(signs: Signs) -> bool:
    """What was missed before the change is no reason to change once more, or the plan would shrink every evening."""
    return signs.days_adjusted is not None and signs.days_adjusted < QUIET_DAYS


def _why_keep(signs: Signs, thresholds: Thresholds, missed: Reason | None) -> Reason:
    """The threshold of a band that keeps is the lower one: crossing that would change the decision."""
    if signs.adherence is None or signs.due < thresholds.least_due:
        return Reason(Rule.TOO_FEW_DUE, float(signs.due), float(thresholds.least_due))
    if signs.adherence > thresholds.keep_above:
        return Reason(Rule.HIGH_ADHERENCE, signs.adherence, thresholds.keep_above)
    if missed is not None:
        return Reason(Rule.ADJUSTED_LATELY, signs.days_adjusted, float(QUIET_DAYS))
    if signs.adherence < thresholds.adjust_below:
        return Reason(Rule.FIRST_LOW_EVENING, signs.adherence, thresholds.adjust_below)
    return Reason(Rule.BAND_KEEPS, signs.adherence, thresholds.adjust_below)
