"""A track with its laps becomes one activity."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import fmean
from zoneinfo import ZoneInfo

from bot.connectors.files.fit.validity import LONGEST_S, plausible_distance
from bot.connectors.files.sports import snake, sport_named
from bot.connectors.files.track.measures import ascent_m, heart_rates, watts
from bot.connectors.files.track.point import MOST_POINTS, Point, steps
from domain.errors import FileRefused
from domain.metrics.power import normalized_power
from domain.training.activity import Activity, Lap
from domain.training.sport import Sport


@dataclass(slots=True)
class TimedLap:
    """A lap while it is read."""

    started_at: datetime | None
    seconds: float | None = None
    distance_m: float | None = None
    average_hr: float | None = None
    max_hr: float | None = None
    calories: float | None = None
    average_power_w: float | None = None


@dataclass(slots=True)
class Track:
    """One session while it is read."""

    kind: str = ""
    title: str = ""
    points: list[Point] = field(default_factory=list)
    laps: list[TimedLap] = field(default_factory=list)

    def add(self, point: Point) -> None:
        """Raises FileRefused("track_too_long"): a watch that was forgotten for days recorded no training."""
        if len(self.points) == MOST_POINTS:
            raise FileRefused("track_too_long")
        self.points.append(point)


def activity(track: Track, source: str, zone: ZoneInfo) -> Activity | None:
    """None where nothing says when it was, or where no time passed.

    Moving time is the time of the laps, which stand still in pauses, else of the steps at a speed of the sport.
    """
    started_at = min(_moments(track), default=None)
    sport = sport_named(track.kind) or (None if track.kind else sport_named(track.title)) or Sport.OTHER
    if started_at is None:
        return None
    on_the_timer = sum(lap.seconds or 0.0 for lap in track.laps)
    moved = list(steps(track.points, sport))
    elapsed_s = max((_ended_at(track) - started_at).total_seconds(), on_the_timer)
    moving_s = on_the_timer or sum(step.seconds for step in moved) or elapsed_s
    if not 0 < moving_s <= elapsed_s <= LONGEST_S:
        return None
    counted_m = sum(lap.distance_m or 0.0 for lap in track.laps) or sum(step.metres for step in moved)
    beats, powers = _heart(track), watts(track.points)
    return Activity(
        source=source,
        source_id=str(int(started_at.timestamp())),
        sport=sport,
        started_at=started_at,
        day=started_at.astimezone(zone).date(),
        elapsed_s=elapsed_s,
        moving_s=moving_s,
        title=track.title,
        sub_sport=snake(track.kind) if sport is Sport.OTHER else "",
        distance_m=plausible_distance(sport, counted_m or None, moving_s),
        ascent_m=ascent_m(track.points),
        average_hr=beats and beats[0],
        max_hr=beats and beats[1],
        average_power_w=(fmean(powers) or None) if powers else None,
        normalized_power_w=normalized_power(powers) or None,
        calories=sum(lap.calories or 0.0 for lap in track.laps) or None,
        laps=tuple(
            Lap(lap.seconds, lap.distance_m, lap.average_hr, lap.average_power_w) for lap in track.laps if lap.seconds
        ),
    )


def _moments(track: Track) -> list[datetime]:
    return [
        *(lap.started_at for lap in track.laps if lap.started_at is not None),
        *(point.at for point in track.points),
    ]


def _ended_at(track: Track) -> datetime:
    ends = [lap.started_at + timedelta(seconds=lap.seconds or 0.0) for lap in track.laps if lap.started_at is not None]
    return max([*ends, *(point.at for point in track.points)])


def _heart(track: Track) -> tuple[float, float] | None:
    """Of the points, else of the laps by their length."""
    return heart_rates(track.points) or _heart_of(track.laps)


def _heart_of(laps: Sequence[TimedLap]) -> tuple[float, float] | None:
    known = [(lap.average_hr, lap.seconds, lap.max_hr) for lap in laps if lap.average_hr and lap.seconds]
    if not known:
        return None
    average = sum(rate * seconds for rate, seconds, _ in known) / sum(seconds for _, seconds, _ in known)
    return average, max(average, *(highest or 0.0 for *_, highest in known))
