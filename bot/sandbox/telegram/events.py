"""Everything that can happen in the sandbox, as the values its log is made of."""

import msgspec

from bot.sandbox.telegram.shapes import Chat, Message, User, Wire


class Event(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="event"):
    """One thing that happened; moments are Unix seconds."""


class UserJoined(Event, frozen=True, tag=True):
    user: User
    opened: bool


class ChatOpened(Event, frozen=True, tag=True):
    chat: Chat


class BlockChanged(Event, frozen=True, tag=True):
    user_id: int
    blocked: bool


class UserDeactivated(Event, frozen=True, tag=True):
    user_id: int


class MessagePosted(Event, frozen=True, tag=True):
    """`prompt` is a force-reply or a reply keyboard, which the Bot API does not send back with the message."""

    message: Message
    by_bot: bool = False
    silent: bool = False
    prompt: Wire | None = None


class MessageEdited(Event, frozen=True, tag=True):
    message: Message


class MessageDeleted(Event, frozen=True, tag=True):
    chat_id: int
    message_id: int


class MessagePinned(Event, frozen=True, tag=True):
    chat_id: int
    message_id: int


class ReactionSet(Event, frozen=True, tag=True):
    chat_id: int
    message_id: int
    emoji: tuple[str, ...]


class ActionShown(Event, frozen=True, tag=True):
    chat_id: int
    action: str
    at: float


class FileKept(Event, frozen=True, tag=True):
    """`path` is below the folder of files and is the Bot API's `file_path`."""

    file_id: str
    file_unique_id: str
    kind: str
    path: str
    name: str
    mime_type: str
    size: int
    width: int = 0
    height: int = 0


class Tapped(Event, frozen=True, tag=True):
    callback_id: str
    user_id: int
    chat_id: int
    message_id: int
    data: str
    at: float


class TapAnswered(Event, frozen=True, tag=True):
    callback_id: str
    text: str | None = None
    show_alert: bool = False


class UpdateQueued(Event, frozen=True, tag=True):
    """An update for the bot; `body` has no `update_id`, which stands beside it."""

    update_id: int
    body: Wire
    at: float


class UpdatesConfirmed(Event, frozen=True, tag=True):
    """Everything below `offset` is forgotten."""

    offset: int


class AllowedUpdatesSet(Event, frozen=True, tag=True):
    kinds: tuple[str, ...]


class CommandsSet(Event, frozen=True, tag=True):
    scope: str
    language_code: str
    commands: tuple[Wire, ...]


class ProfileTextSet(Event, frozen=True, tag=True):
    """`field` is `description` or `short_description`."""

    field: str
    language_code: str
    text: str


class WebhookSet(Event, frozen=True, tag=True):
    """An empty `url` means none."""

    url: str
    secret_token: str = ""


class ChatLeft(Event, frozen=True, tag=True):
    chat_id: int


class ClockAdvanced(Event, frozen=True, tag=True):
    seconds: float


class CallMade(Event, frozen=True, tag=True):
    """One Bot API request and its answer; `status` 0 means that the connection was closed without one."""

    number: int
    method: str
    params: Wire
    status: int
    answer: Wire
    at: float
    steady_s: float
    fault: str | None = None


type AnyEvent = (
    UserJoined
    | ChatOpened
    | BlockChanged
    | UserDeactivated
    | MessagePosted
    | MessageEdited
    | MessageDeleted
    | MessagePinned
    | ReactionSet
    | ActionShown
    | FileKept
    | Tapped
    | TapAnswered
    | UpdateQueued
    | UpdatesConfirmed
    | AllowedUpdatesSet
    | CommandsSet
    | ProfileTextSet
    | WebhookSet
    | ChatLeft
    | ClockAdvanced
    | CallMade
)
