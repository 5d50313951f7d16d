"""What a service sent when it was asked."""

from dataclasses import dataclass, field
from typing import Final

from domain.training.payload import Payload
from domain.training.recording import Recording

# The part whose cursor is the moment at which a watch last told its service something; empty where nobody knows.
DEVICE: Final = "device"
# The part whose cursor is what lies in a service's calendar of late and ahead, as domain.plan.there writes it.
CALENDAR: Final = "calendar"


@dataclass(frozen=True, slots=True)
class Delivery:
    """The answer of one part of a service, such as its activities, and where to go on from the next time.

    `gone` are ids of activities that are no longer there. `dropped` counts fields that could not be read, and records
    that had to be left out for it. `payloads` are the answers that the recording was read from.
    """

    part: str
    cursor: str
    recording: Recording = field(default_factory=Recording)
    gone: tuple[str, ...] = ()
    dropped: int = 0
    payloads: tuple[Payload, ...] = ()
