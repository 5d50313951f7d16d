"""The power goes out at a boundary of a deed; after the restart everything is as if it had not.

Everyday a few of the boundaries are taken. `CRASH_SHARE=1` takes every one; `CRASH_PAIRS=2000` as many pairs of cuts,
of which the second strikes while the first is being recovered from; `CRASH_SEED` takes others.
"""

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.conftest import Rehearsed
from tests.faults.sweep.outside import outside
from tests.faults.sweep.stories import STORIES, Story

SHARE = int(os.environ.get("CRASH_SHARE", "48"))
PAIRS = int(os.environ.get("CRASH_PAIRS", "11"))
SEED = int(os.environ.get("CRASH_SEED", "1"))
# What a restart has to look through before it gets anywhere; a second cut there is worth as much as any other.
RECOVERY = 60


@pytest.mark.fault("F1")
@pytest.mark.fault("F2")
@pytest.mark.fault("F6")
@pytest.mark.fault("F7")
@pytest.mark.fault("F10")
@pytest.mark.fault("F11")
@pytest.mark.fault("F14")
@pytest.mark.fault("F15")
@pytest.mark.fault("F16")
@pytest.mark.fault("F17")
@pytest.mark.fault("F18")
@pytest.mark.fault("F26")
@pytest.mark.fault("F28")
@pytest.mark.fault("F29")
@pytest.mark.fault("F30")
@pytest.mark.fault("F151")
async def test_after_a_cut_all_is_as_if_there_had_been_none(rehearsed: Rehearsed, tmp_path: Path) -> None:
    calm = rehearsed.calm
    assert len(calm.boundaries) > 30
    async with outside() as world:
        for number, cuts in enumerate(chosen(rehearsed.story, len(calm.boundaries))):
            run = await rehearsed.scene.play(world, tmp_path / str(number), *cuts)
            assert run.cuts, "the power did not go out"
            wrong = run.truth.differs_from(calm.truth, run.copies)
            assert not wrong, f"{rehearsed.story.name}, cuts {cuts} at {run.cuts}: {wrong}"


def chosen(story: Story, boundaries: int) -> Iterator[tuple[int, ...]]:
    """Single cuts, each so many boundaries after the one before, and pairs."""
    take = random.Random(f"{SEED} {story.name}")
    yield from ((nth,) for nth in range(1 + take.randrange(SHARE), boundaries + 1, SHARE))
    for _ in range(-(-PAIRS // len(STORIES))):
        yield take.randint(1, boundaries), take.randint(1, RECOVERY)
