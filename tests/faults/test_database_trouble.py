"""Every statement of a deed meets each fault of a database, once or for a while; afterwards all is as without it.

Everyday a few of them; `CRASH_SHARE=1` takes every statement.
"""

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.conftest import Rehearsed
from tests.faults.sweep.outside import outside
from tests.faults.sweep.stories import Story
from tests.faults.sweep.trouble import CANCELLED, KINDS, Trouble

SHARE = int(os.environ.get("CRASH_SHARE", "1800"))
NEVER = 10**6


@pytest.mark.fault("F121")
@pytest.mark.fault("F122")
@pytest.mark.fault("F123")
@pytest.mark.fault("F124")
@pytest.mark.fault("F130")
async def test_after_trouble_all_is_as_if_there_had_been_none(rehearsed: Rehearsed, tmp_path: Path) -> None:
    scene, story = rehearsed.scene, rehearsed.story
    async with outside() as world:
        none = Trouble("locked", NEVER, lasting=False)
        await scene.endure(world, tmp_path / "counted", none)
        for number, trouble in enumerate(chosen(story, len(none.seen))):
            run = await scene.endure(world, tmp_path / str(number), trouble)
            assert trouble.struck
            wrong = run.truth.differs_from(rehearsed.calm.truth, copies=1 if trouble.kind == CANCELLED else 0)
            assert not wrong, f"{story.name}, {trouble}: {wrong}"


def chosen(story: Story, statements: int) -> Iterator[Trouble]:
    every = [(kind, nth, lasting) for nth in range(1, statements + 1) for kind, lasting in KINDS]
    begin = random.Random(story.name).randrange(SHARE)
    for kind, nth, lasting in every[begin::SHARE]:
        yield Trouble(kind, nth, lasting=lasting)
