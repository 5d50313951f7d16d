"""How long a failed job rests: twice as long each time, and not all of them until the same second."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

LONGEST = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Retry:
    """`base` is the first rest, `jitter` the share of a rest by which it may be longer."""

    max_attempts: int = 3
    base: timedelta = timedelta(seconds=30)
    jitter: float = 0.25

    def rest(self, job_id: str, attempt: int) -> timedelta:
        """Before the next attempt; the same for the same job and attempt, whoever asks."""
        digest = hashlib.sha256(f"{job_id}/{attempt}".encode()).digest()
        share = self.jitter * int.from_bytes(digest[:4]) / 2**32
        return min(LONGEST, self.base * 2.0 ** (attempt - 1)) * (1 + share)
