"""Every command: its name in the chat and what it does."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.telegram.commands.start import start
from bot.telegram.turn import Turn


@dataclass(frozen=True, slots=True)
class Command:
    """`name` is up to 32 lower-case letters, digits and underscores; its menu line is the sentence `command_<name>`."""

    name: str
    handle: Callable[[Turn], Awaitable[None]]


COMMANDS: tuple[Command, ...] = (Command("start", start),)
