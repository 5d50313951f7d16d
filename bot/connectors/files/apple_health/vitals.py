"""Weight, body fat, resting heart rate, SDNN and VO2max: the last figure of each day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.connectors.files.apple_health.moments import apple_moment
from bot.connectors.files.figures import figure
from domain.training.reading import Reading, ReadingKind
from domain.units import KG_PER_POUND


@dataclass(frozen=True, slots=True)
class _Vital:
    """What one of Apple's units is in ours, and the bounds a body keeps."""

    kind: ReadingKind
    units: Mapping[str, float]
    low: float
    high: float


_KG: Final = {"kg": 1.0, "lb": KG_PER_POUND, "g": 0.001, "st": 14 * KG_PER_POUND}
_VITALS: Final = {
    "BodyMass": _Vital(ReadingKind.WEIGHT, _KG, 20, 400),
    # A share of one, which Apple calls a percentage.
    "BodyFatPercentage": _Vital(ReadingKind.BODY_FAT, {"%": 100.0}, 2, 75),
    # A body at rest can be slower than one that trains.
    "RestingHeartRate": _Vital(ReadingKind.RESTING_HR, {"count/min": 1.0}, 25, 150),
    # What everything here compares is rMSSD of the night; this one has a name of its own and is only shown.
    "HeartRateVariabilitySDNN": _Vital(ReadingKind.HRV_SDNN, {"ms": 1.0}, 5, 300),
    "VO2Max": _Vital(ReadingKind.VO2MAX_RUN, {"mL/min·kg": 1.0}, 10, 100),
}


class Vitals:
    """One figure a day and kind, whatever the number of records."""

    def __init__(self, zone: ZoneInfo, source: str) -> None:
        self._zone = zone
        self._source = source
        self._last: dict[tuple[ReadingKind, date], tuple[datetime, float]] = {}

    def add(self, kind: str, attributes: Mapping[str, str]) -> None:
        """`kind` without Apple's prefix; one that is not kept costs a look-up."""
        vital = _VITALS.get(kind)
        if vital is None:
            return
        at, value = apple_moment(attributes.get("startDate")), _value(vital, attributes)
        if at is not None and value is not None:
            key = vital.kind, at.astimezone(self._zone).date()
            self._last[key] = max(self._last.get(key, (at, value)), (at, value))

    def readings(self) -> tuple[Reading, ...]:
        return tuple(Reading(kind, day, value, self._source) for (kind, day), (_, value) in sorted(self._last.items()))


def _value(vital: _Vital, attributes: Mapping[str, str]) -> float | None:
    factor = vital.units.get(attributes.get("unit", ""))
    told = figure(attributes.get("value"), 0, 1_000_000)
    value = round(told * factor, 3) if told is not None and factor is not None else None
    return value if value is not None and vital.low <= value <= vital.high else None
