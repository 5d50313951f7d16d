"""answerCallbackQuery: a tap is answered once, and soon."""

from bot.sandbox.telegram.calls import Call
from bot.sandbox.telegram.events import TapAnswered
from bot.sandbox.telegram.office import Office
from bot.sandbox.telegram.refusal import bad_request
from bot.sandbox.telegram.utf16 import length

ANSWERABLE_S = 60
MAX_ANSWER = 200


def answer_callback_query(office: Office, call: Call) -> bool:
    sandbox = office.sandbox
    callback_id, text = call.text("callback_query_id"), call.text("text")
    tap = sandbox.state.taps.get(callback_id)
    late = tap is not None and sandbox.clock.now_s() - tap.made.at > ANSWERABLE_S
    if tap is None or late or tap.answer is not None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if length(text) > MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    sandbox.record(TapAnswered(callback_id, text or None, call.flag("show_alert")))
    return True
