"""The stage of the demo outlives what happens on it."""

import asyncio
import os
import re
import signal
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.demo.stage import Stage, keep_coach, pair, set_up, synced
from domain.errors import Configuration


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with set_up(tmp_path, 0, lambda _: None) as stage:
        yield stage


async def test_a_coach_that_is_killed_starts_again_and_another_demo_stays_out(stage: Stage) -> None:
    said: list[str] = []
    keeping = asyncio.create_task(keep_coach(stage, said.append))
    await pair(stage)
    with pytest.raises(Configuration, match="data_dir_in_use"):
        async with set_up(stage.folder, 0, said.append):
            pytest.fail("two demos in one folder")

    await synced(stage)
    os.kill(_coach_of(stage), signal.SIGKILL)
    await stage.telegram.client.say(stage.user_id, "/plan")
    answer = await stage.telegram.client.wait_for(stage.user_id, lambda seen: "Today" in seen.words, timeout_s=30)

    keeping.cancel()
    await asyncio.gather(keeping, return_exceptions=True)
    assert said == ["The coach was stopped. It starts again; what it had begun is in its database."]
    assert re.search(r"Today, .+ ✔", answer.words), "the session of today is done"


async def test_a_taken_port_is_said_before_anything_is_made(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(Configuration, match="demo_port_taken"):
        async with set_up(tmp_path, taken.getsockname()[1], lambda _: None):
            pytest.fail("on a port of somebody else")
    assert not (tmp_path / "world").exists()


def _coach_of(stage: Stage) -> int:
    """The process that was started on this stage's folder."""
    mine = f"COACH_DATA_DIR={stage.folder / 'coach'}".encode()
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and _reads(folder / "environ", mine) and _reads(folder / "cmdline", b"run"):
            return int(folder.name)
    pytest.fail("no coach runs on this stage")


def _reads(file: Path, part: bytes) -> bool:
    try:
        return part in file.read_bytes().split(b"\0")
    except OSError:
        return False
