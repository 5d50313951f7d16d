"""Chat completions as OpenAI serves them, as far as a second model is asked."""

import json
from typing import Any
from uuid import uuid4

from bot.sandbox.model.conversation import Conversation
from bot.sandbox.model.deeds import Reply
from bot.sandbox.model.refusal import Refusal, invalid
from bot.sandbox.model.world import MODELS

FINISHED = {"end_turn": "stop", "max_tokens": "length", "refusal": "content_filter"}


def checked(authorization: str, body: Any, key: str) -> Conversation:
    """Raises Refusal for whatever the real one refuses."""
    if authorization != f"Bearer {key}":
        raise Refusal(401, "invalid_api_key", "Incorrect API key provided")
    if not isinstance(body, dict) or body.get("model") not in MODELS:
        raise Refusal(404, "model_not_found", "The model does not exist")
    question, shown, open_ = "", [], set()
    for message in body["messages"]:
        if message["role"] == "tool":
            if message["tool_call_id"] not in open_:
                raise invalid("messages with role 'tool' must answer a preceding tool_calls")
            open_.discard(message["tool_call_id"])
            shown.append(str(message["content"]))
            continue
        if open_:
            raise invalid("each tool_call must be answered by a tool message")
        if message["role"] == "user":
            question, shown = str(message["content"]), []
        open_ = {call["id"] for call in message.get("tool_calls") or []}
    tools = {tool["function"]["name"]: tool["function"]["parameters"] for tool in body.get("tools", [])}
    return Conversation(question, tuple(shown), tools)


def answered(reply: Reply, model: str, size: int) -> dict[str, Any]:
    calls = [
        {"id": f"call_{uuid4().hex[:20]}", "type": "function", "function": _call(look.name, look.given)}
        for look in reply.looks
    ]
    message: dict[str, Any] = {"role": "assistant", "content": reply.words or None}
    if calls:
        message["tool_calls"] = calls
    out = max(1, len(json.dumps(message)) // 4)
    return {
        "id": f"chatcmpl-{uuid4().hex[:20]}",
        "object": "chat.completion",
        "created": 0,
        "model": model,
        "choices": [{"index": 0, "message": message, "finish_reason": "tool_calls" if calls else FINISHED[reply.stop]}],
        "usage": {"prompt_tokens": size // 4, "completion_tokens": out, "total_tokens": size // 4 + out},
    }


def refused(refusal: Refusal) -> dict[str, Any]:
    return {"error": {"message": refusal.words, "type": "invalid_request_error", "code": refusal.kind}}


def _call(name: str, given: dict[str, Any]) -> dict[str, str]:
    return {"name": name, "arguments": json.dumps(given)}
