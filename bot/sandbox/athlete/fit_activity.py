"""A session as the FIT activity file a watch would have stored."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.sandbox.athlete.fit_file import FitFile, wall_clock
from bot.sandbox.athlete.fit_pool import add_pool
from bot.sandbox.athlete.fit_sets import add_sets
from bot.sandbox.athlete.session import Session
from domain.training.activity import Activity
from domain.training.sport import Sport

_FIT_SPORTS = {Sport.RUN: "running", Sport.RIDE: "cycling", Sport.SWIM: "swimming", Sport.STRENGTH: "training"}
_NO_SUB_SPORT = "generic"
_CADENCE = {Sport.RUN: 84, Sport.RIDE: 88}


def activity_file(session: Session, zone: ZoneInfo) -> bytes:
    """The bytes of the file: times in UTC, the athlete's wall clock in the closing message."""
    activity = session.activity
    file = FitFile("activity", activity.started_at)
    sport = _FIT_SPORTS[activity.sport]
    file.add("sport", sport=sport, sub_sport=activity.sub_sport or _NO_SUB_SPORT, name=activity.title)
    file.add("event", timestamp=activity.started_at, event="timer", event_type="start")
    _add_records(file, session)
    laps = _add_parts(file, activity)
    file.add("event", timestamp=_ended_at(activity), event="timer", event_type="stop_all")
    _add_session(file, activity, laps)
    _add_activity(file, activity, zone)
    return file.content()


def _add_records(file: FitFile, session: Session) -> None:
    for sample in session.samples:
        file.add(
            "record",
            timestamp=session.activity.started_at + timedelta(seconds=sample.at_s),
            heart_rate=sample.heart_rate,
            distance=sample.distance_m,
            enhanced_speed=sample.speed_m_per_s,
            power=sample.power_w,
            cadence=_CADENCE.get(session.activity.sport),
        )


def _add_parts(file: FitFile, activity: Activity) -> int:
    """The laps with what is inside them; answers how many laps there are."""
    if activity.sport is Sport.SWIM:
        return add_pool(file, activity)
    if activity.sport is Sport.STRENGTH:
        return add_sets(file, activity)
    return _add_laps(file, activity)


def _add_laps(file: FitFile, activity: Activity) -> int:
    started_at = activity.started_at
    for number, lap in enumerate(activity.laps):
        ended_at = started_at + timedelta(seconds=lap.seconds)
        file.add(
            "lap",
            message_index=number,
            timestamp=ended_at,
            start_time=started_at,
            total_elapsed_time=lap.seconds,
            total_timer_time=lap.seconds,
            total_distance=lap.distance_m,
            enhanced_avg_speed=(lap.distance_m or 0.0) / lap.seconds,
            avg_heart_rate=_whole(lap.average_hr),
            avg_power=_whole(lap.average_power_w),
            event="lap",
            event_type="stop",
            lap_trigger="manual" if number < len(activity.laps) - 1 else "session_end",
        )
        started_at = ended_at
    return len(activity.laps)


def _add_session(file: FitFile, activity: Activity, laps: int) -> None:
    file.add(
        "session",
        message_index=0,
        timestamp=_ended_at(activity),
        start_time=activity.started_at,
        sport=_FIT_SPORTS[activity.sport],
        sub_sport=activity.sub_sport or _NO_SUB_SPORT,
        sport_profile_name=activity.title,
        total_elapsed_time=activity.elapsed_s,
        total_timer_time=activity.elapsed_s,
        total_moving_time=activity.moving_s,
        total_distance=activity.distance_m,
        enhanced_avg_speed=_average_speed(activity),
        avg_heart_rate=_whole(activity.average_hr),
        max_heart_rate=_whole(activity.max_hr),
        avg_power=_whole(activity.average_power_w),
        normalized_power=_whole(activity.normalized_power_w),
        total_calories=_whole(activity.calories),
        min_temperature=_whole(activity.temperature_c),
        pool_length=activity.pool.length_m if activity.pool else None,
        pool_length_unit="statute" if activity.pool else None,
        num_active_lengths=len(activity.lengths) or None,
        first_lap_index=0,
        num_laps=laps,
        event="session",
        event_type="stop",
        trigger="activity_end",
    )


def _add_activity(file: FitFile, activity: Activity, zone: ZoneInfo) -> None:
    file.add(
        "activity",
        timestamp=_ended_at(activity),
        local_timestamp=wall_clock(_ended_at(activity), zone),
        total_timer_time=activity.elapsed_s,
        num_sessions=1,
        type="manual",
        event="activity",
        event_type="stop",
    )


def _ended_at(activity: Activity) -> datetime:
    return activity.started_at + timedelta(seconds=activity.elapsed_s)


def _average_speed(activity: Activity) -> float | None:
    return activity.distance_m / activity.moving_s if activity.distance_m else None


def _whole(figure: float | None) -> int | None:
    return None if figure is None else round(figure)
