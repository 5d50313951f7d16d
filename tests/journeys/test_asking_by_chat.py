"""Questions in the athlete's own words: consent first, an answer from stored figures, and never more than words."""

import asyncio

from bot.coach.ask.consent import VERSION
from bot.sandbox.model.deeds import Look, Reply
from bot.sandbox.model.process import RunningModel
from bot.sandbox.serving.faults import Fault
from storage.repositories import model_calls
from tests.journeys.chat import Chat

Asking = tuple[Chat, RunningModel]


async def test_nothing_leaves_before_the_athlete_said_yes(asking: Asking) -> None:
    chat, model = asking
    question = await chat.say("How is my form?")
    assert "May I?" in question.words
    assert "words have changed" in await chat.tap_forged(question, f"k:model:{VERSION + 1}:yes")
    await asyncio.sleep(0.5)
    assert await model.client.calls() == ()

    await chat.tap(question, "yes")
    answer = await chat.wait(lambda seen: seen.words.startswith("Form"))
    calls = await model.client.calls()
    assert [call.status for call in calls] == [200, 200]
    told = await chat.wait(lambda seen: seen.message_id == question.message_id and "I may ask" in seen.words)
    assert not told.buttons

    await chat.tap(answer, "seen")
    seen = await chat.wait(lambda seen: "The model saw this" in seen.words)
    assert "It was asked 2 times" in seen.words


async def test_whoever_says_no_is_answered_by_rules_for_ever(asking: Asking) -> None:
    chat, model = asking
    await chat.tap(await chat.say("How is my form?"), "no")
    assert "/ask on" in (await chat.wait(lambda seen: "No language model" in seen.words)).words
    assert "I cannot answer that" in (await chat.say("And my fitness?")).words
    assert "You want no language model" in (await chat.say("/ask how is my form")).words
    assert await model.client.calls() == ()


async def test_off_ends_it_at_any_time(asking: Asking) -> None:
    chat, model = asking
    await chat.say("/ask on")
    await model.client.script(Reply("Good."))
    assert (await chat.say("How is my form?")).words.startswith("Good.")
    await model.client.forget()
    await chat.say("/ask off")
    assert "I cannot answer that" in (await chat.say("And my fitness?")).words
    assert "You want no language model" in (await chat.say("/ask how is my form")).words
    assert await model.client.calls() == ()


async def test_a_figure_that_no_tool_showed_is_never_said(asking: Asking) -> None:
    chat, model = asking
    await chat.say("/ask on")
    invents = Reply("Your CTL is 123.4, well done.")
    await model.client.script(Reply(looks=(Look("figure", {"key": "ctl"}),)), invents, invents)
    answer = await chat.say("What is my CTL?")
    assert "123" not in answer.words
    assert "found no answer that holds" in answer.words
    assert "Fitness" in answer.words, "what was looked at is shown instead"


async def test_where_the_model_is_gone_the_rules_answer(asking: Asking) -> None:
    chat, model = asking
    await chat.say("/ask on")
    await model.client.plan(Fault("error_before", status=529, times=9))
    answer = await chat.say("How is my form?")
    assert "does not answer" in answer.words
    async with chat.database.reading() as unit:
        calls = await model_calls.of(unit, "anna", f"ask:{answer.message_id}")
    assert calls == ()
