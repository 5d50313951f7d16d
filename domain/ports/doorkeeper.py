"""Lets an athlete into a service by what they told in the chat: an API key, or the code of a login that waits."""

from collections.abc import Mapping
from typing import Protocol


class Doorkeeper(Protocol):
    async def enter(self, athlete_id: str, state: Mapping[str, object], told: str) -> None:
        """Try it, and keep what it takes to go on. `state` is what was put away when it was asked for.

        Raises LoginNeeded or Refused where it opens nothing, Unavailable for later.
        """
        ...
