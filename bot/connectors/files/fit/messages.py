"""The few messages and fields of a FIT file that the coach reads, decoded by Garmin's own library."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from bot.connectors.files.fit.sieve import MOST_MESSAGES, sieved
from domain.errors import FileRefused

Message = Mapping[str, Any]
Messages = Mapping[str, Sequence[Message]]

FIELDS: dict[str, tuple[str, ...]] = {
    "FILE_ID": ("type", "serial_number", "time_created"),
    "SESSION": (
        *("start_time", "sport", "sub_sport", "sport_profile_name", "total_elapsed_time", "total_timer_time"),
        *("total_distance", "total_ascent", "total_calories", "avg_heart_rate", "max_heart_rate", "avg_power"),
        *("normalized_power", "workout_rpe", "pool_length", "pool_length_unit", "avg_temperature"),
        "min_temperature",
    ),
    "LAP": (
        *("start_time", "timestamp", "total_elapsed_time", "total_timer_time", "total_distance"),
        *("avg_heart_rate", "avg_power"),
    ),
    "LENGTH": (
        *("start_time", "timestamp", "total_elapsed_time", "total_timer_time", "total_strokes"),
        *("swim_stroke", "length_type"),
    ),
    "SET": (
        *("start_time", "timestamp", "set_type", "category", "category_subtype"),
        *("repetitions", "weight", "duration"),
    ),
    "RECORD": ("timestamp", "heart_rate", "power"),
    "SLEEP_LEVEL": ("timestamp", "sleep_level"),
    "HRV_STATUS_SUMMARY": ("timestamp", "last_night_average"),
    "MONITORING_HR_DATA": ("timestamp", "current_day_resting_heart_rate"),
}


def decode(file: bytes) -> Messages:
    """The messages of one sound file, by kind and in the order they were written.

    Whatever the library cannot follow refuses the file (`FileRefused`), although its checksum was right.
    """
    # Half of the library is its table of names, which costs a sixth of a second that a start should not pay.
    from garmin_fit_sdk import Decoder, Profile, Stream  # noqa: PLC0415

    messages: dict[str, list[Message]] = {kind: [] for kind in FIELDS}
    kinds = {Profile["mesg_num"][kind]: kind for kind in FIELDS}
    try:
        _, errors = Decoder(Stream.from_byte_array(bytearray(sieved(file, _wanted())))).read(
            enable_crc_check=False,
            merge_heart_rates=False,
            mesg_listener=_keeper(messages, kinds),
        )
    except Exception as error:  # noqa: BLE001 - whatever leaks from a parser means the same
        errors = [error]
    if errors:
        raise FileRefused("fit_unreadable") from errors[0]
    return messages


def names(kind: str) -> Mapping[int, str]:
    """What the numbers of one FIT type are called; empty for a type that does not exist."""
    from garmin_fit_sdk import Profile  # noqa: PLC0415

    found: Mapping[int, str] = Profile["types"].get(kind, {})
    return found


@cache
def _wanted() -> Mapping[int, frozenset[int]]:
    """The numbers of the fields that are read, by the number of their message, with those that unfold into them."""
    from garmin_fit_sdk import Profile  # noqa: PLC0415

    numbers = {Profile["mesg_num"][kind]: frozenset(names) for kind, names in FIELDS.items()}
    return {
        number: frozenset(_numbers_of(Profile["messages"][number]["fields"], names))
        for number, names in numbers.items()
    }


def _numbers_of(fields: Mapping[int, Mapping[str, Any]], names: frozenset[str]) -> Iterator[int]:
    named = {number for number, each in fields.items() if each["name"] in names}
    for number, each in fields.items():
        inside = [each, *each["sub_fields"]]
        if any(part["name"] in names or named.intersection(part["components"]) for part in inside):
            yield number
        for part in each["sub_fields"]:
            if part["name"] in names:
                yield from (reference["num"] for reference in part["map"])


def _keeper(messages: dict[str, list[Message]], kinds: Mapping[int, str]) -> Callable[[int, dict[str, Any]], None]:
    """Keeps what is read and empties the decoder's own copy, so that memory does not grow with what is not."""

    seen = 0

    def keep(number: int, message: dict[str, Any]) -> None:
        nonlocal seen
        seen += 1
        if seen > MOST_MESSAGES:
            raise FileRefused("fit_unreadable")
        if kind := kinds.get(number):
            messages[kind].append({field: message[field] for field in FIELDS[kind] if field in message})
        message.clear()

    return keep
