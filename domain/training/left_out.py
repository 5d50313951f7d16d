"""What a file held and nothing was made of, with the reason."""

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """One for each reason."""

    DAMAGED = "damaged"
    LOCKED = "locked"
    NO_RECORDING = "no_recording"
    NOTHING_IN_IT = "nothing_in_it"
    TOO_LONG = "too_long"
    TWICE = "twice"
    NO_TIME = "no_time"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """`example` is the name of one of the `count` things, where they have names."""

    why: Why
    count: int = 1
    example: str = ""
