"""Small writes of many tasks in one transaction: a crowd waits for one commit instead of for everybody's."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from storage.database import Database, Unit, to_the_end

ENDS_THE_LOOP = (asyncio.CancelledError, KeyboardInterrupt, SystemExit)


@dataclass(frozen=True, slots=True)
class Asked:
    write: Callable[[Unit], Awaitable[Any]]
    answer: asyncio.Future[Any]


@dataclass(eq=False, slots=True)
class Together:
    """Whatever is asked for while a transaction is under way goes into the next one, in the order asked.

    They stand or fall together, so nothing may be asked for here that a rule of the database could refuse.
    """

    database: Database
    _asked: list[Asked] = field(default_factory=list)
    _task: asyncio.Task[None] | None = None

    async def write[T](self, write: Callable[[Unit], Awaitable[T]]) -> T:
        """Committed when it returns. Raises what `Database.writing` raises."""
        asked = Asked(write, asyncio.get_running_loop().create_future())
        self._asked.append(asked)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._write())
        # Whoever is cancelled waits until it is written all the same, so that nothing is under way behind their back.
        answer: T = await to_the_end(asked.answer)
        return answer

    async def _write(self) -> None:
        while self._asked:
            batch, self._asked = self._asked, []
            try:
                async with self.database.writing() as unit:
                    answers = [await each.write(unit) for each in batch]
            except Exception as error:  # noqa: BLE001 - told to everybody who asked
                _tell(batch, error)
            except BaseException as error:
                # Whatever ends this task ends the waiting as well: nobody would ever answer.
                _tell([*batch, *self._asked], error)
                self._asked = []
                if isinstance(error, ENDS_THE_LOOP):
                    raise
            else:
                for each, answer in zip(batch, answers, strict=True):
                    # Whoever was cancelled no longer listens.
                    if not each.answer.done():
                        each.answer.set_result(answer)


def _tell(asked: Iterable[Asked], error: BaseException) -> None:
    for each in asked:
        if isinstance(error, asyncio.CancelledError):
            each.answer.cancel()
        elif not each.answer.done():
            each.answer.set_exception(error)
