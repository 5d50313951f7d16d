"""Every method that a story asks of Telegram meets every way in which Telegram fails for a moment.

Afterwards all is as without it, but for a second copy, marked as such, of what may have arrived. Everyday a few of the
pairs are taken; `CRASH_SHARE=1` takes every one.
"""

import os
import random
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from bot.sandbox.serving.faults import Fault
from tests.faults.conftest import Rehearsed
from tests.faults.sweep.coach import TIMEOUT_S
from tests.faults.sweep.outside import outside
from tests.faults.sweep.playing import Run

SHARE = int(os.environ.get("CRASH_SHARE", "80"))
PAGE = "<html><body><h1>502 Bad Gateway</h1></body></html>"
ASKED = "before POST "
FAULTS = (
    Fault("error_before", status=401),
    Fault("error_before", status=409),
    Fault("error_before", status=429, retry_after=2),
    Fault("error_before", status=429),
    Fault("error_before", status=500),
    Fault("error_before", status=502, body=PAGE),
    Fault("error_before", status=503),
    Fault("error_before", status=504, body=PAGE),
    Fault("drop_before"),
    Fault("apply_then_drop"),
    Fault("garbage_after"),
    Fault("garbage_after", body='{"ok":false}'),
    Fault("garbage_after", body='{"ok":tr'),
    Fault("garbage_after", body=""),
    Fault("slow", seconds=2 * TIMEOUT_S),
)


@pytest.mark.fault("F56")
@pytest.mark.fault("F58")
@pytest.mark.fault("F59")
async def test_after_a_failure_all_is_as_if_there_had_been_none(rehearsed: Rehearsed, tmp_path: Path) -> None:
    async with outside() as world:
        for number, fault in enumerate(chosen(rehearsed)):
            run = await rehearsed.scene.play(world, tmp_path / str(number), fault=fault)
            assert world.sandbox is not None
            assert not world.sandbox.faults.waiting(), f"{fault} did not strike"
            wrong = run.truth.differs_from(rehearsed.calm.truth, copies=1)
            assert not wrong, f"{rehearsed.story.name}, {fault}: {wrong}"


def chosen(rehearsed: Rehearsed) -> Iterator[Fault]:
    every = [msgspec.structs.replace(each, where=method) for method in methods(rehearsed.calm) for each in FAULTS]
    begin = random.Random(rehearsed.story.name).randrange(SHARE)
    yield from every[begin::SHARE]


def methods(run: Run) -> list[str]:
    """Those that the story asks for, in the order in which it first does."""
    asked = (each.removeprefix(ASKED) for each in run.boundaries if each.startswith(ASKED))
    return list(dict.fromkeys(asked))
