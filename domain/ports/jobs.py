"""Whoever sees to it that waiting facts are worked on."""

from typing import Protocol


class Jobs(Protocol):
    def wake(self) -> None:
        """Something was committed that somebody should look at now. Never waits, may be called too often."""
        ...
