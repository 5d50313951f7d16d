"""Whoever can read a plan that an athlete wrote."""

from datetime import date
from typing import Protocol

from domain.plan.plan_file import PlanFile


class PlanReader(Protocol):
    def __call__(self, data: bytes, name: str, *, today: date) -> PlanFile:
        """Raises FileRefused with every problem and its place."""
        ...
