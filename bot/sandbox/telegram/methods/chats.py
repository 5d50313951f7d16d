"""sendChatAction, getChat and leaveChat."""

from bot.sandbox.telegram.calls import Call
from bot.sandbox.telegram.events import ActionShown, ChatLeft
from bot.sandbox.telegram.methods.addressing import known_chat, writable_chat
from bot.sandbox.telegram.office import Office
from bot.sandbox.telegram.refusal import bad_request
from bot.sandbox.telegram.shapes import Wire, to_wire

ACTIONS = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
})  # fmt: skip


def send_chat_action(office: Office, call: Call) -> bool:
    sandbox = office.sandbox
    chat = writable_chat(sandbox, call)
    action = call.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    sandbox.record(ActionShown(chat.id, action, sandbox.clock.now_s()))
    return True


def get_chat(office: Office, call: Call) -> Wire:
    chat = known_chat(office.sandbox, call)
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
    )
    return {**to_wire(chat), "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}


def leave_chat(office: Office, call: Call) -> bool:
    chat = writable_chat(office.sandbox, call)
    if chat.type == "private":
        raise bad_request("chat not found")
    office.sandbox.record(ChatLeft(chat.id))
    return True
