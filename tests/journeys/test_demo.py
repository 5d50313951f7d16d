"""The README's first command, unattended: the whole journey, by the same processes a person would start."""

import asyncio
import os
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.connectors.files.fit.reader import read_fit
from domain.errors import FileRefused

WITHIN_S = 240.0


async def test_the_demo_plays_the_whole_journey(tmp_path: Path) -> None:
    foreign = {"COACH_DATABASE_URL": "postgresql+psycopg://nobody@127.0.0.1:1/none", "COACH_SECRET_KEY": "short"}

    code, said, complained = await demo(tmp_path, foreign)

    assert code == 0, complained
    for line in (
        "Adjust: ",
        "Why this proposal",
        "Approved",
        "already at",
        "read back",
        "Every step was as it must be",
    ):
        assert line in said
    kept = {path.name: path for path in (tmp_path / "kept").iterdir()}
    assert (tmp_path / "kept" / "review.png").read_bytes().startswith(b"\x89PNG")
    workouts = [path for name, path in kept.items() if name.endswith(".fit")]
    assert workouts
    assert {refusal(path) for path in workouts} == {"workout"}


async def demo(folder: Path, variables: dict[str, str]) -> tuple[int, str, str]:
    """With somebody's own settings in the environment, which a demo must leave alone."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--script", "--out", str(folder)),
        env={**os.environ, **variables},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await asyncio.wait_for(process.communicate(), WITHIN_S)
    return process.returncode or 0, out.decode(), err.decode()


def refusal(path: Path) -> str:
    """What the reader of recordings says a file is instead."""
    try:
        read_fit(path.read_bytes(), ZoneInfo("UTC"))
    except FileRefused as error:
        return str(error.values["found"])
    return "a recording"
