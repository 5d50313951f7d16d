"""Chance that repeats: the same seed and subject always draw the same numbers."""

import random


def chance(seed: int, subject: str) -> random.Random:
    """A generator of its own for each subject, so that one more draw for one leaves all others as they were."""
    return random.Random(f"{seed} {subject}")  # noqa: S311 - to be repeatable, not to be secret
