"""/connect: let the coach into a gym app, from the chat."""

from bot.telegram.turn import Turn
from domain.notice import Notice, NoticeKind


async def show_connect(turn: Turn) -> None:
    await turn.reply(Notice(NoticeKind.CONNECT_MENU))
