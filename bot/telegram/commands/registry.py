"""Every command: its name in the chat and what it does."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.telegram.commands.ask import ask_coach
from bot.telegram.commands.brief import show_brief
from bot.telegram.commands.connect import show_connect
from bot.telegram.commands.fit import send_files
from bot.telegram.commands.help import show_help
from bot.telegram.commands.log import show_log
from bot.telegram.commands.plan import show_plan
from bot.telegram.commands.review import review_now
from bot.telegram.commands.start import start
from bot.telegram.commands.status import show_status
from bot.telegram.commands.sync import sync_now
from bot.telegram.commands.trend import show_trend
from bot.telegram.commands.week import show_week
from bot.telegram.turn import Turn


@dataclass(frozen=True, slots=True)
class Command:
    """`name` is up to 32 lower-case letters, digits and underscores; its menu line is the sentence `command_<name>`."""

    name: str
    handle: Callable[[Turn], Awaitable[None]]


COMMANDS: tuple[Command, ...] = (
    Command("brief", show_brief),
    Command("plan", show_plan),
    Command("week", show_week),
    Command("review", review_now),
    Command("status", show_status),
    Command("trend", show_trend),
    Command("ask", ask_coach),
    Command("log", show_log),
    Command("fit", send_files),
    Command("sync", sync_now),
    Command("connect", show_connect),
    Command("help", show_help),
    Command("start", start),
)
