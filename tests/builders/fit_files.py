"""Small recordings as a watch writes them, made with Garmin's own encoder."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from garmin_fit_sdk import Encoder, Profile

Message = tuple[str, dict[str, Any]]
START = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)


def fit_file(*messages: Message, kind: str | int = "activity", created_at: datetime = START) -> bytes:
    """Any FIT file: the messages after its own introduction."""
    encoder = Encoder()
    file_id = {"type": kind, "manufacturer": "garmin", "product": 1, "serial_number": 42, "time_created": created_at}
    for name, fields in (("FILE_ID", file_id), *messages):
        encoder.on_mesg(Profile["mesg_num"][name], fields)
    return bytes(encoder.close())


def after(seconds: float, start: datetime = START) -> datetime:
    return start + timedelta(seconds=seconds)


def session(sport: str, seconds: float, **fields: Any) -> Message:
    """Elapsed and timer time are both `seconds` unless `fields` say otherwise."""
    return "SESSION", {
        "timestamp": after(seconds, fields.get("start_time", START)),
        "start_time": START,
        "sport": sport,
        "sub_sport": "generic",
        "total_elapsed_time": seconds,
        "total_timer_time": seconds,
        **fields,
    }


def records(figures: Sequence[dict[str, float]], start: datetime = START) -> list[Message]:
    """One record a second."""
    return [("RECORD", {"timestamp": after(index, start), **each}) for index, each in enumerate(figures)]


def run_file(seconds: float = 2400, **fields: Any) -> bytes:
    """40 minutes, 8 km, in two laps."""
    lap = {"total_elapsed_time": 1200, "total_timer_time": 1200, "total_distance": 4000, "avg_heart_rate": 141}
    run = {"total_distance": 8000, "avg_heart_rate": 142, "max_heart_rate": 163, "total_ascent": 55, **fields}
    return fit_file(
        ("LAP", {"start_time": START, "timestamp": after(1200), **lap}),
        ("LAP", {"start_time": after(1200), "timestamp": after(2400), **lap}),
        session("running", seconds, **run),
    )


def ride_file(watts: Sequence[int], **fields: Any) -> bytes:
    """One power figure a second, and no summary of them."""
    return fit_file(
        *records([{"power": each, "heart_rate": 130} for each in watts]),
        session("cycling", len(watts), total_distance=9 * len(watts), **fields),
    )


def length(kind: str, at: float, seconds: float, **fields: Any) -> Message:
    return "LENGTH", {
        "start_time": after(at),
        "timestamp": after(at + seconds),
        "length_type": kind,
        "total_elapsed_time": seconds,
        "total_timer_time": seconds,
        **fields,
    }


def pool_swim_file(**fields: Any) -> bytes:
    """Four lengths of 25 yd with rests after the second (20 s) and the third (10 and 5 s)."""
    pool = {"pool_length": 22.86, "pool_length_unit": "statute", "total_distance": 4 * 22.86, **fields}
    return fit_file(
        length("active", 0, 20.0, swim_stroke="freestyle", total_strokes=11),
        length("active", 20, 21.0, swim_stroke="freestyle", total_strokes=12),
        length("idle", 41, 20.0),
        length("active", 61, 25.0, swim_stroke="breaststroke", total_strokes=9),
        length("idle", 86, 10.0),
        length("idle", 96, 5.0),
        length("active", 101, 30.0, swim_stroke="drill"),
        length("idle", 131, 60.0),
        session("swimming", 191, **{"sub_sport": "lap_swimming", **pool}),
    )


def active_set(at: float, **fields: Any) -> Message:
    return "SET", {"start_time": after(at), "timestamp": after(at + 40), "set_type": "active", "duration": 40, **fields}


def strength_file(*sets: Message) -> bytes:
    resting: Message = ("SET", {"start_time": after(40), "set_type": "rest", "duration": 90})
    return fit_file(*sets, resting, session("training", 1800, sub_sport="strength_training", total_distance=0))


def multisport_file() -> bytes:
    """A swim of 600 s, a change of 120 s and a run of 1,500 s, their sessions in no order."""
    out, run = after(600), after(720)
    lap = {"total_elapsed_time": 600, "total_timer_time": 600}
    return fit_file(
        *records([{"heart_rate": 150}] * 30),
        *records([{"heart_rate": 170}] * 30, run),
        ("LAP", {"start_time": START, **lap, "total_distance": 750}),
        ("LAP", {"start_time": out, **lap, "total_timer_time": 120}),
        ("LAP", {"start_time": run, **lap, "total_distance": 2500}),
        ("LAP", {"start_time": after(600, run), **lap, "total_distance": 2500}),
        session("running", 1500, start_time=run, total_distance=5000),
        session("transition", 120, start_time=out),
        session("swimming", 600, sub_sport="open_water", total_distance=750),
    )


def night_file(woke_at: datetime, *levels: tuple[float, str], kind: str | int = 49) -> bytes:
    """Sleep levels, each with how many hours before waking it began."""
    found: list[Message] = [
        ("SLEEP_LEVEL", {"timestamp": woke_at - timedelta(hours=hours), "sleep_level": level})
        for hours, level in levels
    ]
    return fit_file(*found, kind=kind, created_at=woke_at)
