"""Who may say anything: the paired person, in private, with an update of their own. Everything else stays outside."""

from dataclasses import dataclass

from telegram import Chat, Message, Update

from storage.database import Unit
from storage.repositories import athletes


@dataclass(frozen=True, slots=True)
class Stranger:
    """A person in a private chat whom no athlete belongs to."""

    user_id: int
    chat_id: int


@dataclass(frozen=True, slots=True)
class Admitted:
    athlete_id: str
    user_id: int
    chat_id: int


@dataclass(frozen=True, slots=True)
class Turned:
    """Turned away, and why; nobody is told."""

    reason: str


async def admit(unit: Unit, update: Update) -> Admitted | Stranger | Turned:
    """Fails closed: an update that is not plainly a person's own message or tap in a private chat is turned away."""
    person = _person(update)
    if isinstance(person, Turned):
        return person
    athlete_id = await athletes.by_user(unit, person.user_id)
    return Admitted(athlete_id, person.user_id, person.chat_id) if athlete_id else person


def _person(update: Update) -> Stranger | Turned:
    if update.callback_query is not None:
        return _tapping(update)
    if update.message is not None:
        return _writing(update.message)
    if update.edited_message is not None:
        return Turned("edited")
    if update.my_chat_member is not None:
        return Turned("membership")
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
