"""Reply markup: what may stand under a message, and what Telegram refuses."""

import re
from dataclasses import dataclass
from typing import Any

from bot.sandbox.telegram.calls import Call
from bot.sandbox.telegram.refusal import bad_request
from bot.sandbox.telegram.shapes import Wire

MAX_BUTTONS = 100
MAX_CALLBACK_BYTES = 64
MAX_PLACEHOLDER = 64
OTHER_ACTIONS = ("url", "copy_text", "switch_inline_query", "switch_inline_query_current_chat", "web_app", "login_url")


@dataclass(frozen=True, slots=True)
class Markup:
    """`inline` belongs to the message; `prompt` (force-reply, reply keyboard, its removal) to the input field."""

    inline: Wire | None = None
    prompt: Wire | None = None


def read_markup(call: Call) -> Markup:
    value = call.json("reply_markup")
    if value is None:
        return Markup()
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in value:
        return Markup(inline=_inline(value["inline_keyboard"]))
    if len(str(value.get("input_field_placeholder", ""))) > MAX_PLACEHOLDER:
        raise bad_request("input field placeholder is too long")
    return Markup(prompt=value) if value else Markup()


def read_inline(call: Call) -> Wire | None:
    """Edited messages may carry only an inline keyboard."""
    markup = read_markup(call)
    if markup.prompt is not None:
        raise bad_request("inline keyboard expected")
    return markup.inline


def _inline(rows: Any) -> Wire | None:
    if not isinstance(rows, list):
        raise bad_request('field "inline_keyboard" must be of type Array')
    kept = [_row(row) for row in rows]
    filled = [row for row in kept if row]
    if sum(len(row) for row in filled) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": filled} if filled else None


def _row(row: Any) -> list[Wire]:
    if not isinstance(row, list):
        raise bad_request("can't parse inline keyboard row: expected an Array")
    return [_button(button) for button in row]


def _button(button: Any) -> Wire:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: expected an Object")
    if "text" not in button:
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not isinstance(button["text"], str):
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be of type String')
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    data = button.get("callback_data")
    if data:
        if len(str(data).encode()) > MAX_CALLBACK_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
        return button
    if button.get("url"):
        _check_url(str(button["url"]))
    if not any(button.get(action) is not None for action in OTHER_ACTIONS):
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    return button


def _check_url(url: str) -> None:
    problem = None
    if re.match(r"[a-z]+://", url) and not re.match(r"(https?|tg|ton)://", url):
        problem = "Unsupported URL protocol"
    elif not re.match(r"(https?|tg|ton)://\S+$|[\w-]+(\.[\w-]+)+\S*$", url):
        problem = "Wrong HTTP URL"
    if problem:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: {problem}")
