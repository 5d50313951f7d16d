"""The objects of the Bot API that the sandbox keeps, field for field as they travel."""

from typing import Any, Literal

import msgspec

type Wire = dict[str, Any]


class User(msgspec.Struct, frozen=True, omit_defaults=True):
    id: int
    first_name: str
    is_bot: bool = False
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None


class Chat(msgspec.Struct, frozen=True, omit_defaults=True):
    id: int
    type: Literal["private", "group", "supergroup", "channel"]
    title: str | None = None
    username: str | None = None
    first_name: str | None = None
    last_name: str | None = None


class Entity(msgspec.Struct, frozen=True, omit_defaults=True):
    """A marked stretch of text; `offset` and `length` count UTF-16 units."""

    type: str
    offset: int
    length: int
    url: str | None = None
    user: User | None = None
    language: str | None = None
    custom_emoji_id: str | None = None


class PhotoSize(msgspec.Struct, frozen=True, omit_defaults=True):
    file_id: str
    file_unique_id: str
    width: int
    height: int
    file_size: int


class Document(msgspec.Struct, frozen=True, omit_defaults=True):
    file_id: str
    file_unique_id: str
    file_name: str
    mime_type: str
    file_size: int


class Message(msgspec.Struct, frozen=True, omit_defaults=True, rename={"sender": "from"}):
    message_id: int
    date: int
    chat: Chat
    sender: User | None = None
    sender_chat: Chat | None = None
    forward_origin: Wire | None = None
    via_bot: User | None = None
    edit_date: int | None = None
    reply_to_message: "Message | None" = None
    media_group_id: str | None = None
    text: str | None = None
    entities: tuple[Entity, ...] = ()
    photo: tuple[PhotoSize, ...] = ()
    document: Document | None = None
    caption: str | None = None
    caption_entities: tuple[Entity, ...] = ()
    show_caption_above_media: bool = False
    has_protected_content: bool = False
    reply_markup: Wire | None = None

    def says(self) -> str | None:
        """What a person reads: the text, or the caption under a photo or a document."""
        return self.text if self.text is not None else self.caption

    def buttons(self) -> tuple[Wire, ...]:
        rows = (self.reply_markup or {}).get("inline_keyboard", [])
        return tuple(button for row in rows for button in row)


def to_wire(value: msgspec.Struct) -> Wire:
    """JSON-ready plain values. `is_bot` is always said, because every client expects it."""
    if isinstance(value, User):
        return {"is_bot": value.is_bot, **msgspec.to_builtins(value)}
    wire: Wire = _with_is_bot(msgspec.to_builtins(value))
    return wire


def _with_is_bot(plain: Any) -> Any:
    if isinstance(plain, list | tuple):
        return [_with_is_bot(item) for item in plain]
    if not isinstance(plain, dict):
        return plain
    whole = {key: _with_is_bot(item) for key, item in plain.items()}
    for key in ("from", "user", "via_bot", "sender_user"):
        if isinstance(whole.get(key), dict):
            whole[key].setdefault("is_bot", False)
    return whole


def private_chat(user: User) -> Chat:
    return Chat(user.id, "private", username=user.username, first_name=user.first_name, last_name=user.last_name)
