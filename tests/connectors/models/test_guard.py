"""Nothing is asked before its money is set aside, and every end is written down."""

import asyncio
from dataclasses import dataclass, field

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr
from pydantic_ai import Agent, ModelAPIError, Tool
from pydantic_ai.exceptions import FallbackExceptionGroup

from bot.coach.ask.answering import DEADLINE_S
from bot.connectors.models.opening import Opening
from bot.connectors.models.price import Price
from bot.connectors.models.providers import PATIENCE
from bot.sandbox.model.deeds import Reply
from bot.sandbox.model.process import RunningModel
from bot.sandbox.serving.faults import Fault
from bot.settings import Settings, load_settings
from domain.errors import BudgetExceeded, Configuration
from domain.ports.purse import Fate, ModelCall, Purpose, Spent

PURPOSE = Purpose("anna", "ask:1", "digest")
AGENT = Agent(instructions="Answer.")
tokens = st.integers(min_value=0, max_value=100_000)


@dataclass
class Book:
    """A purse that opens for everything, or for nothing, and writes down what it sees."""

    empty: bool = False
    reserved: list[ModelCall] = field(default_factory=list)
    settled: list[tuple[Fate, Spent | None]] = field(default_factory=list)

    async def reserve(self, call: ModelCall) -> str:
        if self.empty:
            raise BudgetExceeded("model_budget_spent", cap="day")
        self.reserved.append(call)
        return str(len(self.reserved))

    async def settle(self, athlete_id: str, call_id: str, fate: Fate, spent: Spent | None = None) -> None:
        assert (athlete_id, call_id) == ("anna", str(len(self.reserved)))
        self.settled.append((fate, spent))


def settings_for(model: RunningModel, *, first: bool = True, second: bool = False) -> Settings:
    return load_settings(
        anthropic_api_key=SecretStr(model.key) if first else None,
        anthropic_base_url=model.url,
        openai_api_key=SecretStr(model.key) if second else None,
        openai_base_url=model.openai_url,
    )


async def asked(book: Book, settings: Settings, words: str = "How is my form?") -> str:
    async with Opening(settings, book).model_for(PURPOSE) as opened:
        return (await AGENT.run(words, model=opened)).output


async def test_what_was_set_aside_covers_what_it_cost(model: RunningModel) -> None:
    book = Book()
    await model.client.script(Reply("Good."))
    assert await asked(book, settings_for(model)) == "Good."
    (call,), ((fate, spent),) = book.reserved, book.settled
    assert (call.provider, call.model, fate) == ("anthropic", "claude-haiku-5-5", Fate.ANSWERED)
    assert spent is not None
    assert 0 < spent.cost <= call.most
    (seen,) = await model.client.calls()
    assert spent.input_tokens == seen.size // 4
    assert seen.body["max_tokens"] == settings_for(model).models.answer_tokens


@pytest.mark.parametrize(("count", "words"), [(1, 5_000), (20, 1)])
async def test_what_is_set_aside_would_do_for_every_byte_of_the_request(
    model: RunningModel, count: int, words: int
) -> None:
    """With tools, of which there may be many, and whose descriptions are as long as they like."""

    async def look() -> str:
        return ""

    tools = [Tool(look, name=f"t{number}", description="Look. " * words) for number in range(count)]
    book, settings = Book(), settings_for(model)
    await model.client.script(Reply("Good."))
    async with Opening(settings, book).model_for(PURPOSE) as opened:
        await Agent(tools=tools).run("How is my form?", model=opened)
    (call,), (seen,) = book.reserved, await model.client.calls()
    price = settings.models.prices[call.model]
    assert call.most >= seen.size * price.cache_write + settings.models.answer_tokens * price.output


async def test_an_empty_purse_sends_nothing(model: RunningModel) -> None:
    with pytest.raises(BudgetExceeded):
        await asked(Book(empty=True), settings_for(model, second=True))
    assert await model.client.calls() == ()


@pytest.mark.parametrize(
    ("fault", "fate"),
    [
        (Fault("error_before", status=529), Fate.REFUSED),
        (Fault("error_before", status=400), Fate.REFUSED),
        (Fault("error_after", status=500), Fate.UNKNOWN),
        (Fault("apply_then_drop"), Fate.UNKNOWN),
    ],
)
async def test_a_failure_counts_as_spent_unless_it_surely_was_free(
    model: RunningModel, fault: Fault, fate: Fate
) -> None:
    book = Book()
    await model.client.plan(msgspec.structs.replace(fault, times=9))
    with pytest.raises(ModelAPIError):
        await asked(book, settings_for(model))
    tries = 1 if fault.status == 400 else 3
    assert book.settled == [(fate, None)] * tries
    assert len(await model.client.calls()) == tries, "each try is a request of its own, and paid for by itself"


async def test_trouble_that_passes_is_waited_for(model: RunningModel) -> None:
    book = Book()
    await model.client.plan(Fault("error_before", status=529, retry_after=1), Fault("apply_then_drop"))
    await model.client.script(Reply("Heard by nobody."), Reply("At last."))
    assert await asked(book, settings_for(model)) == "At last."
    assert [fate for fate, _ in book.settled] == [Fate.REFUSED, Fate.UNKNOWN, Fate.ANSWERED]


async def test_whoever_wants_to_be_left_alone_for_long_is(model: RunningModel) -> None:
    await model.client.plan(Fault("error_before", status=429, retry_after=3600, times=9))
    with pytest.raises(ModelAPIError):
        await asked(Book(), settings_for(model))
    assert len(await model.client.calls()) == 1


async def test_whoever_is_cut_off_has_spent_it(model: RunningModel) -> None:
    book = Book()
    await model.client.plan(Fault("slow", seconds=5))
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.5):
            await asked(book, settings_for(model))
    assert book.settled == [(Fate.UNKNOWN, None)]


@pytest.mark.fault("F118")
@pytest.mark.parametrize("status", [408, 409, 429, 500, 503, 529])
async def test_the_second_is_asked_where_the_first_is_in_trouble(model: RunningModel, status: int) -> None:
    book = Book()
    await model.client.plan(Fault("error_before", where="messages", status=status))
    await model.client.script(Reply("From the other one."))
    assert await asked(book, settings_for(model, second=True)) == "From the other one."
    assert [call.model for call in book.reserved] == ["claude-haiku-5-5", "gpt-5-mini"]
    assert [call.path for call in await model.client.calls()] == ["messages", "chat/completions"]


@pytest.mark.parametrize("status", [400, 401, 404])
async def test_what_is_wrong_with_us_is_wrong_anywhere(model: RunningModel, status: int) -> None:
    await model.client.plan(Fault("error_before", where="messages", status=status))
    with pytest.raises(ModelAPIError):
        await asked(Book(), settings_for(model, second=True))
    assert [call.path for call in await model.client.calls()] == ["messages"]


async def test_where_both_are_in_trouble_nobody_answers(model: RunningModel) -> None:
    book = Book()
    await model.client.plan(Fault("error_before", status=529, times=9))
    with pytest.raises(FallbackExceptionGroup):
        await asked(book, settings_for(model, second=True))
    assert [fate for fate, _ in book.settled] == [Fate.REFUSED] * 6
    assert len(await model.client.calls()) == 6, "the clients ask no more often by themselves"


async def test_a_model_that_says_nothing_is_given_up_in_time_for_another_try(
    model: RunningModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert PATIENCE["timeout"] == DEADLINE_S / 2
    monkeypatch.setitem(PATIENCE, "timeout", 0.3)
    book = Book()
    await model.client.plan(Fault("slow", seconds=2))
    await model.client.script(Reply("Too late."), Reply("At last."))
    assert await asked(book, settings_for(model)) in {"Too late.", "At last."}
    assert [fate for fate, _ in book.settled] == [Fate.UNKNOWN, Fate.ANSWERED]


async def test_one_key_is_enough_and_none_is_said(model: RunningModel) -> None:
    await model.client.script(Reply("Alone."))
    assert await asked(Book(), settings_for(model, first=False, second=True)) == "Alone."
    with pytest.raises(Configuration):
        await asked(Book(), settings_for(model, first=False))


def test_each_kind_of_token_has_its_own_price_and_a_part_of_a_millionth_counts_whole() -> None:
    price = Price(input=1.0, output=5.0, cache_read=0.1, cache_write=1.25)
    assert price.cost(1000, 100, read=300, written=200) == 500 + 30 + 250 + 500
    assert price.cost(1, 0, read=1) == 1


@given(tokens, tokens, tokens, tokens, st.floats(0, 50), st.floats(0, 50))
def test_the_most_is_never_less_than_the_cost(
    read: int, written: int, fresh: int, out: int, a: float, b: float
) -> None:
    price = Price(input=a, output=b, cache_read=a / 10, cache_write=a * 1.25)
    total = read + written + fresh
    assert 0 <= price.cost(total, out, read, written) <= price.most(total, out)
