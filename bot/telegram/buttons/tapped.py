"""What a button said when it was tapped. Anybody can send any of it, so it names and never permits."""

import re
from dataclasses import dataclass

DATA = re.compile(r"(?P<family>[a-z_]+):(?P<subject>[\w-]+):(?P<revision>\d{1,9}):(?P<action>[\w.-]+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Tapped:
    family: str
    subject: str
    revision: int
    action: str


def read_tapped(data: str | None) -> Tapped | None:
    """The parts of `family:id:revision:action`; None for anything else."""
    found = DATA.fullmatch(data or "")
    return Tapped(found["family"], found["subject"], int(found["revision"]), found["action"]) if found else None
