"""A finding: the rule that spoke, what was measured, and what it was held against."""

from typing import NamedTuple


class Finding(NamedTuple):
    """`rule` is a stable key; value and threshold share one unit, which the rule's own place names."""

    rule: str
    value: float
    threshold: float
