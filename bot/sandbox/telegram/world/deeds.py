"""What a person, or the story around them, can do: the values that `POST /world/deeds` takes."""

from typing import Literal

import msgspec

from bot.sandbox.telegram.shapes import Message, Wire


class Deed(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="deed", kw_only=True):
    """One thing done. `chat_id` is the private chat with the bot unless it names another."""


class Join(Deed, frozen=True, tag="join"):
    """A person appears. Who has not `opened` the chat cannot be written to before they write."""

    user_id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    opened: bool = True


class OpenChat(Deed, frozen=True, tag="open_chat"):
    """A group or channel that somebody adds the bot to."""

    chat_id: int
    type: Literal["group", "supergroup", "channel"]
    title: str
    by_user_id: int


class Say(Deed, frozen=True, tag="say"):
    """`forwarded_from` names who wrote it first; in a channel the channel itself speaks."""

    user_id: int
    text: str
    chat_id: int | None = None
    reply_to: int | None = None
    via_bot: str | None = None
    forwarded_from: str | None = None
    anonymous: bool = False


class EditText(Deed, frozen=True, tag="edit"):
    user_id: int
    message_id: int
    text: str
    chat_id: int | None = None


class SendFile(Deed, frozen=True, tag="send_file"):
    """`content` travels as base64."""

    user_id: int
    name: str
    content: bytes
    kind: Literal["document", "photo"] = "document"
    caption: str = ""
    mime_type: str = "application/octet-stream"
    chat_id: int | None = None


class Tap(Deed, frozen=True, tag="tap"):
    """Presses a button. A `forged` tap carries data that no button has; `sees` is what Telegram still knows of it."""

    user_id: int
    message_id: int
    data: str
    chat_id: int | None = None
    forged: bool = False
    sees: Literal["message", "inaccessible", "nothing"] = "message"


class TapAgain(Deed, frozen=True, tag="tap_again"):
    """The client sends the same tap once more: a new update and a new callback id."""

    callback_id: str


class Delete(Deed, frozen=True, tag="delete"):
    user_id: int
    message_id: int
    chat_id: int | None = None


class React(Deed, frozen=True, tag="react"):
    user_id: int
    message_id: int
    emoji: str


class Block(Deed, frozen=True, tag="block"):
    user_id: int
    blocked: bool = True


class Deactivate(Deed, frozen=True, tag="deactivate"):
    user_id: int


class PushUpdate(Deed, frozen=True, tag="push_update"):
    """Any update at all, also one that no client can read, or one that came before."""

    body: Wire
    update_id: int | None = None


class Advance(Deed, frozen=True, tag="advance"):
    """Moves Telegram's wall clock on. Rates stay on real time."""

    seconds: float


type AnyDeed = (
    Join
    | OpenChat
    | Say
    | EditText
    | SendFile
    | Tap
    | TapAgain
    | Delete
    | React
    | Block
    | Deactivate
    | PushUpdate
    | Advance
)


class Done(msgspec.Struct, frozen=True, omit_defaults=True):
    """What came of a deed; `update_id` is missing where the bot was not told."""

    message: Message | None = None
    callback_id: str | None = None
    update_id: int | None = None


class ImpossibleError(Exception):
    """That cannot be done in Telegram; the message says why."""
