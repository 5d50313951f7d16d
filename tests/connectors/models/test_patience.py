"""How often and how long a model in trouble is waited for, and what of its failures was surely free."""

import asyncio
from collections.abc import Iterator

import pytest
from pydantic_ai import Agent, ModelAPIError
from pydantic_ai.exceptions import (
    FallbackExceptionGroup,
    ModelConnectionError,
    ModelHTTPError,
    ModelRateLimitError,
    ModelRequestTimeout,
    ModelServerError,
    ModelUnavailableError,
)
from pydantic_ai.messages import ModelMessage, ModelResponse, TextPart
from pydantic_ai.models.function import AgentInfo, FunctionModel

from bot.connectors.models.guard import Guard
from bot.connectors.models.patient import Patient
from bot.connectors.models.price import Price
from domain.ports.purse import Fate, Spent
from tests.connectors.models.test_guard import PURPOSE, Book

PRICE = Price(1.0, 5.0, 0.1, 1.25)
LIMITED = ModelRateLimitError("claude", "slowly")
WRONG = ModelHTTPError(400, "claude")
TROUBLE = (
    LIMITED,
    ModelUnavailableError("claude", "busy"),
    ModelServerError("claude", "broken"),
    ModelConnectionError("claude", "gone"),
    ModelRequestTimeout("claude", 30.0),
    ModelHTTPError(408, "claude"),
    ModelHTTPError(409, "claude"),
    FallbackExceptionGroup("both", [LIMITED, LIMITED]),
)


def failing(*errors: Exception) -> FunctionModel:
    """Each request fails by the next of these; whoever comes after them is answered."""
    ahead: Iterator[Exception] = iter(errors)

    def answer(_messages: list[ModelMessage], _info: AgentInfo) -> ModelResponse:
        error = next(ahead, None)
        if error is not None:
            raise error
        return ModelResponse(parts=[TextPart("At last.")])

    return FunctionModel(answer)


@pytest.fixture
def rests(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds that would have been waited."""
    waited: list[float] = []

    async def rest(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", rest)
    return waited


async def asked(*errors: Exception) -> str:
    return (await Agent(Patient(failing(*errors))).run("How is my form?")).output


@pytest.mark.parametrize("trouble", TROUBLE, ids=lambda error: str(getattr(error, "status_code", type(error).__name__)))
async def test_trouble_is_tried_three_times_with_growing_rests(rests: list[float], trouble: Exception) -> None:
    assert await asked(trouble, trouble) == "At last."
    assert rests == [1.0, 2.0]
    with pytest.raises(type(trouble)):
        await asked(*[trouble] * 3)


@pytest.mark.parametrize(("wanted", "waited"), [(0.2, [1.0]), (7.5, [7.5]), (10.0, [10.0]), (10.5, []), (3600.0, [])])
async def test_the_rest_that_is_wanted_is_given_up_to_ten_seconds(
    rests: list[float], wanted: float, waited: list[float]
) -> None:
    limited = ModelRateLimitError("claude", "slowly", retry_after=wanted)
    if waited:
        assert await asked(limited) == "At last."
    else:
        with pytest.raises(ModelRateLimitError):
            await asked(limited)
    assert rests == waited


@pytest.mark.parametrize("error", [WRONG, FallbackExceptionGroup("both", [LIMITED, WRONG])])
async def test_what_is_wrong_with_one_of_them_is_not_tried_again(rests: list[float], error: Exception) -> None:
    with pytest.raises(type(error)):
        await asked(error)
    assert rests == []


@pytest.mark.parametrize(
    ("status", "fate"),
    [
        *((status, Fate.REFUSED) for status in (400, 401, 403, 404, 413, 422, 429, 503, 529)),
        *((status, Fate.UNKNOWN) for status in (408, 409, 500, 502, 504)),
    ],
)
async def test_only_what_was_refused_before_any_thought_is_free(status: int, fate: Fate) -> None:
    book = Book()
    guard = Guard(failing(ModelHTTPError(status, "claude")), book, PURPOSE, PRICE, 9)
    with pytest.raises(ModelAPIError):
        await Agent(guard).run("How is my form?")
    assert book.settled == [(fate, None)]


async def test_what_was_asked_is_written_down_however_often_it_is_cut_off() -> None:
    begun, settling = asyncio.Event(), asyncio.Event()

    class SlowBook(Book):
        async def settle(self, athlete_id: str, call_id: str, fate: Fate, spent: Spent | None = None) -> None:
            settling.set()
            await asyncio.sleep(0.05)
            await super().settle(athlete_id, call_id, fate, spent)

    async def silent(_messages: list[ModelMessage], _info: AgentInfo) -> ModelResponse:
        begun.set()
        await asyncio.Event().wait()
        raise AssertionError("nobody answers")

    book = SlowBook()
    guard = Guard(FunctionModel(silent), book, PURPOSE, PRICE, 9)
    asking = asyncio.create_task(Agent(guard).run("How is my form?"))
    for moment in (begun, settling):
        await moment.wait()
        asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    await asyncio.sleep(0.2)
    assert book.settled == [(Fate.UNKNOWN, None)]
