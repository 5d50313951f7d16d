"""How often and how long a model in trouble is waited for, and what of its failures was surely free."""

import asyncio

import pytest
from pydantic_ai import ModelAPIError
from pydantic_ai.exceptions import (
    FallbackExceptionGroup,
    ModelConnectionError,
    ModelHTTPError,
    ModelRateLimitError,
    ModelRequestTimeout,
    ModelServerError,
    ModelUnavailableError,
)

from bot.connectors.models.patient import rest_s
from bot.sandbox.model.process import RunningModel
from bot.sandbox.serving.faults import Fault
from domain.ports.purse import Fate, ModelCall, Spent
from tests.connectors.models.test_guard import Book, asked, settings_for

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


@pytest.mark.parametrize("trouble", TROUBLE, ids=lambda error: str(getattr(error, "status_code", type(error).__name__)))
def test_each_rest_is_longer_than_the_one_before(trouble: Exception) -> None:
    assert [rest_s(trouble, tried) for tried in (1, 2)] == [1.0, 2.0]


@pytest.mark.parametrize(("wanted", "waited"), [(0.2, 1.0), (7.5, 7.5), (10.0, 10.0), (10.5, None), (3600.0, None)])
def test_the_rest_that_is_wanted_is_given_up_to_ten_seconds(wanted: float, waited: float | None) -> None:
    assert rest_s(ModelRateLimitError("claude", "slowly", retry_after=wanted), 1) == waited


@pytest.mark.parametrize("error", [WRONG, FallbackExceptionGroup("both", [LIMITED, WRONG])])
def test_what_is_wrong_with_one_of_them_is_not_tried_again(error: Exception) -> None:
    assert rest_s(error, 1) is None


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 422])
async def test_what_was_refused_before_any_thought_is_free(model: RunningModel, status: int) -> None:
    book = Book()
    await model.client.plan(Fault("error_before", status=status))
    with pytest.raises(ModelAPIError):
        await asked(book, settings_for(model))
    assert book.settled == [(Fate.REFUSED, None)]


async def test_what_was_asked_is_written_down_however_often_it_is_cut_off(model: RunningModel) -> None:
    begun, settling = asyncio.Event(), asyncio.Event()

    class SlowBook(Book):
        async def reserve(self, call: ModelCall) -> str:
            begun.set()
            return await super().reserve(call)

        async def settle(self, athlete_id: str, call_id: str, fate: Fate, spent: Spent | None = None) -> None:
            settling.set()
            await asyncio.sleep(0.05)
            await super().settle(athlete_id, call_id, fate, spent)

    book = SlowBook()
    await model.client.plan(Fault("slow", seconds=5))
    asking = asyncio.create_task(asked(book, settings_for(model)))
    for moment in (begun, settling):
        await moment.wait()
        await asyncio.sleep(0.01)
        asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    await asyncio.sleep(0.2)
    assert book.settled == [(Fate.UNKNOWN, None)]
