"""Telegram's wish that the whole bot be silent for a while; it holds over restarts."""

from datetime import timedelta

from bot.telegram.outgoing.post import Post
from bot.telemetry import logger
from storage.database import Unit
from storage.repositories import circuits
from storage.repositories.circuits import Circuit

log = logger(__name__)

CIRCUIT = "telegram"


async def remember(unit: Unit, post: Post) -> None:
    """Where everybody has to wait, and not one conversation alone, it is known after a restart too."""
    wait = timedelta(seconds=post.pacer.pause_s())
    if not wait:
        return
    known = (await circuits.all(unit)).get(CIRCUIT)
    until = post.clock.now() + wait
    if known is None or known.open_until < until:
        await circuits.open_(unit, CIRCUIT, Circuit(until, known.failures + 1 if known else 1, "flood"))


async def recall(post: Post) -> None:
    """At the start: what is left of such a wait is waited for; one that is over is forgotten."""
    async with post.database.reading() as unit:
        known = (await circuits.all(unit)).get(CIRCUIT)
    if known is None:
        return
    left = known.open_until - post.clock.now()
    if left > timedelta():
        log.warning("Telegram wants no messages yet", action="sending_held", seconds=round(left.total_seconds()))
        post.pacer.pause(left.total_seconds())
        return
    async with post.database.writing() as unit:
        await circuits.close(unit, CIRCUIT)
