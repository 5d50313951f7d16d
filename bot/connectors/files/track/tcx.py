"""TCX: what training programs of the 2000s exchange, laps with the points in them."""

from collections.abc import Mapping
from typing import BinaryIO
from zoneinfo import ZoneInfo

from bot.connectors.files.figures import figure, heart_rate, moment, one_line, power
from bot.connectors.files.fit.validity import LONGEST_S
from bot.connectors.files.track.found import recording_of
from bot.connectors.files.track.point import Point
from bot.connectors.files.track.session import TimedLap, Track
from bot.connectors.files.xml_stream import read_xml
from domain.ports.recording_reader import Progress, unheard
from domain.training.recording import Recording

SOURCE = "tcx"
_FURTHEST_M = 2_000_000.0


def read_tcx(file: BinaryIO, size: int, zone: ZoneInfo, progress: Progress = unheard) -> Recording:
    """Raises FileRefused: `xml_damaged`, `xml_entities`, `track_too_long`, `nothing_recorded`."""
    listener = _Listener()
    read_xml(file, size, "TCX", listener, progress)
    return recording_of(listener.tracks, SOURCE, zone)


class _Listener:
    """A value is told apart by what it lies in: a lap, a point, or the heart rate of either."""

    def __init__(self) -> None:
        self.tracks: list[Track] = []
        self._part = 0
        self._point: dict[str, str] = {}

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Activity":
            self.tracks.append(Track(kind=attributes.get("Sport", "")))
        elif not self.tracks:
            return
        elif name == "Lap":
            self.tracks[-1].laps.append(TimedLap(moment(attributes.get("StartTime"))))
        elif name == "Track":
            self._part += 1
        elif name == "Trackpoint":
            self._point = {}

    def closed(self, name: str, parent: str, text: str) -> None:
        if not self.tracks:
            return
        if name == "Trackpoint":
            self._keep_point()
        elif name == "Notes" and parent == "Activity":
            self.tracks[-1].title = one_line(text)
        elif parent in {"Trackpoint", "Position", "HeartRateBpm", "TPX"}:
            self._point[f"{parent}.{name}"] = text
        elif self.tracks[-1].laps:
            _tell(self.tracks[-1].laps[-1], name, parent, text)

    def _keep_point(self) -> None:
        told = self._point
        at = moment(told.get("Trackpoint.Time"))
        if at is not None:
            self.tracks[-1].add(
                Point(
                    at,
                    self._part,
                    figure(told.get("Position.LatitudeDegrees"), -90, 90),
                    figure(told.get("Position.LongitudeDegrees"), -180, 180),
                    figure(told.get("Trackpoint.AltitudeMeters"), -500, 9000),
                    figure(told.get("Trackpoint.DistanceMeters"), 0, _FURTHEST_M),
                    heart_rate(told.get("HeartRateBpm.Value")),
                    power(told.get("TPX.Watts")),
                )
            )


def _tell(lap: TimedLap, name: str, parent: str, text: str) -> None:
    match parent, name:
        case "Lap", "TotalTimeSeconds":
            lap.seconds = figure(text, 0.001, LONGEST_S)
        case "Lap", "DistanceMeters":
            lap.distance_m = figure(text, 0.01, _FURTHEST_M)
        case "Lap", "Calories":
            lap.calories = figure(text, 1, 30_000)
        case "AverageHeartRateBpm", "Value":
            lap.average_hr = heart_rate(text)
        case "MaximumHeartRateBpm", "Value":
            lap.max_hr = heart_rate(text)
        case "LX", "AvgWatts":
            lap.average_power_w = power(text) or None
