"""When a question is answered: with what comes a moment later, within a minute, and only while it is still wanted."""

import asyncio
import json
from datetime import timedelta

import pytest

from bot.coach.ask import answering
from bot.coach.ask.answering import answer_questions, questions_given_up
from bot.coach.ask.consent import decide
from bot.coach.ask.mind import Mind
from bot.sandbox.model.deeds import Reply
from bot.sandbox.model.process import RunningModel
from bot.sandbox.serving.faults import Fault
from domain.ports.purse import Fate
from storage.database import Database
from storage.repositories import model_calls
from tests.builders.asking import SOON, wonders
from tests.builders.jobs import told
from tests.builders.season import NOW, HandClock
from tests.telegram.house import eventually


async def test_what_comes_a_moment_later_is_waited_for(thinking: Mind, model: RunningModel) -> None:
    database, clock = thinking.reviewer.database, thinking.reviewer.clock
    assert isinstance(clock, HandClock)
    clock.moment = NOW
    await wonders(database, "How is my week?")
    answered = asyncio.create_task(answer_questions(thinking, "anna"))
    await asyncio.sleep(0.5)
    await wonders(database, "I mean the running.", NOW + timedelta(seconds=0.5), "2")
    assert await answered
    assert len(await told(database, SOON)) == 1
    assert "the running" in json.dumps((await model.client.calls())[0].body)


async def test_whoever_takes_the_yes_back_meanwhile_hears_nothing(thinking: Mind, model: RunningModel) -> None:
    database = thinking.reviewer.database
    await model.client.plan(Fault("slow", seconds=1))
    await model.client.script(Reply("Good."))
    await wonders(database, "How is my week?")
    answered = asyncio.create_task(answer_questions(thinking, "anna"))
    await eventually(lambda: is_asked(database), timeout_s=60)
    async with database.writing() as unit:
        await decide(unit, "anna", given=False, now=SOON)
    assert not await answered
    assert await told(database, SOON) == []


async def is_asked(database: Database) -> bool:
    async with database.reading() as unit:
        return bool(await model_calls.of(unit, "anna", "ask:1"))


async def test_after_a_minute_the_rules_answer_and_what_was_asked_is_paid(
    thinking: Mind, model: RunningModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "DEADLINE_S", 0.5)
    await model.client.plan(Fault("slow", seconds=5))
    await wonders(thinking.reviewer.database, "How is my week?")
    assert await answer_questions(thinking, "anna")
    (late,) = await told(thinking.reviewer.database, SOON)
    assert (late.facts["words"], late.facts["trouble"]) == ("", "model_too_slow")
    async with thinking.reviewer.database.reading() as unit:
        ((_, fate, cost),) = await model_calls.of(unit, "anna", "ask:1")
    assert fate is Fate.UNKNOWN
    assert cost > 0


async def test_what_was_given_up_is_said_once(thinking: Mind) -> None:
    database = thinking.reviewer.database
    await questions_given_up(thinking, "anna")
    assert await told(database, SOON) == []
    await wonders(database, "How is my week?")
    await questions_given_up(thinking, "anna")
    await questions_given_up(thinking, "anna")
    (notice,) = await told(database, SOON)
    assert (notice.facts["words"], notice.facts["trouble"]) == ("", "model_unreachable")
    assert not await answer_questions(thinking, "anna")
