"""Where each story begins, and how it goes when nothing goes wrong: made once for all tests."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.faults.sweep.outside import outside
from tests.faults.sweep.playing import Run, Scene, prepared
from tests.faults.sweep.stories import STORIES, Story


@dataclass(frozen=True, slots=True)
class Rehearsed:
    scene: Scene
    calm: Run

    @property
    def story(self) -> Story:
        return self.scene.story


@pytest.fixture(scope="session")
def rehearse(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Story], Rehearsed]:
    @cache
    def once(story: Story) -> Rehearsed:
        return asyncio.run(_rehearsed(story, tmp_path_factory.mktemp("rehearsed")))

    return once


async def _rehearsed(story: Story, place: Path) -> Rehearsed:
    async with outside() as world:
        scene = await prepared(story, world, place / "scene")
        return Rehearsed(scene, await scene.play(world, place / "calm"))


@pytest.fixture(params=STORIES, ids=lambda story: story.name)
def rehearsed(request: pytest.FixtureRequest, rehearse: Callable[[Story], Rehearsed]) -> Rehearsed:
    return rehearse(request.param)
