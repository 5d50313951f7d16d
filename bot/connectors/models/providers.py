"""Which models can be asked: Anthropic's first, OpenAI's after it, or whichever has a key."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from anthropic import AsyncAnthropic
from openai import AsyncOpenAI
from pydantic_ai.models import Model
from pydantic_ai.models.anthropic import AnthropicModel
from pydantic_ai.models.fallback import FallbackModel
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.anthropic import AnthropicProvider
from pydantic_ai.providers.openai import OpenAIProvider
from pydantic_ai.settings import ModelSettings

from bot.connectors.models.guard import Guard
from bot.connectors.models.patient import Patient
from bot.connectors.models.price import Price
from bot.connectors.models.trouble import in_trouble
from bot.settings import Settings
from domain.errors import Configuration
from domain.ports.purse import Purpose, Purse

PATIENCE: ModelSettings = {"timeout": 30.0}


@asynccontextmanager
async def reached(settings: Settings, purse: Purse, purpose: Purpose) -> AsyncIterator[Model]:
    """Whoever has a key, as one model for one purpose. The clients are closed at the end and retry nothing themselves.

    Raises Configuration where nobody has.
    """
    async with AsyncExitStack() as stack:
        models = [_guarded(model, settings, purse, purpose) for model in await _models(settings, stack)]
        if not models:
            raise Configuration("no_model_key")
        first, *others = models
        yield Patient(FallbackModel(first, *others, fallback_on=in_trouble) if others else first)


async def _models(settings: Settings, stack: AsyncExitStack) -> list[Model]:
    found: list[Model] = []
    if settings.anthropic_api_key is not None:
        key = settings.anthropic_api_key.get_secret_value()
        claude = await stack.enter_async_context(
            AsyncAnthropic(api_key=key, base_url=settings.anthropic_base_url, max_retries=0)
        )
        anthropic = AnthropicProvider(anthropic_client=claude)
        found.append(AnthropicModel(settings.models.anthropic, provider=anthropic, settings=PATIENCE))
    if settings.openai_api_key is not None:
        key = settings.openai_api_key.get_secret_value()
        gpt = await stack.enter_async_context(
            AsyncOpenAI(api_key=key, base_url=settings.openai_base_url, max_retries=0)
        )
        openai = OpenAIProvider(openai_client=gpt)
        found.append(OpenAIChatModel(settings.models.openai, provider=openai, settings=PATIENCE))
    return found


def _guarded(model: Model, settings: Settings, purse: Purse, purpose: Purpose) -> Guard:
    price = Price(**settings.models.prices[model.model_name].model_dump())
    return Guard(model, purse, purpose, price, settings.models.answer_tokens)
