"""Whether the other side has trouble; a request that it finds wrong is as wrong anywhere else and at any time."""

from pydantic_ai.exceptions import (
    ModelConnectionError,
    ModelHTTPError,
    ModelRateLimitError,
    ModelRequestTimeout,
    ModelServerError,
    ModelUnavailableError,
)

PASSES = (
    ModelRateLimitError,
    ModelUnavailableError,
    ModelServerError,
    ModelConnectionError,
    ModelRequestTimeout,
)
TROUBLED = frozenset({408, 409})


def in_trouble(error: Exception) -> bool:
    return isinstance(error, PASSES) or (isinstance(error, ModelHTTPError) and error.status_code in TROUBLED)
