"""Who may say anything: the paired person, in private, with an update of their own. Everything else stays outside."""

from dataclasses import dataclass

from telegram import Chat, ChatMember, Message, Update

from storage.database import Unit
from storage.repositories import athletes

CLOSED = frozenset({ChatMember.LEFT, ChatMember.BANNED})


@dataclass(frozen=True, slots=True)
class Stranger:
    """A person in a private chat whom no athlete belongs to."""

    user_id: int
    chat_id: int


@dataclass(frozen=True, slots=True)
class Admitted:
    """`reached`: whether it was known that messages reach them."""

    athlete_id: str
    user_id: int
    chat_id: int
    reached: bool = True


@dataclass(frozen=True, slots=True)
class Moved:
    """An athlete opened their private chat or closed it."""

    athlete_id: str
    chat_id: int
    reached: bool


@dataclass(frozen=True, slots=True)
class Turned:
    """Turned away, and why; nobody is told."""

    reason: str


async def admit(unit: Unit, update: Update) -> Admitted | Moved | Stranger | Turned:
    """Fails closed: an update that is not plainly a person's own message or tap in a private chat is turned away."""
    person = _person(update)
    if isinstance(person, Turned):
        return person
    account = await athletes.account(unit, person.user_id)
    if update.my_chat_member is not None:
        open_ = update.my_chat_member.new_chat_member.status not in CLOSED
        return Moved(account[0], person.chat_id, open_) if account else Turned("membership")
    return Admitted(account[0], person.user_id, person.chat_id, account[1]) if account else person


def foreign_chat(update: Update) -> int | None:
    """The id of a group or channel that the bot is in."""
    chat, change = update.effective_chat, update.my_chat_member
    if chat is None or chat.type == Chat.PRIVATE:
        return None
    return None if change is not None and change.new_chat_member.status in CLOSED else chat.id


def _person(update: Update) -> Stranger | Turned:
    if update.callback_query is not None:
        return _tapping(update)
    if update.message is not None:
        return _writing(update.message)
    if update.edited_message is not None:
        return Turned("edited")
    if update.my_chat_member is not None:
        chat, by = update.my_chat_member.chat, update.my_chat_member.from_user
        return Stranger(by.id, chat.id) if _private(chat, by.id) and not by.is_bot else Turned("membership")
    return Turned("unsupported")


def _tapping(update: Update) -> Stranger | Turned:
    """A tap counts by who tapped: its message may be gone or too old to be shown, and then the chat is the person's."""
    query = update.callback_query
    assert query is not None
    if query.from_user.is_bot:
        return Turned("bot")
    if query.inline_message_id is not None:
        return Turned("inline")
    chat = query.message.chat if query.message else None
    if chat is not None and not _private(chat, query.from_user.id):
        return Turned("not_private")
    return Stranger(query.from_user.id, query.from_user.id)


def _writing(message: Message) -> Stranger | Turned:
    author = message.from_user
    if author is None or author.is_bot:
        return Turned("no_person")
    if not _private(message.chat, author.id):
        return Turned("not_private")
    if message.sender_chat is not None:
        return Turned("anonymous")
    if message.forward_origin is not None or message.is_automatic_forward:
        return Turned("forwarded")
    if message.via_bot is not None or message.sender_business_bot is not None:
        return Turned("via_bot")
    if message.edit_date is not None:
        return Turned("edited")
    return Stranger(author.id, message.chat.id)


def _private(chat: Chat, user_id: int) -> bool:
    return chat.type == Chat.PRIVATE and chat.id == user_id
