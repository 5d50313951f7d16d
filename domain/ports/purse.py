"""Who keeps the money that language models cost."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Fate(StrEnum):
    """`refused`: surely not paid for. `unknown`: it may have been answered, and counts as if it had cost the most."""

    RESERVED = "reserved"
    ANSWERED = "answered"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Purpose:
    """Whose figures a model is shown and what for: `about` names the row that wants it, `prompt` the instructions."""

    athlete_id: str
    about: str
    prompt: str


@dataclass(frozen=True, slots=True)
class ModelCall:
    """One request that is about to be sent. `most` is what it can cost at the worst.

    Money is in millionths of a US dollar, here and wherever it is counted.
    """

    purpose: Purpose
    provider: str
    model: str
    most: int


@dataclass(frozen=True, slots=True)
class Spent:
    """`input_tokens` hold those that were read from a cache or written to it as well."""

    cost: int
    input_tokens: int
    output_tokens: int
    cache_read_tokens: int = 0
    cache_write_tokens: int = 0


class Purse(Protocol):
    """Money is set aside before a request leaves, and what it did not cost comes back afterwards."""

    async def reserve(self, call: ModelCall) -> str:
        """The id to settle it by. Raises BudgetExceeded where a cap would be passed; then nothing is set aside."""
        ...

    async def settle(self, athlete_id: str, call_id: str, fate: Fate, spent: Spent | None = None) -> None:
        """`spent` is known where it was answered."""
        ...
