"""People write: text, edits, documents and photos."""

import msgspec

from bot.sandbox.telegram.calls import Upload
from bot.sandbox.telegram.events import FileKept, MessageEdited, MessagePosted
from bot.sandbox.telegram.files import as_document, as_photo
from bot.sandbox.telegram.formatted import Formatted, trimmed, with_found
from bot.sandbox.telegram.office import Office
from bot.sandbox.telegram.shapes import Chat, Message, User, Wire, to_wire
from bot.sandbox.telegram.state import Kept
from bot.sandbox.telegram.world.deeds import Done, EditText, ImpossibleError, Say, SendFile

# Telegram shows an administrator who hides their name as this account.
ANONYMOUS = User(1087968824, "Group", is_bot=True, username="GroupAnonymousBot")


def say(office: Office, deed: Say) -> Done:
    chat = _chat(office, deed.user_id, deed.chat_id)
    words = _words(deed.text)
    message = _draft(office, chat, deed.user_id)
    if deed.anonymous:
        message = msgspec.structs.replace(message, sender=ANONYMOUS, sender_chat=chat)
    reply = existing(office, chat.id, deed.reply_to).message if deed.reply_to else None
    said = msgspec.structs.replace(
        message,
        text=words.text,
        entities=words.entities,
        reply_to_message=reply,
        via_bot=User(1, deed.via_bot, is_bot=True, username=deed.via_bot) if deed.via_bot else None,
        forward_origin=_origin(deed.forwarded_from, message.date) if deed.forwarded_from else None,
    )
    return _posted(office, said)


def edit(office: Office, deed: EditText) -> Done:
    chat = _chat(office, deed.user_id, deed.chat_id)
    kept = existing(office, chat.id, deed.message_id)
    if kept.by_bot or (kept.message.sender and kept.message.sender.id != deed.user_id):
        raise ImpossibleError("people can edit only what they wrote themselves")
    words = _words(deed.text)
    edited = msgspec.structs.replace(
        kept.message, text=words.text, entities=words.entities, edit_date=int(office.sandbox.clock.now_s())
    )
    office.sandbox.record(MessageEdited(edited))
    kind = "edited_channel_post" if chat.type == "channel" else "edited_message"
    return Done(message=edited, update_id=office.updates.put({kind: to_wire(edited)}))


def send_file(office: Office, deed: SendFile) -> Done:
    chat = _chat(office, deed.user_id, deed.chat_id)
    file = office.sandbox.keep_file(Upload(deed.name, deed.content, deed.mime_type), deed.kind)
    caption = with_found(trimmed(Formatted(deed.caption)))
    sent = msgspec.structs.replace(
        _draft(office, chat, deed.user_id),
        photo=as_photo(file) if _is_photo(file) else (),
        document=None if _is_photo(file) else as_document(file),
        caption=caption.text or None,
        caption_entities=caption.entities,
    )
    return _posted(office, sent)


def existing(office: Office, chat_id: int, message_id: int) -> Kept:
    kept = office.sandbox.state.messages.get((chat_id, message_id))
    if kept is None or kept.deleted:
        raise ImpossibleError(f"there is no message {message_id} in chat {chat_id}")
    return kept


def _chat(office: Office, user_id: int, chat_id: int | None) -> Chat:
    state = office.sandbox.state
    if user_id not in state.users:
        raise ImpossibleError(f"nobody has the id {user_id}; let them join first")
    if user_id in state.deactivated:
        raise ImpossibleError("a deactivated account can't write")
    chat = state.chats.get(chat_id or user_id)
    if chat is None:
        raise ImpossibleError(f"there is no chat {chat_id}; open it first")
    if chat.type == "private" and chat.id != user_id:
        raise ImpossibleError("a private chat with the bot belongs to one person")
    if chat.id in state.blocked:
        raise ImpossibleError("this person has blocked the bot and must unblock it to write")
    return chat


def _draft(office: Office, chat: Chat, user_id: int) -> Message:
    return Message(
        message_id=office.sandbox.next_message_id(),
        date=int(office.sandbox.clock.now_s()),
        chat=chat,
        sender=None if chat.type == "channel" else office.sandbox.state.users[user_id],
        sender_chat=chat if chat.type == "channel" else None,
    )


def _posted(office: Office, message: Message) -> Done:
    office.sandbox.record(MessagePosted(message))
    if message.chat.id in office.sandbox.state.left:
        return Done(message=message)
    kind = "channel_post" if message.chat.type == "channel" else "message"
    return Done(message=message, update_id=office.updates.put({kind: to_wire(message)}))


def _words(text: str) -> Formatted:
    words = with_found(trimmed(Formatted(text)))
    if words.is_blank or words.length > 4096:
        raise ImpossibleError("a message has 1 to 4,096 characters")
    return words


def _origin(name: str, date: int) -> Wire:
    return {"type": "hidden_user", "date": date, "sender_user_name": name}


def _is_photo(file: FileKept) -> bool:
    return file.kind == "photo"
