"""/log: what can be told by hand; with a line behind it, the line."""

from bot.telegram.entries import hear_line
from bot.telegram.turn import Turn
from domain.notice import Notice, NoticeKind


async def show_log(turn: Turn) -> None:
    """What is no entry is answered with what would be."""
    async with turn.desk.database.writing() as unit:
        line = turn.argument
        if line and await hear_line(turn, unit, line):
            await turn.finish(unit)
        else:
            await turn.reply(Notice(NoticeKind.LOG_MENU, {"unread": bool(line)}), unit)
            await turn.finish(unit)
    turn.desk.jobs.wake()
