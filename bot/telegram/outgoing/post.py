"""What every delivery shares."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram.ext import ExtBot

from bot.telegram.backoff import Backoff
from bot.telegram.messages.rendered import Rendered
from bot.telegram.outgoing.pacing import Pacer, Passage
from domain.notice import Notice
from domain.ports.clock import Clock
from storage.database import Database


@dataclass(frozen=True, slots=True)
class Press:
    """Turns a notice into words and a chart into a PNG."""

    render: Callable[[Notice, str], Rendered]
    draw: Callable[[object], Awaitable[bytes]]


@dataclass(frozen=True, slots=True)
class Post:
    """`line` counts the failures of the way to Telegram; `pacer` is the bot's own."""

    database: Database
    clock: Clock
    bot: ExtBot[Passage]
    press: Press
    line: Backoff
    pacer: Pacer
