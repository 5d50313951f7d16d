"""Writes a planned workout as the file a watch can guide the athlete through."""

import re
from datetime import datetime
from itertools import zip_longest
from typing import Any, Final
from zlib import crc32

from bot.connectors.files.fit.lifts import lifts
from bot.connectors.files.fit.steps import FitStep, groups, unrolled, watch_text
from domain.errors import Refused
from domain.training.sport import Sport
from domain.training.validity import problems
from domain.training.workout import Workout

_LONGEST_NAME_BYTES = 32
_LONGEST_DESCRIPTION_BYTES = 200
_LONGEST_ID = 40
_SPORTS: Final = {
    Sport.RUN: ("running", "generic"),
    Sport.RIDE: ("cycling", "generic"),
    Sport.SWIM: ("swimming", "lap_swimming"),
    Sport.STRENGTH: ("training", "strength_training"),
}


def encode_workout(workout: Workout, made_at: datetime) -> bytes:
    """The file, read back and compared before it is handed out.

    Raises `Refused`: `sport_not_on_watch`, `exercise_not_on_watch` and `workout_not_for_watch` with what is wrong, or
    `fit_read_back_differs`.
    """
    # Half of the library is its table of names, which costs a sixth of a second that a start should not pay.
    from garmin_fit_sdk import Encoder, Profile  # noqa: PLC0415

    header, steps = _meant(workout)
    encoder, kinds = Encoder(), Profile["mesg_num"]
    encoder.on_mesg(kinds["FILE_ID"], _file_id(workout, made_at))
    encoder.on_mesg(kinds["WORKOUT"], header)
    for step in steps:
        encoder.on_mesg(kinds["WORKOUT_STEP"], step)
    data = bytes(encoder.close())
    read_back(data, workout)
    return data


def read_back(data: bytes, workout: Workout) -> None:
    """Raises `Refused("fit_read_back_differs")` unless the file says step by step what the workout means."""
    from garmin_fit_sdk import Decoder, Stream  # noqa: PLC0415

    messages, errors = Decoder(Stream.from_byte_array(bytearray(data))).read(expand_sub_fields=False)
    found: dict[str, Any] = dict(messages)
    header, steps = _meant(workout)
    if errors or found.get("workout_mesgs") != [header]:
        raise Refused("fit_read_back_differs", workout=workout.id)
    for index, (written, meant) in enumerate(zip_longest(found.get("workout_step_mesgs", ()), steps)):
        if written != meant:
            raise Refused("fit_read_back_differs", workout=workout.id, step=index)


def file_name(workout: Workout) -> str:
    """Letters, digits, dashes and underscores, whatever the workout is called."""
    name = f"{workout.day:%Y-%m-%d}_{workout.sport}_{workout.purpose}_{workout.minutes}min"
    return f"{name}_{re.sub('[^A-Za-z0-9-]+', '-', workout.id)[:_LONGEST_ID]}.fit"


def _meant(workout: Workout) -> tuple[FitStep, list[FitStep]]:
    """What the file has to say, in the words of the format: the workout and its numbered steps."""
    _refuse_what_no_watch_can_guide(workout)
    found = lifts(workout.exercises) if workout.sport is Sport.STRENGTH else groups(workout.blocks)
    steps: list[FitStep] = [{"message_index": index, **step} for index, step in enumerate(unrolled(found))]
    return _header(workout, len(steps)), steps


def _refuse_what_no_watch_can_guide(workout: Workout) -> None:
    if workout.sport not in _SPORTS:
        raise Refused("sport_not_on_watch", sport=workout.sport.value)
    for problem in problems(workout):
        if problem.key == "exercise_unknown":
            raise Refused("exercise_not_on_watch", exercise=problem.found)
        raise Refused("workout_not_for_watch", problem=problem.key, place=problem.place, found=problem.found)


def _header(workout: Workout, steps: int) -> FitStep:
    sport, sub_sport = _SPORTS[workout.sport]
    header: FitStep = {
        "wkt_name": watch_text(workout.title, _LONGEST_NAME_BYTES) or workout.sport.value,
        "sport": sport,
        "sub_sport": sub_sport,
        "num_valid_steps": steps,
        **_pool(workout),
    }
    if note := watch_text(workout.note, _LONGEST_DESCRIPTION_BYTES):
        header["wkt_description"] = note
    return header


def _pool(workout: Workout) -> FitStep:
    if workout.sport is not Sport.SWIM or workout.pool_length_m is None:
        return {}
    unit = "statute" if workout.pool_in_yards else "metric"
    return {"pool_length": round(workout.pool_length_m, 2), "pool_length_unit": unit}


def _file_id(workout: Workout, made_at: datetime) -> dict[str, Any]:
    """The serial number comes from the workout's id: the watch replaces a file that has the same one."""
    return {
        "type": "workout",
        "manufacturer": "development",
        "product": 1,
        "serial_number": crc32(workout.id.encode()) or 1,
        "time_created": made_at,
    }
