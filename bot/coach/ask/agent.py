"""The loop: a model that looks with tools, and an answer that is checked before anybody reads it."""

from collections.abc import Sequence

from pydantic_ai import Agent, AgentRunError, ModelAPIError, ModelRetry, RunContext, Tool
from pydantic_ai.exceptions import (
    FallbackExceptionGroup,
    ModelAuthenticationError,
    ModelNotFoundError,
    ModelQuotaExceededError,
    ModelRequestRejectedError,
)
from pydantic_ai.messages import ModelMessage, ModelRequest, ModelResponse, TextPart, UserPromptPart
from pydantic_ai.models import Model
from pydantic_ai.usage import UsageLimits

from bot.coach.ask.figures import invented
from bot.coach.ask.plain import fenced, plain
from bot.coach.ask.prompts import prompt
from bot.coach.ask.seat import Seat
from bot.coach.ask.tools.registry import TOOLS
from domain.errors import ModelReply, Refused, Unavailable
from storage.repositories.conversations import Turn

ROUNDS = 6
LONGEST = 1_200

AGENT: Agent[Seat, str] = Agent(
    deps_type=Seat,
    instructions=prompt("answer").text,
    tools=[Tool(tool, takes_ctx=True, strict=True) for tool in TOOLS],
    retries=1,
)


@AGENT.output_validator
def _checked(ctx: RunContext[Seat], written: str) -> str:
    said = plain(written)
    if not said or len(said) > LONGEST:
        raise ModelRetry(f"Answer in words, with at most {LONGEST} characters.")
    strange = invented(said, [*ctx.deps.seen, *ctx.deps.asked])
    if strange:
        raise ModelRetry(f"No tool shows {', '.join(strange[:5])}. Say only figures that are shown, or none.")
    return said


async def think(model: Model, seat: Seat, today: str, questions: Sequence[str], before: Sequence[Turn]) -> str:
    """The answer to these questions, which came together. `before` are earlier turns, as words alone.

    `today` is said here, since no tool tells it and a model does not know it.

    Raises Unavailable where no model can be reached, Refused where it takes nothing from us, ModelReply where it does
    not answer well, and BudgetExceeded.
    """
    limits = UsageLimits(request_limit=ROUNDS)
    history = [message for turn in before for message in _messages(turn)]
    asked = f"Today is {today}.\n{_framed(chr(10).join(questions))}"
    # A figure that the athlete named, or was told before, may be named again.
    seat.asked += [asked, *(said for turn in before for said in (turn.question, turn.answer or ""))]
    try:
        done = await AGENT.run(asked, model=model, deps=seat, message_history=history, usage_limits=limits)
    except (ModelAuthenticationError, ModelQuotaExceededError, ModelNotFoundError) as error:
        raise Refused("model_refused") from error
    except ModelRequestRejectedError as error:
        raise ModelReply("model_no_answer") from error
    except (ModelAPIError, FallbackExceptionGroup) as error:
        raise Unavailable("model_unreachable") from error
    except AgentRunError as error:
        raise ModelReply("model_no_answer") from error
    if done.response.finish_reason != "stop":
        raise ModelReply("model_no_answer", reason=str(done.response.finish_reason))
    return done.output


def _messages(turn: Turn) -> tuple[ModelMessage, ModelMessage]:
    asked = ModelRequest(parts=[UserPromptPart(_framed(turn.question))])
    return asked, ModelResponse(parts=[TextPart(fenced(turn.answer or ""))])


def _framed(words: str) -> str:
    return f"<athlete>\n{fenced(words)}\n</athlete>"
