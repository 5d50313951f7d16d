"""Durations, distances, weights and times of day inside a line."""

import re
from datetime import time
from typing import Final, NamedTuple

from domain.athlete.athlete import WeightUnit
from domain.training.entry.plain import NUMBER, cut
from domain.units import KG_PER_POUND, METRES_PER_KM, METRES_PER_MILE, METRES_PER_YARD

WEIGHT_UNIT: Final = r"kgs?|kilos?|kilograms?|lbs?|pounds?"
_DURATION: Final = re.compile(
    rf"""(?<![\w.:])(?:
     (?P<hours>{NUMBER})\s*(?:hours?|hrs?|h)\s*(?:(?P<with_min>[0-9]{{1,2}})\s*(?:minutes?|mins?|m)?)?
    |(?P<min>{NUMBER})\s*(?:minutes?|mins?|')\s*(?:(?P<with_s>[0-9]{{1,2}}(?:\.[0-9]{{1,3}})?)\s*(?:seconds?|secs?|s|"|'')?)?
    |(?P<h>[0-9]{{1,2}}):(?P<m>[0-5][0-9]):(?P<s>[0-5][0-9](?:\.[0-9]{{1,3}})?)
    |(?P<first>[0-9]{{1,3}}):(?P<second>[0-5][0-9](?:\.[0-9]{{1,3}})?)
    |(?P<only_s>{NUMBER})\s*(?:seconds?|secs?|s)
    )(?![\w:])""",
    re.IGNORECASE | re.VERBOSE,
)
_DISTANCE: Final = re.compile(
    rf"(?<![\w.:])(?P<amount>{NUMBER})\s*(?P<unit>km|kms|k|kilomet(?:er|re)s?|mi|miles?|m|met(?:er|re)s?|yd|yds|yards?)(?!\w)",
    re.IGNORECASE,
)
_AT: Final = re.compile(
    r"(?<!\w)at (?P<hour>[0-9]{1,2})(?::(?P<minute>[0-5][0-9]))?\s*(?P<half>am|pm|h)?(?!\w)", re.IGNORECASE
)
_RPE: Final = re.compile(rf"(?<!\w)(?:rpe\s*[:=]?\s*|@\s*)(?P<rpe>{NUMBER})(?:\s*/\s*10)?(?![\w.])", re.IGNORECASE)


class Distance(NamedTuple):
    """`yards` where it was said in yards."""

    metres: float
    yards: bool = False


def duration(line: str) -> tuple[tuple[float, ...], str]:
    """Every number of seconds it may mean, minutes and seconds before hours and minutes, and the rest of the line."""
    found = _DURATION.search(line)
    if found is None:
        return (), line
    return _seconds(found), cut(found, line)


def _seconds(found: re.Match[str]) -> tuple[float, ...]:
    if found["hours"]:
        return (float(found["hours"]) * 3600 + 60 * float(found["with_min"] or 0),)
    if found["min"]:
        return (float(found["min"]) * 60 + float(found["with_s"] or 0),)
    if found["h"]:
        return (int(found["h"]) * 3600 + int(found["m"]) * 60 + float(found["s"]),)
    if found["only_s"]:
        return (float(found["only_s"]),)
    first, second = int(found["first"]), float(found["second"])
    as_minutes = first * 60 + second
    return (as_minutes,) if "." in found["second"] else (as_minutes, as_minutes * 60)


def distance(line: str) -> tuple[Distance | None, str]:
    found = _DISTANCE.search(line)
    if found is None:
        return None, line
    amount, unit = float(found["amount"]), found["unit"].casefold()
    if unit.startswith("y"):
        return Distance(amount * METRES_PER_YARD, yards=True), cut(found, line)
    if unit.startswith("mi"):
        return Distance(amount * METRES_PER_MILE), cut(found, line)
    return Distance(amount * (METRES_PER_KM if unit.startswith("k") else 1.0)), cut(found, line)


def time_of_day(line: str) -> tuple[time | None, str]:
    found = _AT.search(line)
    if found is None:
        return None, line
    hour, half = int(found["hour"]), (found["half"] or "").casefold()
    if half in {"am", "pm"}:
        if not 1 <= hour <= 12:
            return None, line
        hour = hour % 12 + (12 if half == "pm" else 0)
    return (time(hour, int(found["minute"] or 0)), cut(found, line)) if hour < 24 else (None, line)


def effort(line: str) -> tuple[float | None, str]:
    """An RPE, also one that is off the scale."""
    found = _RPE.search(line)
    return (None, line) if found is None else (float(found["rpe"]), cut(found, line))


def kilograms(amount: str, unit: str | None, otherwise: WeightUnit) -> float:
    """`unit` as it was typed, or None."""
    pounds = unit.casefold().startswith(("lb", "pound")) if unit else otherwise is WeightUnit.POUND
    return float(amount) * (KG_PER_POUND if pounds else 1.0)
