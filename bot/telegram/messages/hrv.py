"""The HRV of seven nights in words: against the athlete's own band, and what Garmin says of it."""

import math
from collections.abc import Iterator
from datetime import date

from bot.coach.ask.hrv import HrvLook
from bot.telegram.messages.words import ago, measured, number
from domain.metrics.hrv import HrvWeek, WeekState
from domain.metrics.hrv_status import HrvStatus, WatchHrv, differ

STATES = {
    WeekState.SUPPRESSED: "below your usual",
    WeekState.NORMAL: "within your usual",
    WeekState.ABOVE: "above your usual",
}
STATUSES = {
    HrvStatus.POOR: "poor, low for your age",
    HrvStatus.LOW: "low",
    HrvStatus.UNBALANCED: "unbalanced",
    HrvStatus.BALANCED: "balanced",
}
NOT_THE_SAME = (
    "The two differ: Garmin goes by bands of its own, I by your 60 nights before this week. What I advise goes by mine."
)


def hrv_lines(look: HrvLook, today: date) -> Iterator[str]:
    if look.own is not None:
        yield _own(look.own)
    if look.watch is not None:
        yield _watch(look.watch, today)
        if differ(look.watch, look.own):
            yield NOT_THE_SAME


def _own(week: HrvWeek) -> str:
    mean, lower, upper = (math.exp(each) for each in (week.mean_ln, week.lower_ln, week.upper_ln))
    return f"7 nights: mean {number(mean)}, {STATES[week.state]} {number(lower)}–{measured(number(upper), 'ms')}"


def _watch(watch: WatchHrv, today: date) -> str:
    """`Garmin: balanced, 7-day mean 48 in 43–58`."""
    said = [STATUSES[watch.status]] if watch.status is not None else []
    if watch.week_ms is not None:
        bands = watch.bands
        held = "" if bands is None else _against(watch.week_ms, bands.balanced_low, bands.balanced_upper)
        said.append(f"7-day mean {number(watch.week_ms)}{held}")
    elif watch.bands is not None:
        said.append(f"balanced from {number(watch.bands.balanced_low)} to {number(watch.bands.balanced_upper)}")
    late = f" ({ago((today - watch.day).days)})" if watch.day != today else ""
    return f"{'By Garmin’s bands' if watch.derived else 'Garmin'}: {', '.join(said)}{late}"


def _against(mean: float, low: float, high: float) -> str:
    side = "below" if mean < low else "above" if mean > high else "in"
    return f" {side} {number(low)}–{number(high)}"
