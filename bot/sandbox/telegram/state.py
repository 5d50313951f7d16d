"""What the sandbox knows at this moment: nothing but the sum of its events."""

import msgspec

from bot.sandbox.telegram import events as e
from bot.sandbox.telegram.shapes import Chat, Message, User, Wire, private_chat


class Kept(msgspec.Struct, frozen=True):
    """A message with everything a reader may ask about it; `versions` are its earlier forms, oldest first."""

    message: Message
    by_bot: bool
    silent: bool = False
    prompt: Wire | None = None
    versions: tuple[Message, ...] = ()
    deleted: bool = False
    pinned: bool = False
    reactions: tuple[str, ...] = ()


class Tap(msgspec.Struct, frozen=True):
    made: e.Tapped
    answer: e.TapAnswered | None = None


class State:
    def __init__(self) -> None:
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.unopened: set[int] = set()
        self.blocked: set[int] = set()
        self.deactivated: set[int] = set()
        self.left: set[int] = set()
        self.messages: dict[tuple[int, int], Kept] = {}
        self.actions: list[e.ActionShown] = []
        self.files: dict[str, e.FileKept] = {}
        self.taps: dict[str, Tap] = {}
        self.updates: list[e.UpdateQueued] = []
        self.allowed_updates: tuple[str, ...] = ()
        self.commands: dict[tuple[str, str], tuple[Wire, ...]] = {}
        self.profile_texts: dict[tuple[str, str], str] = {}
        self.webhook = e.WebhookSet("")
        self.calls: list[e.CallMade] = []
        self.last_message_id = 0
        self.last_update_id = 0
        self.ahead_s = 0.0

    def apply(self, event: e.AnyEvent) -> None:
        match event:
            case e.MessagePosted() | e.MessageEdited() | e.MessageDeleted() | e.MessagePinned() | e.ReactionSet():
                self._apply_message(event)
            case e.UserJoined() | e.ChatOpened() | e.BlockChanged() | e.UserDeactivated() | e.ChatLeft():
                self._apply_people(event)
            case e.UpdateQueued() | e.UpdatesConfirmed() | e.AllowedUpdatesSet() | e.WebhookSet():
                self._apply_updates(event)
            case e.Tapped() | e.TapAnswered():
                self._apply_tap(event)
            case _:
                self._apply_rest(event)

    def in_chat(self, chat_id: int) -> list[Kept]:
        return [kept for (chat, _), kept in self.messages.items() if chat == chat_id]

    def _apply_message(
        self, event: e.MessagePosted | e.MessageEdited | e.MessageDeleted | e.MessagePinned | e.ReactionSet
    ) -> None:
        if isinstance(event, e.MessagePosted):
            message = event.message
            self.last_message_id = max(self.last_message_id, message.message_id)
            self.unopened.discard(message.chat.id)
            self.messages[message.chat.id, message.message_id] = Kept(message, event.by_bot, event.silent, event.prompt)
            return
        if isinstance(event, e.MessageEdited):
            key = (event.message.chat.id, event.message.message_id)
            kept = self.messages[key]
            versions = (*kept.versions, kept.message)
            self.messages[key] = msgspec.structs.replace(kept, message=event.message, versions=versions)
            return
        key = (event.chat_id, event.message_id)
        kept = self.messages[key]
        match event:
            case e.MessageDeleted():
                self.messages[key] = msgspec.structs.replace(kept, deleted=True)
            case e.MessagePinned():
                self.messages[key] = msgspec.structs.replace(kept, pinned=True)
            case e.ReactionSet():
                self.messages[key] = msgspec.structs.replace(kept, reactions=event.emoji)

    def _apply_people(
        self, event: e.UserJoined | e.ChatOpened | e.BlockChanged | e.UserDeactivated | e.ChatLeft
    ) -> None:
        match event:
            case e.UserJoined():
                self.users[event.user.id] = event.user
                self.chats[event.user.id] = private_chat(event.user)
                if not event.opened:
                    self.unopened.add(event.user.id)
            case e.ChatOpened():
                self.chats[event.chat.id] = event.chat
            case e.BlockChanged():
                (self.blocked.add if event.blocked else self.blocked.discard)(event.user_id)
            case e.UserDeactivated():
                self.deactivated.add(event.user_id)
            case e.ChatLeft():
                self.left.add(event.chat_id)

    def _apply_updates(self, event: e.UpdateQueued | e.UpdatesConfirmed | e.AllowedUpdatesSet | e.WebhookSet) -> None:
        match event:
            case e.UpdateQueued():
                self.updates.append(event)
                self.last_update_id = max(self.last_update_id, event.update_id)
            case e.UpdatesConfirmed():
                self.updates = [update for update in self.updates if update.update_id >= event.offset]
            case e.AllowedUpdatesSet():
                self.allowed_updates = event.kinds
            case e.WebhookSet():
                self.webhook = event

    def _apply_tap(self, event: e.Tapped | e.TapAnswered) -> None:
        if isinstance(event, e.Tapped):
            self.taps[event.callback_id] = Tap(event)
        else:
            self.taps[event.callback_id] = Tap(self.taps[event.callback_id].made, event)

    def _apply_rest(
        self,
        event: e.ActionShown | e.FileKept | e.CommandsSet | e.ProfileTextSet | e.ClockAdvanced | e.CallMade,
    ) -> None:
        match event:
            case e.ActionShown():
                self.actions.append(event)
            case e.FileKept():
                self.files[event.file_id] = event
            case e.CommandsSet():
                self.commands[event.scope, event.language_code] = event.commands
            case e.ProfileTextSet():
                self.profile_texts[event.field, event.language_code] = event.text
            case e.ClockAdvanced():
                self.ahead_s += event.seconds
            case e.CallMade():
                self.calls.append(event)
