"""One session of a recording becomes one activity."""

from collections.abc import Iterable
from datetime import datetime
from statistics import fmean
from typing import Final
from zoneinfo import ZoneInfo

from bot.connectors.files.fit.legs import Leg, legs
from bot.connectors.files.fit.messages import Message, Messages
from bot.connectors.files.fit.power import watts_by_second
from bot.connectors.files.fit.strength import lift_sets
from bot.connectors.files.fit.swim import lengths, pool
from bot.connectors.files.fit.validity import (
    heart_rate,
    number,
    plausible_distance,
    power,
    seconds,
    text,
    timed,
)
from domain.metrics.power import normalized_power
from domain.training.activity import Activity, Lap, Length
from domain.training.sport import Sport
from domain.training.validity import TEMPERATURE_C

SOURCE = "fit"
_SPORTS: Final = {"running": Sport.RUN, "cycling": Sport.RIDE, "swimming": Sport.SWIM}
_BETWEEN_SPORTS = frozenset({"transition", "multisport"})
_FURTHEST_M = 2_000_000.0


def activities(messages: Messages, zone: ZoneInfo) -> tuple[Activity, ...]:
    """The activities of one file, without changing rooms and without sessions that took no time.

    `day` is the local date in the athlete's zone, also where the file carries the watch's own local time: every other
    date of the athlete is counted in that zone.
    """
    recording = _recording_id(messages["FILE_ID"])
    found = (_activity(leg, recording, zone) for leg in legs(messages) if not _between_sports(leg))
    return tuple(activity for activity in found if activity)


def _recording_id(file_ids: Iterable[Message]) -> str:
    """The same for the same recording, whatever its file is called and however often it is downloaded."""
    file_id = next(iter(file_ids), {})
    created = file_id.get("time_created")
    created_s = int(created.timestamp()) if isinstance(created, datetime) else 0
    return f"{int(number(file_id, 'serial_number', 0, 2**32) or 0)}-{created_s}"


def _between_sports(leg: Leg) -> bool:
    sport = leg.session.get("sport")
    return isinstance(sport, str) and sport in _BETWEEN_SPORTS


def _activity(leg: Leg, recording: str, zone: ZoneInfo) -> Activity | None:
    session, sport = leg.session, _sport(leg.session)
    swum = lengths(leg.lengths) if sport is Sport.SWIM else ()
    moving_s = _moving_s(session, swum)
    if moving_s is None:
        return None
    watts = watts_by_second(leg.records)
    return Activity(
        source=SOURCE,
        source_id=f"{recording}-{int(leg.started_at.timestamp())}",
        sport=sport,
        started_at=leg.started_at,
        day=leg.started_at.astimezone(zone).date(),
        elapsed_s=max(seconds(session, "total_elapsed_time") or 0.0, moving_s),
        moving_s=moving_s,
        title=text(session, "sport_profile_name"),
        sub_sport=_sub_sport(session, sport),
        distance_m=plausible_distance(sport, number(session, "total_distance", 1, _FURTHEST_M), moving_s),
        ascent_m=number(session, "total_ascent", 0, 20_000),
        average_hr=heart_rate(session, "avg_heart_rate") or _mean(_heart_rates(leg.records)),
        max_hr=heart_rate(session, "max_heart_rate") or max(_heart_rates(leg.records), default=None),
        average_power_w=power(session, "avg_power") or _mean(watts),
        normalized_power_w=power(session, "normalized_power") or normalized_power(watts) or None,
        calories=number(session, "total_calories", 0, 30_000),
        rpe=_rpe(session),
        temperature_c=_temperature(session),
        pool=pool(session) if sport is Sport.SWIM else None,
        laps=tuple(lap for message in leg.laps if (lap := _lap(message))),
        lengths=swum,
        sets=lift_sets(leg.sets) if sport is Sport.STRENGTH else (),
    )


def _sport(session: Message) -> Sport:
    if session.get("sub_sport") == "strength_training":
        return Sport.STRENGTH
    name = session.get("sport")
    return _SPORTS.get(name, Sport.OTHER) if isinstance(name, str) else Sport.OTHER


def _sub_sport(session: Message, sport: Sport) -> str:
    """What the device calls it, without the word that says nothing."""
    special = text(session, "sub_sport")
    if special not in {"", "generic"}:
        return special
    return text(session, "sport") if sport is Sport.OTHER else ""


def _moving_s(session: Message, swum: tuple[Length, ...]) -> float | None:
    """Rests at the wall run on the timer of a pool swim, so its lengths are counted instead."""
    return sum(length.seconds for length in swum) or timed(session)


def _heart_rates(records: list[Message]) -> list[float]:
    """Plausible rates; none where the sensor was lost for more than half of the records."""
    rates = [rate for record in records if (rate := heart_rate(record, "heart_rate"))]
    return rates if 2 * len(rates) >= len(records) else []


def _mean(figures: list[float]) -> float | None:
    return (fmean(figures) or None) if figures else None


def _rpe(session: Message) -> float | None:
    """0-10; the watch asks in tens."""
    tens = number(session, "workout_rpe", 10, 100)
    return tens / 10 if tens else None


def _temperature(session: Message) -> float | None:
    """The mean where a device does not tell the lowest."""
    lowest = number(session, "min_temperature", *TEMPERATURE_C)
    return lowest if lowest is not None else number(session, "avg_temperature", *TEMPERATURE_C)


def _lap(message: Message) -> Lap | None:
    lap_s = timed(message)
    if lap_s is None:
        return None
    return Lap(
        seconds=lap_s,
        distance_m=number(message, "total_distance", 0.01, _FURTHEST_M),
        average_hr=heart_rate(message, "avg_heart_rate"),
        average_power_w=power(message, "avg_power"),
    )
