"""Waits double from half a second to half a minute and start anew after a success."""

import pytest

from bot.telegram.backoff import Backoff, insist
from domain.errors import Unavailable


def test_waits_double_up_to_half_a_minute_and_start_anew() -> None:
    backoff = Backoff()
    waits = [backoff.next_s() for _ in range(100)]
    for wait, longest in zip(waits, (0.5, 1, 2, 4, 8, 16, *[30] * 94), strict=True):
        assert 0.75 * longest <= wait <= longest
    backoff.succeeded()
    assert backoff.next_s() <= 0.5


async def test_a_step_is_repeated_until_the_database_lets_it_through() -> None:
    tries: list[int] = []

    async def step() -> None:
        tries.append(1)
        if len(tries) == 1:
            raise Unavailable("disk_full")

    await insist(step, "step")
    assert len(tries) == 2


async def test_a_bug_is_not_repeated() -> None:
    async def step() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await insist(step, "step")
