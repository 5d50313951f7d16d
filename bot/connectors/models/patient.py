"""Asks once more where a model is in trouble: our own tries, since the client's would spend past the purse."""

import asyncio
from typing import override

from pydantic_ai.exceptions import FallbackExceptionGroup, ModelAPIError
from pydantic_ai.messages import ModelMessage, ModelResponse
from pydantic_ai.models import ModelRequestParameters
from pydantic_ai.models.wrapper import WrapperModel
from pydantic_ai.settings import ModelSettings

from bot.connectors.models.trouble import in_trouble

TRIES, REST_S = 3, 1.0
# Whoever waits in a chat waits no longer than this between two tries.
LONGEST_REST_S = 10.0


class Patient(WrapperModel):
    @override
    async def request(
        self,
        messages: list[ModelMessage],
        model_settings: ModelSettings | None,
        model_request_parameters: ModelRequestParameters,
    ) -> ModelResponse:
        for tried in range(1, TRIES):
            try:
                return await super().request(messages, model_settings, model_request_parameters)
            except (ModelAPIError, FallbackExceptionGroup) as error:
                rest = rest_s(error, tried)
                if rest is None:
                    raise
            await asyncio.sleep(rest)
        return await super().request(messages, model_settings, model_request_parameters)


def rest_s(error: Exception, tried: int) -> float | None:
    """Seconds until another try is worth it; None where none is."""
    errors = error.exceptions if isinstance(error, FallbackExceptionGroup) else (error,)
    if not all(in_trouble(each) for each in errors):
        return None
    wanted = max(getattr(each, "retry_after", None) or 0.0 for each in errors)
    return max(wanted, REST_S * tried) if wanted <= LONGEST_REST_S else None
