"""What an athlete says about themselves in one go; what is left out stays as it is."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import time

from domain.athlete.athlete import Athlete, Units
from domain.athlete.availability import Availability
from domain.athlete.goals import Goal
from domain.athlete.profile import Profile


@dataclass(frozen=True, slots=True)
class AthleteFacts:
    """None where the file says nothing."""

    name: str | None = None
    zone_name: str | None = None
    language: str | None = None
    units: Units | None = None
    review_at: time | None = None
    brief_at: time | None = None
    availability: Availability | None = None
    profile: Profile | None = None
    goals: tuple[Goal, ...] | None = None
    limits: Mapping[str, float] | None = None

    def onto(self, athlete: Athlete) -> Athlete:
        """The athlete with everything that was said, and nothing else changed."""
        said = {each.name: value for each in fields(self) if (value := getattr(self, each.name)) is not None}
        if "name" in said:
            said["display_name"] = said.pop("name")
        if self.profile is not None:
            said["profile"] = _merged(self.profile, athlete.profile)
        return replace(athlete, **said)


def _merged(new: Profile, old: Profile) -> Profile:
    said = {each.name: value for each in fields(new) if (value := getattr(new, each.name)) not in {None, ()}}
    return replace(old, **said)
