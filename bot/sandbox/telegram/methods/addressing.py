"""Who a request is for: the chat, and the message in it."""

from bot.sandbox.telegram.calls import Call
from bot.sandbox.telegram.refusal import bad_request, forbidden
from bot.sandbox.telegram.sandbox import Sandbox
from bot.sandbox.telegram.shapes import Chat
from bot.sandbox.telegram.state import Kept


def known_chat(sandbox: Sandbox, call: Call) -> Chat:
    """The chat that `chat_id` names, whether or not the bot may write there now."""
    wanted = call.text("chat_id")
    if not wanted:
        raise bad_request("chat_id is empty")
    for chat in sandbox.state.chats.values():
        named = chat.type != "private" and chat.username and wanted == f"@{chat.username}"
        if (str(chat.id) == wanted or named) and chat.id not in sandbox.state.unopened:
            return chat
    raise bad_request("chat not found")


def writable_chat(sandbox: Sandbox, call: Call) -> Chat:
    chat = known_chat(sandbox, call)
    if chat.id in sandbox.state.deactivated:
        raise forbidden("user is deactivated")
    if chat.id in sandbox.state.blocked:
        raise forbidden("bot was blocked by the user")
    if chat.id in sandbox.state.left:
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    return chat


def message_of(sandbox: Sandbox, chat: Chat, call: Call, missing: str) -> Kept:
    """The message that `message_id` names; `missing` is what Telegram says when there is none."""
    message_id = call.integer("message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    kept = sandbox.state.messages.get((chat.id, message_id))
    if kept is None or kept.deleted:
        raise bad_request(missing)
    return kept
