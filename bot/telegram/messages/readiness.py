"""Readiness in words: the band first, then each signal with its value against what is usual, then what stands out."""

from collections.abc import Callable, Iterator, Mapping

import msgspec

from bot.coach.review.facts.readiness import Today
from bot.telegram.charts.facts import from_facts
from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.words import count, escape, measured, number, percent, signed
from domain.body.flags import Flag, Flagged
from domain.body.readiness import Band, Readiness, Reason, Signal
from domain.metrics.hrv_stability import Pattern

BANDS = {Band.GREEN: "green", Band.AMBER: "amber", Band.RED: "red", Band.UNKNOWN: "unknown"}
PATTERNS = {
    Pattern.NON_FUNCTIONAL: "⚠ HRV and how much it varies fall together for three weeks: that asks for easier ones",
    Pattern.SATURATION: "HRV is above your band with a low pulse: fitness or fatigue, and no freshness by itself",
}
FEW = ": fewer than two signals this morning. A watch worn at night brings them."


def render_readiness(facts: Mapping[str, object], language: str) -> Rendered:
    del language
    today = msgspec.convert(facts["today"], Today)
    picture = facts.get("picture")
    chart = from_facts(picture) if isinstance(picture, Mapping) else None
    return Rendered(html="\n".join(_lines(today)), chart=chart, silent=True)


def readiness_head(found: Readiness) -> str:
    """`Readiness 72, green`."""
    if found.score is None and found.band is Band.UNKNOWN:
        return "Readiness unknown"
    score = "" if found.score is None else f" {number(found.score)}"
    return f"Readiness{score}, {BANDS[found.band]}"


def signal_line(each: Reason) -> str:
    """One signal against what is usual; escaped."""
    return _REASONS[each.signal](each)


def flag_line(each: Flagged) -> str:
    """What stands out."""
    return _FLAGS[each.flag](each)


def _lines(today: Today) -> Iterator[str]:
    found = today.readiness
    few = found.score is None and found.band is Band.UNKNOWN
    yield f"<b>{readiness_head(found)}</b>{FEW if few else ''}"
    yield from map(signal_line, found.reasons)
    yield from map(flag_line, today.flagged)
    week = today.hrv_week
    if week is not None:
        mean, varies = measured(number(week.rolling_ms), "ms"), measured(number(week.cv_percent, 1), "%")
        yield f"HRV of {count(week.nights, 'night', 'nights')} this week: {mean}, varying by {varies}"
    if today.pattern is not None:
        yield PATTERNS[today.pattern]


def _against(name: str, unit: str, digits: int = 0) -> Callable[[Reason], str]:
    def line(each: Reason) -> str:
        usual = "" if each.baseline is None else f", usually {number(each.baseline, digits)}"
        return f"{name} {measured(number(each.value or 0.0, digits), unit)}{usual}"

    return line


def _muscle(each: Reason) -> str:
    times = "" if each.value is None else f", {number(each.value, 1)} times the usual sets of three days"
    return f"Not recovered: {escape(each.detail.replace('_', ' '))}{times}"


def _sore(each: Reason) -> str:
    return f"Not recovered: {escape(each.detail.replace('_', ' '))}, sore {number(each.value or 0.0)}/10"


def _balance(each: Reason) -> str:
    less, _, more = each.detail.partition(":")
    return f"Out of balance last week: {escape(less)} {percent(100 * (each.value or 0.0))} behind {escape(more)}"


_REASONS: Mapping[Signal, Callable[[Reason], str]] = {
    Signal.HRV: _against("HRV", "ms"),
    Signal.RESTING_HR: _against("Resting heart rate", "bpm"),
    Signal.SLEEP: lambda each: f"Sleep {measured(number(each.value or 0.0, 1), 'h')} of {number(each.baseline or 0.0)}",
    Signal.FORM: lambda each: f"Form {measured(signed(each.value or 0.0), '%')} of fitness",
    Signal.FEELING: lambda each: f"You feel {number(each.value or 0.0, 1).removesuffix('.0')} of 5",
    Signal.SICK: lambda _each: "You are not well: rest",
    Signal.INJURED: lambda _each: "You are hurt: nothing that hurts",
    Signal.MAYBE_ILL: lambda _each: "HRV far down and pulse up at once: take it as rest until you know how you are",
    Signal.HARDLY_SLEPT: lambda each: f"Hardly slept: {measured(number(each.value or 0.0, 1), 'h')}",
    Signal.MUSCLES: _muscle,
    Signal.SORE: _sore,
    Signal.BALANCE: _balance,
}
_FLAGS: Mapping[Flag, Callable[[Flagged], str]] = {
    Flag.MAYBE_ILL: lambda each: f"⚠ HRV z {signed(each.value, 1)} with a raised pulse",
    Flag.HRV_LOW: lambda each: f"⚠ HRV below your usual, z {signed(each.value, 1)}",
    Flag.HRV_SUPPRESSED: lambda _each: "⚠ HRV of the week below your band",
    Flag.SHORT_NIGHT: lambda each: f"⚠ Short night, under {number(each.threshold)} h",
    Flag.SHORT_WEEK: lambda each: f"⚠ {number(each.value, 1)} h a night this week",
    Flag.REPEATED_SHORT_NIGHTS: lambda each: f"⚠ {number(each.value)} short nights this week",
    Flag.RESTING_HR_AMBER: lambda each: f"⚠ Resting heart rate {signed(each.value, 1)} bpm this week",
    Flag.RESTING_HR_RED: lambda each: f"⚠ Resting heart rate {signed(each.value, 1)} bpm this week",
}
