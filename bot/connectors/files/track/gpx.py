"""GPX: where somebody was and when, with heart rate and power where a program adds them."""

from collections.abc import Mapping
from typing import BinaryIO
from zoneinfo import ZoneInfo

from bot.connectors.files.figures import figure, heart_rate, moment, one_line, power
from bot.connectors.files.track.found import recording_of
from bot.connectors.files.track.point import Point
from bot.connectors.files.track.session import Track
from bot.connectors.files.xml_stream import read_xml
from domain.ports.recording_reader import Progress, unheard
from domain.training.recording import Recording

SOURCE = "gpx"
# Older exports of Strava write a number for a sport.
_NUMBERED = {"1": "cycling", "9": "running"}


def read_gpx(file: BinaryIO, size: int, zone: ZoneInfo, progress: Progress = unheard) -> Recording:
    """Every track is one activity; a route without times is a plan of somebody's and none.

    Raises FileRefused: `xml_damaged`, `xml_entities`, `track_too_long`, `nothing_recorded`.
    """
    listener = _Listener()
    read_xml(file, size, "GPX", listener, progress)
    return recording_of(listener.tracks, SOURCE, zone)


class _Listener:
    def __init__(self) -> None:
        self.tracks: list[Track] = []
        self._part = 0
        self._point: dict[str, str] | None = None

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "trk":
            self.tracks.append(Track())
        elif name == "trkseg":
            self._part += 1
        elif name == "trkpt" and self.tracks:
            self._point = dict(attributes)

    def closed(self, name: str, parent: str, text: str) -> None:
        if name == "trkpt":
            self._keep_point()
        elif self._point is not None:
            self._point.setdefault(name, text)
        elif parent == "trk" and name == "name":
            self.tracks[-1].title = one_line(text)
        elif parent == "trk" and name == "type":
            kind = one_line(text)
            self.tracks[-1].kind = _NUMBERED.get(kind, "") if kind.isdigit() else kind

    def _keep_point(self) -> None:
        told, self._point = self._point or {}, None
        at = moment(told.get("time"))
        if at is not None:
            self.tracks[-1].add(
                Point(
                    at,
                    self._part,
                    figure(told.get("lat"), -90, 90),
                    figure(told.get("lon"), -180, 180),
                    figure(told.get("ele"), -500, 9000),
                    heart_rate=heart_rate(told.get("hr") or told.get("heartrate")),
                    watts=power(told.get("power") or told.get("PowerInWatts")),
                )
            )
