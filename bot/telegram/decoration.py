"""Requests that are nice to have: an answer under a tap, a sign of typing. Nothing may depend on them."""

from collections.abc import Awaitable

from bot.telemetry import logger

log = logger(__name__)


async def shown(request: Awaitable[object], what: str) -> bool:
    """Whether it worked; whatever goes wrong is a line in the log."""
    try:
        await request
    except Exception as error:  # noqa: BLE001 - python-telegram-bot lets a KeyError through for some broken answers
        log.info("Something could not be shown", action="decoration_lost", what=what, error=repr(error))
        return False
    return True
