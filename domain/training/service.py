"""The services of others that an athlete may connect."""

from enum import StrEnum


class Service(StrEnum):
    """The name is also the `source` of what comes from there."""

    GARMIN = "garmin"
    HEVY = "hevy"

    @property
    def maker(self) -> str:
        """Its name as its maker writes it."""
        return self.value.capitalize()
