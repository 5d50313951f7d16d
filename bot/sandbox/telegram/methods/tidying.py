"""deleteMessage, pinChatMessage and setMessageReaction."""

from bot.sandbox.telegram.calls import Call
from bot.sandbox.telegram.events import MessageDeleted, MessagePinned, ReactionSet
from bot.sandbox.telegram.methods.addressing import known_chat, message_of, writable_chat
from bot.sandbox.telegram.office import Office
from bot.sandbox.telegram.refusal import bad_request

DELETABLE_S = 48 * 60 * 60
# The emoji that ReactionTypeEmoji lists and a coach could want; Telegram refuses the rest in the same words.
REACTIONS = frozenset("👍👎❤🔥🥰👏😁🤔🤯😱😢🎉🤩🙏👌🕊😍🐳💯🤣⚡🏆💔🤨😐💋👀😴😎👾🤝✍🫡🆒")


def delete_message(office: Office, call: Call) -> bool:
    sandbox = office.sandbox
    chat = known_chat(sandbox, call)
    kept = message_of(sandbox, chat, call, "message to delete not found")
    if not kept.by_bot and chat.type != "private":
        raise bad_request("message can't be deleted")
    if sandbox.clock.now_s() - kept.message.date > DELETABLE_S:
        raise bad_request("message can't be deleted for everyone")
    sandbox.record(MessageDeleted(chat.id, kept.message.message_id))
    return True


def pin_chat_message(office: Office, call: Call) -> bool:
    chat = writable_chat(office.sandbox, call)
    kept = message_of(office.sandbox, chat, call, "message to pin not found")
    office.sandbox.record(MessagePinned(chat.id, kept.message.message_id))
    return True


def set_message_reaction(office: Office, call: Call) -> bool:
    chat = writable_chat(office.sandbox, call)
    kept = message_of(office.sandbox, chat, call, "message to react not found")
    emoji = tuple(str(item.get("emoji", "")) for item in call.array("reaction") if isinstance(item, dict))
    if len(emoji) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if any(one not in REACTIONS for one in emoji):
        raise bad_request("REACTION_INVALID")
    office.sandbox.record(ReactionSet(chat.id, kept.message.message_id, emoji))
    return True
