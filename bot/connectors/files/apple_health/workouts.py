"""The workouts of an Apple Health export; several apps may have written the same one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.connectors.files.apple_health.moments import apple_moment
from bot.connectors.files.figures import figure, heart_rate
from bot.connectors.files.fit.validity import LONGEST_S, plausible_distance
from bot.connectors.files.sports import snake, sport_named
from domain.errors import FileRefused
from domain.training.activity import Activity, Pool
from domain.training.left_out import LeftOut, Why
from domain.training.recording import Recording
from domain.training.sport import Sport
from domain.units import METRES_PER_KM, METRES_PER_MILE, METRES_PER_YARD

_MOST_WORKOUTS = 50_000
_KIND, _QUANTITY = "HKWorkoutActivityType", "HKQuantityTypeIdentifier"
_METRES: Final = {"km": METRES_PER_KM, "m": 1.0, "mi": METRES_PER_MILE, "yd": METRES_PER_YARD, "cm": 0.01, "ft": 0.3048}
_SECONDS: Final = {"min": 60.0, "s": 1.0, "sec": 1.0, "hr": 3600.0}
_KCAL: Final = {"kcal": 1.0, "Cal": 1.0, "kJ": 1 / 4.184}


@dataclass(slots=True)
class _Workout:
    """While it is read."""

    attributes: dict[str, str]
    statistics: dict[str, dict[str, str]] = field(default_factory=dict)
    metadata: dict[str, str] = field(default_factory=dict)


class Workouts:
    def __init__(self, zone: ZoneInfo, source: str) -> None:
        self._zone = zone
        self._source = source
        self._open: _Workout | None = None
        self._done: list[Activity] = []
        self._without_time = 0

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Workout":
            self._open = _Workout(dict(attributes))
        elif self._open is not None and name == "WorkoutStatistics":
            kind = attributes.get("type", "").removeprefix(_QUANTITY)
            if len(self._open.statistics) < 50:
                self._open.statistics[kind] = dict(attributes)
        elif self._open is not None and name == "MetadataEntry" and len(self._open.metadata) < 50:
            self._open.metadata[attributes.get("key", "")] = attributes.get("value", "")

    def keep(self) -> None:
        """Raises FileRefused("health_too_long") before memory grows without end."""
        if self._open is None:
            return
        if len(self._done) == _MOST_WORKOUTS:
            raise FileRefused("health_too_long")
        activity = _activity(self._open, self._source, self._zone)
        self._open = None
        if activity is None:
            self._without_time += 1
        else:
            self._done.append(activity)

    def recording(self) -> Recording:
        once = _each_once(self._done)
        counts = ((Why.TWICE, len(self._done) - len(once)), (Why.NO_TIME, self._without_time))
        return Recording(once, left_out=tuple(LeftOut(why, count) for why, count in counts if count))


def _each_once(done: list[Activity]) -> tuple[Activity, ...]:
    """Of two workouts of one sport that overlap by more than half, the one with a heart rate, else the longer one."""
    kept: list[Activity] = []
    for activity in sorted(done, key=lambda each: (each.started_at, each.source_id)):
        other = next((each for each in reversed(kept[-5:]) if _overlap(each, activity)), None)
        if other is None:
            kept.append(activity)
        elif _worth(activity) > _worth(other):
            kept[kept.index(other)] = activity
    return tuple({each.source_id: each for each in kept}.values())


def _overlap(first: Activity, second: Activity) -> bool:
    begins = max(first.started_at, second.started_at)
    ends = min(each.started_at + timedelta(seconds=each.elapsed_s) for each in (first, second))
    shorter = min(first.elapsed_s, second.elapsed_s)
    return first.sport is second.sport and (ends - begins).total_seconds() > shorter / 2


def _worth(activity: Activity) -> tuple[bool, float]:
    return activity.average_hr is not None, activity.elapsed_s


def _activity(workout: _Workout, source: str, zone: ZoneInfo) -> Activity | None:
    told = workout.attributes
    began, ended = apple_moment(told.get("startDate")), apple_moment(told.get("endDate"))
    kind = told.get("workoutActivityType", "").removeprefix(_KIND)
    if began is None or ended is None or not 0 < (ended - began).total_seconds() <= LONGEST_S:
        return None
    elapsed_s = (ended - began).total_seconds()
    moving_s = min(_in_units(told.get("duration"), told.get("durationUnit"), _SECONDS) or elapsed_s, elapsed_s)
    sport = sport_named(kind) or Sport.OTHER
    heart = workout.statistics.get("HeartRate", {})
    return Activity(
        source=source,
        source_id=f"{kind[:40]}-{int(began.timestamp())}",
        sport=sport,
        started_at=began,
        day=began.astimezone(zone).date(),
        elapsed_s=elapsed_s,
        moving_s=moving_s,
        sub_sport=snake(kind) if sport is Sport.OTHER else _indoors(workout),
        distance_m=plausible_distance(sport, _distance_m(workout), moving_s),
        ascent_m=_limited(_measured(workout.metadata.get("HKElevationAscended")), 20_000),
        average_hr=heart_rate(heart.get("average")),
        max_hr=heart_rate(heart.get("maximum")),
        calories=_limited(_kcal(workout), 30_000),
        pool=_pool(workout) if sport is Sport.SWIM else None,
    )


def _indoors(workout: _Workout) -> str:
    return "indoor" if workout.metadata.get("HKIndoorWorkout") == "1" else ""


def _distance_m(workout: _Workout) -> float | None:
    told = workout.attributes
    if counted := _in_units(told.get("totalDistance"), told.get("totalDistanceUnit"), _METRES):
        return counted
    sums = (_in_units(each.get("sum"), each.get("unit"), _METRES) for each in _distances(workout))
    return next(filter(None, sums), None)


def _distances(workout: _Workout) -> list[dict[str, str]]:
    return [each for kind, each in workout.statistics.items() if kind.startswith("Distance")]


def _kcal(workout: _Workout) -> float | None:
    told = workout.attributes
    burned = workout.statistics.get("ActiveEnergyBurned", {})
    return _in_units(told.get("totalEnergyBurned"), told.get("totalEnergyBurnedUnit"), _KCAL) or _in_units(
        burned.get("sum"), burned.get("unit"), _KCAL
    )


def _pool(workout: _Workout) -> Pool | None:
    """`25 yd`; open water has no lap length."""
    text = workout.metadata.get("HKLapLength", "")
    length_m = _limited(_measured(text), 200)
    return Pool(length_m, text.endswith("yd")) if length_m and length_m >= 5 else None


def _measured(text: str | None) -> float | None:
    """`5300 cm` in metres."""
    value, _, unit = (text or "").partition(" ")
    return _in_units(value, unit, _METRES)


def _in_units(text: str | None, unit: str | None, units: Mapping[str, float]) -> float | None:
    """In seconds, metres or kcal; None for 0, which is what is written where nothing was measured."""
    value = figure(text, 0, 10_000_000)
    factor = units.get(unit or "")
    return value * factor if value and factor else None


def _limited(value: float | None, most: float) -> float | None:
    return value if value is not None and value <= most else None
