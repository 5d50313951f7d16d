"""What other services know an athlete by."""

from collections.abc import Mapping
from typing import Protocol

from domain.training.service import Service


class Credentials(Protocol):
    async def get(self, athlete_id: str, service: Service) -> Mapping[str, object] | None:
        """None where the athlete has not connected it."""
        ...

    async def put(self, athlete_id: str, service: Service, secret: Mapping[str, object]) -> None:
        """Kept encrypted, in the place of what was there."""
        ...
