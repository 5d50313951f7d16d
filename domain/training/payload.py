"""What a service answered, as it came."""

from typing import NamedTuple


class Payload(NamedTuple):
    """`content` is JSON. (kind, key) names it within a service: an activity by its id, days by the first and last."""

    kind: str
    key: str
    content: bytes
