"""Carries deeds out: each becomes events of the sandbox and, where Telegram would tell the bot, an update."""

from bot.sandbox.telegram import events as e
from bot.sandbox.telegram.office import Office
from bot.sandbox.telegram.shapes import Chat, User, Wire, private_chat, to_wire
from bot.sandbox.telegram.world import deeds as d
from bot.sandbox.telegram.world.taps import again, tap
from bot.sandbox.telegram.world.writing import edit, say, send_file
from bot.sandbox.telegram.world.writing import existing as existing_message


def do(office: Office, deed: d.AnyDeed) -> d.Done:
    match deed:
        case d.Say():
            return say(office, deed)
        case d.EditText():
            return edit(office, deed)
        case d.SendFile():
            return send_file(office, deed)
        case d.Tap():
            return tap(office, deed)
        case d.TapAgain():
            return again(office, deed)
        case d.PushUpdate():
            return d.Done(update_id=office.updates.put(deed.body, deed.update_id))
        case d.Advance():
            office.sandbox.record(e.ClockAdvanced(deed.seconds))
            return d.Done()
        case d.Delete() | d.React():
            return _touch(office, deed)
        case _:
            return _live(office, deed)


def _live(office: Office, deed: d.Join | d.OpenChat | d.Block | d.Deactivate) -> d.Done:
    sandbox = office.sandbox
    match deed:
        case d.Join():
            person = User(
                deed.user_id,
                deed.first_name,
                last_name=deed.last_name,
                username=deed.username,
                language_code=deed.language_code,
            )
            sandbox.record(e.UserJoined(person, deed.opened))
            return d.Done()
        case d.OpenChat():
            chat = Chat(deed.chat_id, deed.type, title=deed.title)
            sandbox.record(e.ChatOpened(chat))
            return _membership(office, chat, _person(office, deed.by_user_id), ("left", "member"))
        case d.Block():
            person = _person(office, deed.user_id)
            if (person.id in sandbox.state.blocked) == deed.blocked:
                return d.Done()
            sandbox.record(e.BlockChanged(person.id, deed.blocked))
            change = ("member", "kicked") if deed.blocked else ("kicked", "member")
            return _membership(office, private_chat(person), person, change)
        case d.Deactivate():
            sandbox.record(e.UserDeactivated(_person(office, deed.user_id).id))
            return d.Done()


def _touch(office: Office, deed: d.Delete | d.React) -> d.Done:
    sandbox = office.sandbox
    if isinstance(deed, d.Delete):
        kept = existing_message(office, deed.chat_id or deed.user_id, deed.message_id)
        sandbox.record(e.MessageDeleted(kept.message.chat.id, deed.message_id))
        return d.Done()
    kept = existing_message(office, deed.user_id, deed.message_id)
    reaction = {
        "chat": to_wire(kept.message.chat),
        "message_id": deed.message_id,
        "user": to_wire(_person(office, deed.user_id)),
        "date": int(sandbox.clock.now_s()),
        "old_reaction": [{"type": "emoji", "emoji": emoji} for emoji in kept.reactions],
        "new_reaction": [{"type": "emoji", "emoji": deed.emoji}],
    }
    sandbox.record(e.ReactionSet(kept.message.chat.id, deed.message_id, (deed.emoji,)))
    return d.Done(update_id=office.updates.put({"message_reaction": reaction}))


def _membership(office: Office, chat: Chat, by: User, change: tuple[str, str]) -> d.Done:
    old, new = (_member(office.sandbox.bot, status) for status in change)
    body = {
        "chat": to_wire(chat),
        "from": to_wire(by),
        "date": int(office.sandbox.clock.now_s()),
        "old_chat_member": old,
        "new_chat_member": new,
    }
    return d.Done(update_id=office.updates.put({"my_chat_member": body}))


def _member(bot: User, status: str) -> Wire:
    return {"user": to_wire(bot), "status": status, **({"until_date": 0} if status == "kicked" else {})}


def _person(office: Office, user_id: int) -> User:
    person = office.sandbox.state.users.get(user_id)
    if person is None:
        raise d.ImpossibleError(f"nobody has the id {user_id}; let them join first")
    return person
