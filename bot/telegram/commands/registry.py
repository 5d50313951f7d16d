"""Every command: its name in the chat and what it does."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.telegram.commands.help import show_help
from bot.telegram.commands.plan import show_plan
from bot.telegram.commands.review import review_now
from bot.telegram.commands.start import start
from bot.telegram.turn import Turn


@dataclass(frozen=True, slots=True)
class Command:
    """`name` is up to 32 lower-case letters, digits and underscores; its menu line is the sentence `command_<name>`."""

    name: str
    handle: Callable[[Turn], Awaitable[None]]


COMMANDS: tuple[Command, ...] = (
    Command("plan", show_plan),
    Command("review", review_now),
    Command("help", show_help),
    Command("start", start),
)
