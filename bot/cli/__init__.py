"""The command line: `coach --help` shows what it can do."""

from bot.cli.commands import main

__all__ = ["main"]
