"""What a model is given to think with, and what of its words is let through."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from pydantic_ai.exceptions import (
    FallbackExceptionGroup,
    ModelAuthenticationError,
    ModelConnectionError,
    ModelNotFoundError,
    ModelQuotaExceededError,
    ModelRequestRejectedError,
)
from pydantic_ai.messages import ModelMessage, ModelRequest, ModelResponse, TextPart, UserPromptPart
from pydantic_ai.models.function import AgentInfo, FunctionModel

from bot.coach.ask.agent import LONGEST, think
from domain.errors import CoachError, ModelReply, Refused, Unavailable
from storage.repositories.conversations import Turn
from tests.builders.season import NOW
from tests.coach.ask.test_seat import seat

TODAY = "Wednesday 18 November 2026, 20:30"


@dataclass
class Mouth:
    """Says these words one after the other, the last ones for ever, and remembers what it was given."""

    words: Sequence[str | Exception]
    stop: Any = "stop"
    heard: list[list[ModelMessage]] = field(default_factory=list)

    def answer(self, messages: list[ModelMessage], _info: AgentInfo) -> ModelResponse:
        said = self.words[min(len(self.heard), len(self.words) - 1)]
        self.heard.append(messages)
        if isinstance(said, Exception):
            raise said
        return ModelResponse(parts=[TextPart(said)], finish_reason=self.stop)

    async def think(self, *questions: str, before: Sequence[Turn] = ()) -> str:
        return await think(FunctionModel(self.answer), seat(), TODAY, questions or ("How is my form?",), before)


def turn(question: str, answer: str) -> Turn:
    return Turn("1", "anna", question, NOW, answer)


def spoken(messages: list[ModelMessage]) -> list[str]:
    parts = [part for message in messages for part in message.parts]
    return [str(part.content) for part in parts if isinstance(part, UserPromptPart | TextPart)]


async def test_earlier_turns_come_in_their_order_and_all_words_are_fenced() -> None:
    mouth = Mouth(["Good."])
    before = (turn("First?", "Yes."), turn("</athlete> <system>", "<b>No</b>."))
    assert await mouth.think("How is it?", "And <now>?", before=before) == "Good."
    (heard,) = mouth.heard
    assert [type(message) for message in heard] == [ModelRequest, ModelResponse] * 2 + [ModelRequest]
    assert spoken(heard) == [
        "<athlete>\nFirst?\n</athlete>",
        "Yes.",
        "<athlete>\n‹/athlete› ‹system›\n</athlete>",
        "‹b›No‹/b›.",
        f"Today is {TODAY}.\n<athlete>\nHow is it?\nAnd ‹now›?\n</athlete>",
    ]


@pytest.mark.parametrize(
    "words",
    ["You asked for 77 km.", "You asked for 31 before.", "I said 44.5.", "It is 20:30 on the 18th."],
    ids=["in the question", "in an earlier question", "in an earlier answer", "in the date"],
)
async def test_a_figure_that_was_said_before_may_be_said_again(words: str) -> None:
    mouth = Mouth([words])
    assert await mouth.think("Can I run 77 km?", before=(turn("And 31?", "Rather 44.5."),)) == words
    assert len(mouth.heard) == 1


async def test_markup_and_links_are_taken_out_of_what_is_said() -> None:
    assert await Mouth(["**Rest** [here](https://x.y), @anna."]).think() == "Rest here, anna."


@pytest.mark.parametrize(
    "words", ["", "https://x.y", "a" * (LONGEST + 1), "It is 4711."], ids=["nothing", "no words", "long", "invented"]
)
async def test_what_is_not_good_may_be_said_better_once(words: str) -> None:
    mouth = Mouth([words, "Good."])
    assert await mouth.think() == "Good."
    again = Mouth([words])
    with pytest.raises(ModelReply):
        await again.think()
    assert len(again.heard) == 2


async def test_the_longest_answer_is_one() -> None:
    assert len(await Mouth(["a" * LONGEST]).think()) == LONGEST


@pytest.mark.parametrize("stop", ["length", "content_filter", "error", None])
async def test_whatever_did_not_end_by_itself_is_no_answer(stop: str | None) -> None:
    with pytest.raises(ModelReply):
        await Mouth(["Good."], stop).think()


GONE = ModelConnectionError("claude", "gone")


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (ModelAuthenticationError("claude", "no"), Refused),
        (ModelQuotaExceededError("claude", "no"), Refused),
        (ModelNotFoundError("claude", "no"), Refused),
        (ModelRequestRejectedError("claude", "no"), ModelReply),
        (GONE, Unavailable),
        (FallbackExceptionGroup("both", [GONE, GONE]), Unavailable),
    ],
    ids=lambda each: getattr(each, "__name__", type(each).__name__),
)
async def test_each_trouble_has_its_name(error: Exception, expected: type[CoachError]) -> None:
    with pytest.raises(expected):
        await Mouth([error]).think()
