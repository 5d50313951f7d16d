"""An export is one workout of one plan version on its way to one destination."""

from dataclasses import dataclass
from enum import StrEnum


class Destination(StrEnum):
    FILE = "file"


class ExportState(StrEnum):
    """A file is created when written and verified when it was read back step by step."""

    PENDING = "pending"
    CREATED = "created"
    VERIFIED = "verified"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Export:
    """`remote_id` is what the destination calls it; for a file, its name in the data folder."""

    id: str
    plan_id: str
    version: int
    workout_id: str
    destination: Destination
    state: ExportState = ExportState.PENDING
    remote_id: str | None = None
    attempts: int = 0
    error: str | None = None
