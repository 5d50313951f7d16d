"""The Messages API as Anthropic serves it: what it refuses, and how it answers."""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import uuid4

from bot.sandbox.model.conversation import Conversation
from bot.sandbox.model.deeds import Reply
from bot.sandbox.model.refusal import Refusal, invalid
from bot.sandbox.model.world import MODELS

KEYS = frozenset(
    {
        "model", "max_tokens", "messages", "system", "tools", "tool_choice", "stream", "metadata", "stop_sequences",
        "thinking", "output_config", "cache_control", "service_tier",
    }
)  # fmt: skip
GONE = ("temperature", "top_p", "top_k")
MOST_OUT = 128_000
VERSION = "anthropic-version"


def checked(headers: Mapping[str, str], body: Any, key: str) -> Conversation:
    """Raises Refusal for whatever the real one refuses."""
    # The older header, or the newer one.
    if key not in {headers.get("x-api-key"), headers.get("authorization", "").removeprefix("Bearer ")}:
        raise Refusal(401, "authentication_error", "invalid x-api-key")
    if VERSION not in headers:
        raise invalid(f"{VERSION}: header is required")
    if not isinstance(body, dict):
        raise invalid("request body is not valid json")
    for name in body:
        if name in GONE:
            raise invalid(f"{name}: this parameter is no longer supported")
        if name not in KEYS:
            raise invalid(f"{name}: Extra inputs are not permitted")
    if body.get("model") not in MODELS:
        raise Refusal(404, "not_found_error", f"model: {body.get('model')}")
    if not 0 < body.get("max_tokens", 0) <= MOST_OUT:
        raise invalid("max_tokens: out of range")
    _tools(body.get("tools", []))
    return _conversation(body)


def answered(reply: Reply, model: str, size: int) -> dict[str, Any]:
    """`size` are the bytes of the request; four of them are a token here."""
    content: list[dict[str, Any]] = [{"type": "text", "text": reply.words}] if reply.words else []
    content += [
        {"type": "tool_use", "id": f"toolu_{uuid4().hex[:20]}", "name": look.name, "input": look.given}
        for look in reply.looks
    ]
    tokens = {"input_tokens": size // 4, "output_tokens": max(1, len(json.dumps(content)) // 4)}
    return {
        "id": f"msg_{uuid4().hex[:20]}",
        "type": "message",
        "role": "assistant",
        "model": model,
        "content": content,
        "stop_reason": "tool_use" if reply.looks else reply.stop,
        "stop_sequence": None,
        "usage": {**tokens, "cache_creation_input_tokens": 0, "cache_read_input_tokens": 0},
    }


def refused(refusal: Refusal) -> dict[str, Any]:
    return {"type": "error", "error": {"type": refusal.kind, "message": refusal.words}}


def _tools(tools: list[dict[str, Any]]) -> None:
    for tool in tools:
        schema = tool.get("input_schema", {})
        if tool.get("strict") and schema.get("additionalProperties") is not False:
            raise invalid(f"tools.{tool.get('name')}: strict tools need additionalProperties: false")


def _conversation(body: dict[str, Any]) -> Conversation:
    """Every look is answered in the very next turn; turns of one side in a row are one."""
    open_: set[str] = set()
    shown: list[str] = []
    question, refused_look, last = "", False, "assistant"
    for message in body["messages"]:
        blocks = list(_blocks(message["content"]))
        if not blocks:
            raise invalid("messages: content must not be empty")
        results = {block["tool_use_id"]: block for block in blocks if block["type"] == "tool_result"}
        last = message["role"]
        if last == "user" and set(results) != open_:
            raise invalid("messages: each tool_use must have its tool_result in the next message, and only those")
        said = [block["text"] for block in blocks if block["type"] == "text" and last == "user"]
        if said and not results:
            question, shown = said[-1], []
        shown += [_text(block["content"]) for block in results.values() if not block.get("is_error")]
        refused_look = any(block.get("is_error") for block in results.values())
        open_ = {block["id"] for block in blocks if block["type"] == "tool_use"}
    if last != "user":
        raise invalid("messages: prefill is not supported by this model")
    tools = {tool["name"]: tool["input_schema"] for tool in body.get("tools", [])}
    return Conversation(question, tuple(shown), tools, refused_look)


def _blocks(content: Any) -> Iterator[dict[str, Any]]:
    yield from [{"type": "text", "text": content}] if isinstance(content, str) else content


def _text(content: Any) -> str:
    return "\n".join(block["text"] for block in _blocks(content))
