"""What a reader of the sandbox is shown, as the values that `GET /world/…` gives."""

from collections import Counter

import msgspec

from bot.sandbox.telegram.events import ActionShown, CallMade, TapAnswered, Tapped
from bot.sandbox.telegram.sandbox import Sandbox
from bot.sandbox.telegram.shapes import Message, User, Wire
from bot.sandbox.telegram.state import Kept


class SeenMessage(msgspec.Struct, frozen=True, omit_defaults=True):
    """A message as a person sees it now. `versions` are its earlier forms; `copies` counts it and its equals."""

    message: Message
    by_bot: bool
    silent: bool = False
    prompt: Wire | None = None
    versions: tuple[Message, ...] = ()
    deleted: bool = False
    pinned: bool = False
    reactions: tuple[str, ...] = ()
    copies: int = 1

    @property
    def message_id(self) -> int:
        return self.message.message_id

    @property
    def words(self) -> str:
        return self.message.says() or ""

    @property
    def buttons(self) -> dict[str, str]:
        """Callback data by label."""
        return {
            button["text"]: button["callback_data"] for button in self.message.buttons() if "callback_data" in button
        }


class SeenTap(msgspec.Struct, frozen=True, omit_defaults=True):
    made: Tapped
    answer: TapAnswered | None = None


class Counts(msgspec.Struct, frozen=True):
    """Bot API requests that have arrived in this run of the sandbox; polls are counted apart."""

    requests: int
    polls: int


def messages(sandbox: Sandbox, chat_id: int) -> list[SeenMessage]:
    kept = sandbox.state.in_chat(chat_id)
    copies = Counter(_first_said(one) for one in kept if not one.deleted)
    return [_seen(one, copies[_first_said(one)]) for one in kept]


def message(sandbox: Sandbox, chat_id: int, message_id: int) -> SeenMessage:
    return _seen(sandbox.state.messages[chat_id, message_id])


def taps(sandbox: Sandbox, chat_id: int | None) -> list[SeenTap]:
    every = sandbox.state.taps.values()
    return [SeenTap(tap.made, tap.answer) for tap in every if chat_id in {None, tap.made.chat_id}]


def actions(sandbox: Sandbox, chat_id: int) -> list[ActionShown]:
    return [action for action in sandbox.state.actions if action.chat_id == chat_id]


def calls(sandbox: Sandbox, method: str | None, after: int) -> list[CallMade]:
    return [call for call in sandbox.state.calls if call.number > after and method in {None, call.method}]


def commands(sandbox: Sandbox, user: User) -> list[Wire]:
    """The menu a person sees: the narrowest scope and their language win."""
    scopes = (f'{{"chat_id": {user.id}, "type": "chat"}}', '{"type": "all_private_chats"}', '{"type": "default"}')
    for scope in scopes:
        for language in dict.fromkeys((user.language_code or "", "")):
            if menu := sandbox.state.commands.get((scope, language)):
                return list(menu)
    return []


def _seen(kept: Kept, copies: int = 1) -> SeenMessage:
    return SeenMessage(**msgspec.structs.asdict(kept), copies=copies)


def _first_said(kept: Kept) -> tuple[bool, str | None]:
    """Who spoke, and in which words before any edit."""
    return kept.by_bot, (kept.versions[0] if kept.versions else kept.message).says()
