"""A message on its way into a chat: reply, text or caption, rate, and then it stands there."""

from dataclasses import dataclass

from bot.sandbox.telegram.calls import Call
from bot.sandbox.telegram.events import FileKept, MessagePosted
from bot.sandbox.telegram.files import as_document, as_photo
from bot.sandbox.telegram.formatted import Formatted
from bot.sandbox.telegram.keyboards import Markup
from bot.sandbox.telegram.refusal import bad_request
from bot.sandbox.telegram.sandbox import Sandbox
from bot.sandbox.telegram.shapes import Chat, Message

MAX_TEXT = 4096
MAX_CAPTION = 1024


@dataclass(frozen=True, slots=True)
class Content:
    """What a message says: its text, or a file with a caption."""

    text: Formatted
    file: FileKept | None = None
    media_group_id: str | None = None


def checked_text(text: Formatted, too_long: str = "message is too long") -> Formatted:
    if text.is_blank:
        raise bad_request("text must be non-empty")
    if text.length > MAX_TEXT:
        raise bad_request(too_long)
    return text


def checked_caption(caption: Formatted, too_long: str = "message caption is too long") -> Formatted:
    if caption.length > MAX_CAPTION:
        raise bad_request(too_long)
    return caption


def replied_to(sandbox: Sandbox, chat: Chat, call: Call) -> Message | None:
    wanted = call.json("reply_parameters") or {}
    message_id = wanted.get("message_id") or call.integer("reply_to_message_id")
    if not message_id:
        return None
    kept = sandbox.state.messages.get((chat.id, int(message_id)))
    if kept is not None and not kept.deleted:
        return kept.message
    if wanted.get("allow_sending_without_reply") or call.flag("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def post(
    sandbox: Sandbox, chat: Chat, call: Call, content: Content, *, reply: Message | None, markup: Markup
) -> Message:
    """Records a message of the bot. Everything that could be refused has been refused before."""
    text, file = content.text, content.file
    message = Message(
        message_id=sandbox.next_message_id(),
        date=int(sandbox.clock.now_s()),
        chat=chat,
        sender=sandbox.bot,
        sender_chat=chat if chat.type == "channel" else None,
        reply_to_message=reply,
        media_group_id=content.media_group_id,
        text=text.text if file is None else None,
        entities=text.entities if file is None else (),
        photo=as_photo(file) if file and file.kind == "photo" else (),
        document=as_document(file) if file and file.kind == "document" else None,
        caption=(text.text or None) if file else None,
        caption_entities=text.entities if file else (),
        show_caption_above_media=bool(file) and call.flag("show_caption_above_media"),
        has_protected_content=call.flag("protect_content"),
        reply_markup=markup.inline,
    )
    silent = call.flag("disable_notification")
    sandbox.record(MessagePosted(message, by_bot=True, silent=silent, prompt=markup.prompt))
    return message
