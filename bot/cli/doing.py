"""What every command shares: whom it is for, and how it runs."""

from collections.abc import Coroutine
from typing import Annotated, Any

import typer

Athlete = Annotated[str | None, typer.Option("--athlete", help="The athlete's id, where there is more than one.")]


def do[Result](deed: Coroutine[Any, Any, Result]) -> Result:
    import asyncio  # noqa: PLC0415

    return asyncio.run(deed)
