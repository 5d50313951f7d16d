"""`coach demo`: for a person with a browser, or unattended."""

import asyncio
import signal
import sys
import tempfile
from pathlib import Path

from bot.coach.review.reviewing import review_evening
from bot.demo.stage import Stage, StepDiffersError, coach_running, keep_coach, pair, set_up, synced
from bot.demo.story import keep, play


async def show(*, script: bool, out: Path | None, port: int) -> int:
    """The exit code: 0 where every step was as it must be. Whoever ends it early ends all its processes."""
    showing = asyncio.create_task(_show(script=script, out=out, port=port))
    for wish in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(wish, showing.cancel)
    try:
        return await showing
    except asyncio.CancelledError:
        return 1 if script else 0


async def _show(*, script: bool, out: Path | None, port: int) -> int:
    folder = out or Path(tempfile.mkdtemp(prefix="coach-demo-"))
    try:
        async with set_up(folder, port, _say) as stage:
            return await (_unattended(stage) if script else _attended(stage))
    except StepDiffersError as error:
        sys.stderr.write(f"The story differs: {error}\nThe coach's log is {folder / 'coach.log'}\n")
        return 1


async def _unattended(stage: Stage) -> int:
    async with coach_running(stage):
        found = await play(stage, _say)
    kept = keep(found, stage.folder / "kept")
    _say(f"\nEvery step was as it must be. Chart and files: {stage.folder / 'kept'}")
    for path in kept:
        _say(f"  {path.name}")
    return 0


async def _attended(stage: Stage) -> int:
    coach = asyncio.create_task(keep_coach(stage, _say))
    try:
        await pair(stage)
        await synced(stage)
        await review_evening(stage.house.reviewer, stage.athlete_id, again=True)
        _invite(stage)
        await coach
    finally:
        coach.cancel()
        await asyncio.gather(coach, return_exceptions=True)
    return 0


def _invite(stage: Stage) -> None:
    _say(f"\nYou are {stage.history.athlete.display_name}. Open {stage.world.url} in your browser.")
    _say("You see the chat, your watch calendar (Garmin) and your gym app (Hevy). Tap Approve in the chat, and both")
    _say("change within seconds; Undo takes it back. Or send a file, or a plan, or ask something in your own words")
    _say("(a simulated language model reads out what it looks up). Ctrl-C ends it.")
    _say(f"Everything is in {stage.folder}: recorded sessions, the plan, the coach's data and its log.")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
