"""The process dies while a question is being answered: it is answered once all the same, and nothing is forgotten."""

import asyncio
import signal
import sys
from asyncio.subprocess import PIPE
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.coach.ask.answering import answer_questions
from bot.sandbox.model.process import RunningModel, running_model
from bot.sandbox.serving.faults import Fault
from domain.ports.purse import Fate
from storage.database import Database
from storage.repositories import model_calls
from tests.architecture.source import ROOT
from tests.builders import asking
from tests.builders.jobs import told
from tests.conftest import SECRET

PATIENCE_S = 180.0


async def struck(file: Path, model: RunningModel, mode: str) -> None:
    """Somebody answers, and is killed by the request that it sends."""
    environment = {"PYTHONPATH": str(ROOT), "ANTHROPIC_API_KEY": model.key, "ANTHROPIC_BASE_URL": model.url}
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(Path(__file__).with_name("answering.py")), str(file), SECRET, env=environment, stdin=PIPE
    )
    await model.client.plan(Fault(mode, pid=process.pid))  # type: ignore[arg-type]
    try:
        async with asyncio.timeout(PATIENCE_S):
            await process.communicate(b"go\n")
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert process.returncode == -signal.SIGKILL


@pytest.mark.fault("F8")
@pytest.mark.fault("F9")
@pytest.mark.parametrize(("mode", "billed"), [("kill_before", 0), ("kill_after", 1)])
async def test_it_is_answered_once_and_what_was_asked_is_paid(
    sqlite: Database, file: Path, mode: str, billed: int
) -> None:
    await asking.moved_in(sqlite)
    await asking.wonders(sqlite, "How is my week?", datetime.now(UTC))
    async with running_model() as model:
        await struck(file, model, mode)
        assert sum(call.billed for call in await model.client.calls()) == billed
        mind = asking.mind(sqlite, SystemClock(), asking.asking_settings(model.url, model.key))
        assert await answer_questions(mind, "anna")
        assert not await answer_questions(mind, "anna")
    assert len(await told(sqlite, datetime.now(UTC))) == 1
    async with sqlite.reading() as unit:
        calls = await model_calls.of(unit, "anna", "ask:1")
    assert [fate for _, fate, _ in calls] == [Fate.RESERVED, Fate.ANSWERED, Fate.ANSWERED]
    assert all(cost > 0 for _, _, cost in calls)
