"""Reads `export.xml` of Apple Health as it streams by; only what is kept per day and per workout stays in memory."""

from collections.abc import Mapping
from typing import BinaryIO
from zoneinfo import ZoneInfo

from bot.connectors.files.apple_health.sleep import Sleep
from bot.connectors.files.apple_health.vitals import Vitals
from bot.connectors.files.apple_health.workouts import Workouts
from bot.connectors.files.xml_stream import read_xml
from domain.errors import FileRefused
from domain.ports.recording_reader import Progress, unheard
from domain.training.recording import Recording, merged

SOURCE = "apple_health"
_RECORD = len("HKQuantityTypeIdentifier")
_ASLEEP = "HKCategoryValueSleepAnalysisAsleep"


def read_apple_health(file: BinaryIO, size: int, zone: ZoneInfo, progress: Progress = unheard) -> Recording:
    """Workouts, nights, weight, body fat, resting heart rate, HRV as SDNN, and VO2max.

    Raises FileRefused: `xml_damaged`, `xml_entities`, `health_too_long`, `nothing_recorded`.
    """
    listener = _Listener(zone)
    read_xml(file, size, "Apple Health", listener, progress)
    found = listener.recording()
    if found.is_empty:
        raise FileRefused("nothing_recorded")
    return found


class _Listener:
    def __init__(self, zone: ZoneInfo) -> None:
        self._vitals = Vitals(zone, SOURCE)
        self._sleep = Sleep(zone, SOURCE)
        self._workouts = Workouts(zone, SOURCE)

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Record":
            self._record(attributes)
        else:
            self._workouts.opened(name, attributes)

    def closed(self, name: str, parent: str, text: str) -> None:
        del parent, text
        if name == "Workout":
            self._workouts.keep()

    def recording(self) -> Recording:
        workouts = self._workouts.recording()
        return merged((workouts, Recording(nights=self._sleep.nights(), readings=self._vitals.readings())))

    def _record(self, attributes: Mapping[str, str]) -> None:
        kind = attributes.get("type", "")
        if kind == "HKCategoryTypeIdentifierSleepAnalysis":
            if attributes.get("value", "").startswith(_ASLEEP):
                self._sleep.add(attributes.get("startDate"), attributes.get("endDate"))
        else:
            self._vitals.add(kind[_RECORD:], attributes)
