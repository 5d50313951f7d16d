"""editMessageText, editMessageCaption, editMessageReplyMarkup and editMessageMedia."""

import msgspec

from bot.sandbox.telegram.calls import Call
from bot.sandbox.telegram.events import MessageEdited
from bot.sandbox.telegram.files import as_document, as_photo
from bot.sandbox.telegram.formatted import read_formatted
from bot.sandbox.telegram.keyboards import read_inline
from bot.sandbox.telegram.methods.addressing import message_of, writable_chat
from bot.sandbox.telegram.methods.media import kept_media, read_media
from bot.sandbox.telegram.methods.posting import checked_caption, checked_text
from bot.sandbox.telegram.office import Office
from bot.sandbox.telegram.refusal import bad_request
from bot.sandbox.telegram.sandbox import Sandbox
from bot.sandbox.telegram.shapes import Message, Wire, to_wire

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)


def edit_message_text(office: Office, call: Call) -> Wire:
    if not call.text("text"):
        raise bad_request("message text is empty")
    text, inline = read_formatted(call, "text", "entities"), read_inline(call)
    current = _own_message(office.sandbox, call)
    if current.text is None:
        raise bad_request("there is no text in the message to edit")
    checked_text(text, "MESSAGE_TOO_LONG")
    edited = msgspec.structs.replace(current, text=text.text, entities=text.entities, reply_markup=inline)
    return _replace(office.sandbox, current, edited)


def edit_message_caption(office: Office, call: Call) -> Wire:
    caption, inline = read_formatted(call, "caption", "caption_entities"), read_inline(call)
    current = _own_message(office.sandbox, call)
    if current.text is not None:
        raise bad_request("there is no caption in the message to edit")
    checked_caption(caption, "MEDIA_CAPTION_TOO_LONG")
    edited = msgspec.structs.replace(
        current, caption=caption.text or None, caption_entities=caption.entities, reply_markup=inline
    )
    return _replace(office.sandbox, current, edited)


def edit_message_reply_markup(office: Office, call: Call) -> Wire:
    inline = read_inline(call)
    current = _own_message(office.sandbox, call)
    return _replace(office.sandbox, current, msgspec.structs.replace(current, reply_markup=inline))


def edit_message_media(office: Office, call: Call) -> Wire:
    item = call.json("media")
    if not isinstance(item, dict) or item.get("type") not in {"photo", "document"}:
        raise bad_request("can't parse InputMedia: type must be photo or document")
    media = read_media(office.sandbox, call.inside(item), "media", item["type"])
    caption, inline = read_formatted(call, "caption", "caption_entities", item), read_inline(call)
    current = _own_message(office.sandbox, call)
    checked_caption(caption)
    file = kept_media(office.sandbox, media, item["type"])
    edited = msgspec.structs.replace(
        current,
        text=None,
        entities=(),
        photo=as_photo(file) if file.kind == "photo" else (),
        document=as_document(file) if file.kind == "document" else None,
        caption=caption.text or None,
        caption_entities=caption.entities,
        reply_markup=inline,
    )
    return _replace(office.sandbox, current, edited)


def _own_message(sandbox: Sandbox, call: Call) -> Message:
    chat = writable_chat(sandbox, call)
    kept = message_of(sandbox, chat, call, "message to edit not found")
    if not kept.by_bot:
        raise bad_request("message can't be edited")
    return kept.message


def _replace(sandbox: Sandbox, current: Message, edited: Message) -> Wire:
    if edited == current:
        raise bad_request(NOT_MODIFIED)
    sandbox.pace(current.chat.id)
    dated = msgspec.structs.replace(edited, edit_date=int(sandbox.clock.now_s()))
    sandbox.record(MessageEdited(dated))
    return to_wire(dated)
