"""A bot as python-telegram-bot builds one when nothing is configured: one update after the other, no pace."""

import asyncio
from collections.abc import Iterable
from contextlib import AsyncExitStack
from typing import Any, Self

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest, RetryAfter
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from bot.sandbox.telegram.process import RunningTelegram

Context = ContextTypes.DEFAULT_TYPE


class DefaultBot:
    def __init__(self, telegram: RunningTelegram, slow_s: float) -> None:
        builder = Application.builder().token(telegram.token).base_url(telegram.bot_api_base)
        self._application: Application[Any, Any, Any, Any, Any, Any] = builder.build()
        self._slow_s = slow_s
        self._edits = 0
        self._application.add_handler(CallbackQueryHandler(self._approve))
        self._application.add_handler(CommandHandler("slow", self._slow))
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        await self._application.initialize()
        await self._application.start()
        assert self._application.updater is not None
        await self._application.updater.start_polling(poll_interval=0)
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._application.updater is not None
        await self._application.updater.stop()
        await self._application.stop()
        await self._application.shutdown()

    async def send_cards(self, chats: Iterable[int], data: str) -> None:
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("approve", callback_data=data)]])
        for chat in chats:
            await self._patiently(
                lambda chat=chat: self._application.bot.send_message(chat, "card", reply_markup=keyboard)
            )

    async def push(self, chats: Iterable[int]) -> None:
        """As a loop over the athletes does it, waiting where Telegram says so."""
        for chat in chats:
            await self._patiently(lambda chat=chat: self._application.bot.send_message(chat, "Keep the plan"))

    async def _approve(self, update: Update, context: Context) -> None:
        del context
        query = update.callback_query
        assert query is not None
        self._edits += 1
        await query.answer("Approved")
        keyboard = query.message.reply_markup if isinstance(query.message, Message) else None
        await self._patiently(lambda: query.edit_message_text(f"Approved {self._edits}", reply_markup=keyboard))

    async def _slow(self, update: Update, context: Context) -> None:
        del update, context
        await asyncio.sleep(self._slow_s)

    async def _patiently(self, request: Any) -> None:
        while True:
            try:
                await request()
            except RetryAfter as wait:
                after = wait.retry_after
                await asyncio.sleep(after if isinstance(after, int | float) else after.total_seconds())
            except BadRequest as error:
                if "not modified" not in error.message:
                    raise
                return
            else:
                return
