"""One FIT file in the making: messages go in by name, bytes come out."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

_SERIAL_NUMBER = 700_700_700


class FitFile:
    """What every file of the simulated watch has in common; `kind` is a FIT file type."""

    def __init__(self, kind: str, created_at: datetime) -> None:
        from garmin_fit_sdk import Encoder, Profile  # noqa: PLC0415 - slow to load, and only written files need it

        self._numbers: dict[str, int] = Profile["mesg_num"]
        self._encoder = Encoder()
        self.add(
            "file_id",
            type=kind,
            manufacturer="development",
            product=1,
            serial_number=_SERIAL_NUMBER,
            time_created=created_at,
            product_name="Simulated watch",
        )

    def add(self, message: str, **fields: Any) -> None:
        """Fields by their FIT names, in their own units; None is left out."""
        self._encoder.on_mesg(self._numbers[message.upper()], fields)

    def content(self) -> bytes:
        """The finished file; nothing can be added after it."""
        return bytes(self._encoder.close())


def wall_clock(moment: datetime, zone: ZoneInfo) -> datetime:
    """A moment as FIT's local timestamp: what the clock on the wall showed, counted as if it were UTC."""
    return moment.astimezone(zone).replace(tzinfo=UTC)
