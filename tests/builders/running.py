"""A service of the sandbox that all tests of a module share."""

import asyncio
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager


def shared_by_all[Service](service: AbstractAsyncContextManager[Service]) -> Iterator[Service]:
    """For a fixture of a wide scope, whose tests have an event loop each."""
    with asyncio.Runner() as runner:
        yield runner.run(service.__aenter__())
        runner.run(service.__aexit__(None, None, None))
