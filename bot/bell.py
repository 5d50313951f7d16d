"""Wakes the loops of this process when something was committed for them."""

import asyncio


class Bell:
    """The jobs port inside one process: whoever listens looks at the database when it rings."""

    def __init__(self) -> None:
        self._listeners: list[asyncio.Event] = []

    def listen(self) -> asyncio.Event:
        """An event of one's own, to be cleared before looking, so that nothing committed while looking is missed."""
        event = asyncio.Event()
        self._listeners.append(event)
        return event

    def wake(self) -> None:
        for event in self._listeners:
            event.set()


async def rung(event: asyncio.Event, timeout_s: float) -> None:
    """Until the bell rings, but not longer than `timeout_s`: what is due by the clock rings no bell."""
    try:
        await asyncio.wait_for(event.wait(), timeout_s)
    except TimeoutError:
        return
