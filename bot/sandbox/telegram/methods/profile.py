"""getMe, and what the bot says about itself: commands and descriptions."""

import json
import re
from typing import Any

from bot.sandbox.telegram.calls import Call
from bot.sandbox.telegram.events import CommandsSet, ProfileTextSet
from bot.sandbox.telegram.office import Office
from bot.sandbox.telegram.refusal import bad_request
from bot.sandbox.telegram.shapes import Wire, to_wire

MAX_COMMANDS = 100
MAX_COMMAND = 32
MAX_COMMAND_DESCRIPTION = 256
MAX_DESCRIPTION = 512
MAX_SHORT_DESCRIPTION = 120


def get_me(office: Office, call: Call) -> Wire:  # noqa: ARG001 - every method takes the call
    return {
        **to_wire(office.sandbox.bot),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_my_commands(office: Office, call: Call) -> bool:
    items = call.array("commands")
    if len(items) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    commands = tuple(_command(item) for item in items)
    office.sandbox.record(CommandsSet(_scope(call), call.text("language_code"), commands))
    return True


def get_my_commands(office: Office, call: Call) -> list[Wire]:
    return list(office.sandbox.state.commands.get((_scope(call), call.text("language_code")), ()))


def set_my_description(office: Office, call: Call) -> bool:
    return _set_text(office, call, "description", MAX_DESCRIPTION)


def set_my_short_description(office: Office, call: Call) -> bool:
    return _set_text(office, call, "short_description", MAX_SHORT_DESCRIPTION)


def _set_text(office: Office, call: Call, field: str, longest: int) -> bool:
    text = call.text(field)
    if len(text) > longest:
        raise bad_request(f"bot {field.replace('_', ' ')} is too long")
    office.sandbox.record(ProfileTextSet(field, call.text("language_code"), text))
    return True


def _command(item: Any) -> Wire:
    if not isinstance(item, dict) or "command" not in item or "description" not in item:
        raise bad_request("can't parse BotCommand: Can't find field \"command\"")
    name, description = str(item["command"]).removeprefix("/"), str(item["description"]).strip()
    if not name:
        raise bad_request("command must be non-empty")
    if len(name) > MAX_COMMAND:
        raise bad_request(f"command length must not exceed {MAX_COMMAND}")
    if not re.fullmatch(r"[a-z0-9_]+", name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > MAX_COMMAND_DESCRIPTION:
        raise bad_request(f"command description length must not exceed {MAX_COMMAND_DESCRIPTION}")
    return {"command": name, "description": description}


def _scope(call: Call) -> str:
    return json.dumps(call.json("scope") or {"type": "default"}, sort_keys=True)
