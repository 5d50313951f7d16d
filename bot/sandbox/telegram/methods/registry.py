"""Every method that the sandbox answers, by the name it has in the Bot API."""

from collections.abc import Awaitable, Callable

from bot.sandbox.telegram.calls import Call
from bot.sandbox.telegram.methods import chats, editing, profile, receiving, sending, tapping, tidying
from bot.sandbox.telegram.office import Office

type Method = Callable[[Office, Call], object | Awaitable[object]]

METHODS: tuple[tuple[str, Method], ...] = (
    ("getMe", profile.get_me),
    ("getUpdates", receiving.get_updates),
    ("setWebhook", receiving.set_webhook),
    ("deleteWebhook", receiving.delete_webhook),
    ("getWebhookInfo", receiving.get_webhook_info),
    ("getFile", receiving.get_file),
    ("sendMessage", sending.send_message),
    ("sendPhoto", sending.send_photo),
    ("sendDocument", sending.send_document),
    ("sendMediaGroup", sending.send_media_group),
    ("sendChatAction", chats.send_chat_action),
    ("getChat", chats.get_chat),
    ("leaveChat", chats.leave_chat),
    ("editMessageText", editing.edit_message_text),
    ("editMessageCaption", editing.edit_message_caption),
    ("editMessageReplyMarkup", editing.edit_message_reply_markup),
    ("editMessageMedia", editing.edit_message_media),
    ("deleteMessage", tidying.delete_message),
    ("pinChatMessage", tidying.pin_chat_message),
    ("setMessageReaction", tidying.set_message_reaction),
    ("answerCallbackQuery", tapping.answer_callback_query),
    ("setMyCommands", profile.set_my_commands),
    ("getMyCommands", profile.get_my_commands),
    ("setMyDescription", profile.set_my_description),
    ("setMyShortDescription", profile.set_my_short_description),
)

# Telegram reads method names without regard to case.
BY_NAME = {name.lower(): (name, method) for name, method in METHODS}
