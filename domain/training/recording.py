"""What one recorded file held."""

from dataclasses import dataclass

from domain.training.activity import Activity
from domain.training.night import Night


@dataclass(frozen=True, slots=True)
class Recording:
    """Several activities where the file is a multisport one or a chain of files."""

    activities: tuple[Activity, ...] = ()
    nights: tuple[Night, ...] = ()
