"""The model on loopback refuses what the real ones refuse."""

from typing import Any

import pytest

from bot.sandbox.model import anthropic, openai
from bot.sandbox.model.refusal import Refusal

KEY = "k"
HEADERS = {"x-api-key": KEY, "anthropic-version": "2026-10-21"}
TOOL = {"name": "week", "strict": True, "input_schema": {"type": "object", "additionalProperties": False}}
LOOK = {"role": "assistant", "content": [{"type": "tool_use", "id": "t1", "name": "week", "input": {}}]}
SHOWN = {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "t1", "content": "so much"}]}
ASK = {"role": "user", "content": "How is my week?"}


def body(*messages: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"model": "claude-haiku-5-5", "max_tokens": 100, "messages": list(messages), "tools": [TOOL], **more}


def test_a_look_and_what_it_showed_are_understood() -> None:
    said = anthropic.checked(HEADERS, body(ASK, LOOK, SHOWN), KEY)
    assert (said.question, said.shown, set(said.tools)) == ("How is my week?", ("so much",), {"week"})


@pytest.mark.parametrize(
    ("given", "status", "words"),
    [
        (body(ASK, model="claude-2"), 404, "model"),
        (body(ASK, temperature=0.2), 400, "temperature"),
        (body(ASK, thread=True), 400, "Extra inputs"),
        (body(ASK, max_tokens=0), 400, "max_tokens"),
        (body({**ASK, "content": []}), 400, "empty"),
        (body(ASK, LOOK), 400, "prefill"),
        (body(ASK, LOOK, ASK), 400, "tool_result"),
        (body(ASK, {"role": "assistant", "content": "Hm."}, SHOWN), 400, "tool_result"),
        (body(ASK, tools=[{**TOOL, "input_schema": {"type": "object"}}]), 400, "additionalProperties"),
        (None, 400, "json"),
    ],
)
def test_anthropic_refuses(given: Any, status: int, words: str) -> None:
    with pytest.raises(Refusal, match=words) as refusal:
        anthropic.checked(HEADERS, given, KEY)
    assert refusal.value.status == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [({**HEADERS, "x-api-key": "other"}, 401), ({"x-api-key": KEY}, 400), ({"authorization": f"Bearer {KEY}"}, 400)],
)
def test_anthropic_wants_its_headers(headers: dict[str, str], status: int) -> None:
    with pytest.raises(Refusal) as refusal:
        anthropic.checked(headers, body(ASK), KEY)
    assert refusal.value.status == status


def answered_late(said: dict[str, Any]) -> dict[str, Any]:
    call = {"role": "assistant", "content": None, "tool_calls": [{"id": "c1"}]}
    return {"model": "gpt-5-mini", "messages": [ASK, call, said]}


@pytest.mark.parametrize(
    ("given", "authorization", "status"),
    [
        (answered_late(ASK), f"Bearer {KEY}", 400),
        (answered_late({"role": "tool", "tool_call_id": "c2", "content": "x"}), f"Bearer {KEY}", 400),
        (answered_late({"role": "tool", "tool_call_id": "c1", "content": "x"}), "Bearer other", 401),
        ({"model": "gpt-2", "messages": [ASK]}, f"Bearer {KEY}", 404),
    ],
)
def test_openai_refuses(given: dict[str, Any], authorization: str, status: int) -> None:
    with pytest.raises(Refusal) as refusal:
        openai.checked(authorization, given, KEY)
    assert refusal.value.status == status
