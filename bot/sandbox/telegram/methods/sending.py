"""sendMessage, sendPhoto, sendDocument and sendMediaGroup."""

from typing import Any

from bot.sandbox.telegram.calls import Call
from bot.sandbox.telegram.formatted import read_formatted
from bot.sandbox.telegram.keyboards import Markup, read_markup
from bot.sandbox.telegram.methods.addressing import writable_chat
from bot.sandbox.telegram.methods.media import kept_media, read_media
from bot.sandbox.telegram.methods.posting import Content, checked_caption, checked_text, post, replied_to
from bot.sandbox.telegram.office import Office
from bot.sandbox.telegram.refusal import bad_request
from bot.sandbox.telegram.shapes import Wire, to_wire

MIN_ALBUM, MAX_ALBUM = 2, 10


def send_message(office: Office, call: Call) -> Wire:
    sandbox = office.sandbox
    if not call.text("text"):
        raise bad_request("message text is empty")
    text, markup = read_formatted(call, "text", "entities"), read_markup(call)
    chat = writable_chat(sandbox, call)
    reply = replied_to(sandbox, chat, call)
    content = Content(checked_text(text))
    sandbox.pace(chat.id)
    return to_wire(post(sandbox, chat, call, content, reply=reply, markup=markup))


def send_photo(office: Office, call: Call) -> Wire:
    return _send_file(office, call, "photo")


def send_document(office: Office, call: Call) -> Wire:
    return _send_file(office, call, "document")


def send_media_group(office: Office, call: Call) -> list[Wire]:
    sandbox = office.sandbox
    items = [_album_item(item) for item in call.array("media")]
    _check_album(items, call)
    captions = [read_formatted(call, "caption", "caption_entities", item) for item in items]
    media = [read_media(sandbox, call.inside(item), "media", item["type"]) for item in items]
    chat = writable_chat(sandbox, call)
    reply = replied_to(sandbox, chat, call)
    for caption in captions:
        checked_caption(caption)
    files = [kept_media(sandbox, one, item["type"]) for one, item in zip(media, items, strict=True)]
    sandbox.pace(chat.id, len(items))
    group = sandbox.next_callback_id()[:17] + str(sandbox.next_message_id())
    contents = [Content(caption, file, group) for caption, file in zip(captions, files, strict=True)]
    return [to_wire(post(sandbox, chat, call, content, reply=reply, markup=Markup())) for content in contents]


def _send_file(office: Office, call: Call, kind: str) -> Wire:
    sandbox = office.sandbox
    media = read_media(sandbox, call, kind, kind)
    caption, markup = read_formatted(call, "caption", "caption_entities"), read_markup(call)
    chat = writable_chat(sandbox, call)
    reply = replied_to(sandbox, chat, call)
    checked_caption(caption)
    file = kept_media(sandbox, media, kind)
    sandbox.pace(chat.id)
    return to_wire(post(sandbox, chat, call, Content(caption, file), reply=reply, markup=markup))


def _album_item(item: Any) -> Wire:
    if not isinstance(item, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    if item.get("type") not in {"photo", "document"}:
        raise bad_request(f'type "{item.get("type")}" can\'t be used in sendMediaGroup')
    return item


def _check_album(items: list[Wire], call: Call) -> None:
    if not items:
        raise bad_request("there are no messages to send")
    if len(items) < MIN_ALBUM:
        raise bad_request("too few messages to send as an album")
    if len(items) > MAX_ALBUM:
        raise bad_request("too many messages to send as an album")
    if len({item["type"] for item in items}) > 1:
        raise bad_request("document can't be mixed with other media types")
    if call.json("reply_markup") is not None:
        raise bad_request("an album can't carry reply_markup; send the buttons with a message after it")
