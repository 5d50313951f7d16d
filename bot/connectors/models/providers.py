"""Which models can be asked: Anthropic's first, OpenAI's after it, or whichever has a key."""

from collections.abc import Callable

from anthropic import AsyncAnthropic
from openai import AsyncOpenAI
from pydantic_ai.exceptions import (
    ModelConnectionError,
    ModelHTTPError,
    ModelRateLimitError,
    ModelRequestTimeout,
    ModelServerError,
    ModelUnavailableError,
)
from pydantic_ai.models import Model
from pydantic_ai.models.anthropic import AnthropicModel
from pydantic_ai.models.fallback import FallbackModel
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.anthropic import AnthropicProvider
from pydantic_ai.providers.openai import OpenAIProvider
from pydantic_ai.settings import ModelSettings

from bot.connectors.models.guard import Guard
from bot.connectors.models.price import Price
from bot.settings import Settings
from domain.ports.purse import Purpose, Purse

REQUEST_S = 30.0
# The other side has trouble; a request that it finds wrong is as wrong anywhere else.
TROUBLE = (
    ModelRateLimitError,
    ModelUnavailableError,
    ModelServerError,
    ModelConnectionError,
    ModelRequestTimeout,
)
TROUBLED = frozenset({408, 409})

Models = Callable[[Purpose], Model]


def providers(settings: Settings, purse: Purse) -> Models:
    """Whoever has a key, as a model for one purpose. Clients are made once and retry nothing by themselves."""
    reached = _reached(settings)

    def model_for(purpose: Purpose) -> Model:
        guarded = [_guarded(model, settings, purse, purpose) for model in reached]
        first, *others = guarded
        return FallbackModel(first, *others, fallback_on=_in_trouble) if others else first

    return model_for


def _reached(settings: Settings) -> tuple[Model, ...]:
    patience: ModelSettings = {"timeout": REQUEST_S}
    found: list[Model] = []
    if settings.anthropic_api_key is not None:
        key = settings.anthropic_api_key.get_secret_value()
        claude = AsyncAnthropic(api_key=key, base_url=settings.anthropic_base_url, max_retries=0)
        provider = AnthropicProvider(anthropic_client=claude)
        found.append(AnthropicModel(settings.models.anthropic, provider=provider, settings=patience))
    if settings.openai_api_key is not None:
        key = settings.openai_api_key.get_secret_value()
        gpt = AsyncOpenAI(api_key=key, base_url=settings.openai_base_url, max_retries=0)
        found.append(
            OpenAIChatModel(settings.models.openai, provider=OpenAIProvider(openai_client=gpt), settings=patience)
        )
    return tuple(found)


def _guarded(model: Model, settings: Settings, purse: Purse, purpose: Purpose) -> Guard:
    price = Price(**settings.models.prices[model.model_name].model_dump())
    return Guard(model, purse, purpose, price, settings.models.answer_tokens)


def _in_trouble(error: Exception) -> bool:
    return isinstance(error, TROUBLE) or (isinstance(error, ModelHTTPError) and error.status_code in TROUBLED)
