"""No request to a model leaves before its money is set aside, and every end of it is written down."""

import asyncio
from typing import override

import msgspec
from pydantic_ai.exceptions import ModelHTTPError
from pydantic_ai.messages import ModelMessage, ModelMessagesTypeAdapter, ModelResponse
from pydantic_ai.models import Model, ModelRequestParameters
from pydantic_ai.models.wrapper import WrapperModel
from pydantic_ai.settings import ModelSettings

from bot.connectors.models.price import Price
from domain.ports.purse import Fate, ModelCall, Purpose, Purse, Spent

# What stands around the words on the wire: names of fields, and the schemas' own grammar.
AROUND_BYTES = 2_000
# Refused before anything was thought about; of any other failure nobody knows whether it is paid for.
SURELY_FREE = frozenset({400, 401, 403, 404, 413, 422, 429, 503, 529})


class Guard(WrapperModel):
    """One for each question: it knows whose it is and what for."""

    def __init__(self, wrapped: Model, purse: Purse, purpose: Purpose, price: Price, output_tokens: int) -> None:
        super().__init__(wrapped)
        self._purse = purse
        self._purpose = purpose
        self._price = price
        self._output_tokens = output_tokens

    @override
    async def request(
        self,
        messages: list[ModelMessage],
        model_settings: ModelSettings | None,
        model_request_parameters: ModelRequestParameters,
    ) -> ModelResponse:
        """Raises BudgetExceeded, with nothing sent, where a cap would be passed."""
        settings: ModelSettings = {**(model_settings or {}), "max_tokens": self._output_tokens}
        most = self._price.most(_size(messages, model_request_parameters), self._output_tokens)
        call_id = await self._purse.reserve(ModelCall(self._purpose, self.system, self.model_name, most))
        fate, spent = Fate.UNKNOWN, None
        try:
            response = await super().request(messages, settings, model_request_parameters)
            fate, spent = Fate.ANSWERED, self._spent(response)
        except ModelHTTPError as error:
            fate = Fate.REFUSED if error.status_code in SURELY_FREE else Fate.UNKNOWN
            raise
        finally:
            # Also where the deadline cancels it: the row would else look as if somebody still waited.
            await asyncio.shield(self._purse.settle(self._purpose.athlete_id, call_id, fate, spent))
        return response

    def _spent(self, response: ModelResponse) -> Spent:
        used = response.usage
        read, written = used.cache_read_tokens, used.cache_write_tokens
        cost = self._price.cost(used.input_tokens, used.output_tokens, read, written)
        return Spent(cost, used.input_tokens, used.output_tokens, read, written)


def _size(messages: list[ModelMessage], parameters: ModelRequestParameters) -> int:
    """Bytes of the request, or more: instructions, words, tools and their replies."""
    tools = [[tool.name, tool.description, tool.parameters_json_schema] for tool in parameters.function_tools]
    words = len(ModelMessagesTypeAdapter.dump_json(messages)) + len(msgspec.json.encode(tools))
    return words + AROUND_BYTES
