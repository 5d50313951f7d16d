"""People press buttons, once or, when a client is unsure, twice."""

from bot.sandbox.telegram.events import Tapped
from bot.sandbox.telegram.office import Office
from bot.sandbox.telegram.shapes import Wire, to_wire
from bot.sandbox.telegram.world.deeds import Done, ImpossibleError, Tap, TapAgain


def tap(office: Office, deed: Tap) -> Done:
    state, chat_id = office.sandbox.state, deed.chat_id or deed.user_id
    if deed.user_id not in state.users:
        raise ImpossibleError(f"nobody has the id {deed.user_id}; let them join first")
    kept = state.messages.get((chat_id, deed.message_id))
    shown = kept is not None and not kept.deleted
    on_it = kept is not None and any(button.get("callback_data") == deed.data for button in kept.message.buttons())
    if not deed.forged and not (shown and on_it):
        raise ImpossibleError(f"message {deed.message_id} has no button with the data {deed.data!r} now")
    return _pressed(office, deed, chat_id)


def again(office: Office, deed: TapAgain) -> Done:
    first = office.sandbox.state.taps.get(deed.callback_id)
    if first is None:
        raise ImpossibleError(f"there was no tap {deed.callback_id}")
    made = first.made
    same = Tap(user_id=made.user_id, message_id=made.message_id, data=made.data)
    return _pressed(office, same, made.chat_id)


def _pressed(office: Office, deed: Tap, chat_id: int) -> Done:
    sandbox = office.sandbox
    callback_id = sandbox.next_callback_id()
    moment = sandbox.clock.now_s()
    sandbox.record(Tapped(callback_id, deed.user_id, chat_id, deed.message_id, deed.data, moment))
    query: Wire = {
        "id": callback_id,
        "from": to_wire(sandbox.state.users[deed.user_id]),
        "chat_instance": str(chat_id * 7919),
        "data": deed.data,
        **_message(office, deed, chat_id),
    }
    return Done(callback_id=callback_id, update_id=office.updates.put({"callback_query": query}))


def _message(office: Office, deed: Tap, chat_id: int) -> Wire:
    """What the update says of the message: all of it, that it is out of reach, or nothing."""
    kept = office.sandbox.state.messages.get((chat_id, deed.message_id))
    chat = office.sandbox.state.chats.get(chat_id)
    if deed.sees == "nothing" or chat is None:
        return {}
    if deed.sees == "inaccessible" or kept is None or kept.deleted:
        return {"message": {"chat": to_wire(chat), "message_id": deed.message_id, "date": 0}}
    return {"message": to_wire(kept.message)}
