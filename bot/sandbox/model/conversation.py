"""A request of either kind as what was said so far: questions, looks, and what they showed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Conversation:
    """`shown` are the results of looks since the last words of the other side; `refused` are those that were errors."""

    question: str
    shown: tuple[str, ...]
    tools: Mapping[str, Mapping[str, Any]]
    refused: bool = False
