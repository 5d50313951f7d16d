"""Every stored update comes to one end: in order for one person, beside each other for several, and only once."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.clock import SystemClock
from bot.sandbox.serving.faults import Fault
from bot.telegram.buttons.registry import ButtonFamily
from bot.telegram.buttons.tapped import Tapped
from bot.telegram.commands.registry import Command
from bot.telegram.incoming.routing import Routes
from bot.telegram.turn import Turn
from domain.athlete.athlete import Athlete
from domain.errors import NotFound, Unavailable
from storage.repositories import athletes, inbox
from tests.telegram.house import House, eventually


@dataclass
class Diary:
    """Handlers that write down what they were asked for, and do as they are told."""

    began: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    taps: list[Tapped] = field(default_factory=list)

    def routes(self) -> Routes:
        names = ("note", "slow", "fail", "flaky", "refuse", "finish", "finish_late")
        commands = tuple(Command(name, getattr(self, name)) for name in names)
        return Routes(commands, (ButtonFamily("card", self.tap),), ())

    async def note(self, turn: Turn) -> None:
        self.began.append(turn.argument)
        self.done.append(turn.argument)

    async def slow(self, turn: Turn) -> None:
        self.began.append(turn.argument)
        await asyncio.sleep(1.0)
        self.done.append(turn.argument)

    async def fail(self, turn: Turn) -> None:
        self.began.append("fail")
        raise ZeroDivisionError("a bug")

    async def flaky(self, turn: Turn) -> None:
        self.began.append("flaky")
        if len(self.began) == 1:
            raise Unavailable("garmin_unreachable")
        self.done.append("flaky")

    async def refuse(self, turn: Turn) -> None:
        raise NotFound("plan_not_found")

    async def finish(self, turn: Turn) -> None:
        """The effect is committed; what goes wrong after it must not have it happen again."""
        self.began.append("finish")
        async with turn.desk.database.writing() as unit:
            await turn.reply("The plan changed", unit)
            await turn.finish(unit)
        raise ZeroDivisionError("a bug behind the commit")

    async def finish_late(self, turn: Turn) -> None:
        """Two failures first; the third comes after the effect was committed."""
        if len(self.began) < 2:
            await self.fail(turn)
        await self.finish(turn)

    async def tap(self, turn: Turn, tapped: Tapped) -> None:
        self.taps.append(tapped)
        await turn.answer(f"tap {len(self.taps)}")


@pytest.mark.fault("F50")
async def test_one_persons_updates_keep_their_order(house: House) -> None:
    diary = Diary()
    async with house.running(diary.routes()):
        await house.client.say(house.user_id, "/slow first")
        for word in ("second", "third", "fourth"):
            await house.client.say(house.user_id, f"/note {word}")
        await _done(diary, 4)
        await house.settled()
    assert diary.began == diary.done == ["first", "second", "third", "fourth"]


async def test_one_slow_answer_delays_nobody_else(house: House) -> None:
    bea = await _bea(house)
    diary = Diary()
    async with house.running(diary.routes()):
        await house.client.say(house.user_id, "/slow anna")
        await eventually(lambda: _count(diary.began, 1))
        await house.client.say(bea, "/note bea")
        await _done(diary, 2)
    assert diary.done == ["bea", "anna"]


async def test_a_crowd_of_one_persons_updates_hides_nobody_elses(house: House) -> None:
    bea = await _bea(house)
    diary = Diary()
    for number in range(250):
        await house.store(number, _text(house.user_id, "/slow anna"))
    await house.store(1000, _text(bea, "/note bea"))
    async with house.running(diary.routes()):
        await eventually(lambda: _count(diary.done, 1))
        assert "bea" in diary.done


async def test_what_a_stopped_process_left_behind_is_done_by_the_next_one(house: House) -> None:
    first, second = Diary(), Diary()
    async with house.running(first.routes()):
        await house.client.say(house.user_id, "/slow cut off")
        await house.client.say(house.user_id, "/note after")
        await eventually(lambda: _count(first.began, 1))
    assert first.done == []
    async with house.running(second.routes()):
        await _done(second, 2)
        await house.settled()
    assert second.done == ["cut off", "after"]


async def test_trouble_outside_is_tried_again(house: House) -> None:
    diary = Diary()
    async with house.running(diary.routes()):
        await house.client.say(house.user_id, "/flaky")
        await _done(diary, 1)
        await house.settled()
    assert diary.began == ["flaky", "flaky"]
    assert await house.said() == []


@pytest.mark.fault("F49")
async def test_a_bug_is_given_up_after_three_tries_said_so_and_holds_up_nothing(house: House) -> None:
    diary = Diary()
    async with house.running(diary.routes()):
        await house.client.say(house.user_id, "/fail")
        await house.client.say(house.user_id, "/note after")
        await _done(diary, 1)
        await house.client.wait_for(house.user_id, lambda seen: "nothing was changed" in seen.words)
    assert diary.began == ["fail"] * 3 + ["after"]


async def test_what_took_the_process_down_three_times_is_not_begun_again(house: House) -> None:
    diary = Diary()
    await house.store(1, _text(house.user_id, "/note deadly"))
    async with house.database.writing() as unit:
        for _ in range(3):
            await inbox.count_attempt(unit, 1)
    async with house.running(diary.routes()):
        await house.settled()
        await house.client.wait_for(house.user_id, lambda seen: "nothing was changed" in seen.words)
    assert diary.began == []


async def test_a_wish_that_cannot_be_granted_is_answered_once(house: House) -> None:
    async with house.running(Diary().routes()):
        await house.client.say(house.user_id, "/refuse")
        await house.client.wait_for(house.user_id, lambda seen: "There is no plan yet" in seen.words)
        await house.settled()
    assert len(await house.said()) == 1


async def test_an_effect_that_was_committed_never_happens_again(house: House) -> None:
    diary = Diary()
    async with house.running(diary.routes()):
        await house.client.say(house.user_id, "/finish")
        await house.client.wait_for(house.user_id, lambda seen: seen.words == "The plan changed")
        await house.client.say(house.user_id, "/note after")
        await _done(diary, 1)
    assert diary.began == ["finish", "after"]
    assert await house.said() == ["The plan changed"]


async def test_nobody_is_told_that_nothing_changed_when_it_did(house: House) -> None:
    diary = Diary()
    async with house.running(diary.routes()):
        await house.client.say(house.user_id, "/finish_late")
        await house.client.say(house.user_id, "/note after")
        await _done(diary, 1)
        await house.settled()
        await house.client.wait_for(house.user_id, lambda seen: seen.by_bot)
    assert diary.began == ["fail", "fail", "finish", "after"]
    assert await house.said() == ["The plan changed"]


async def test_every_tap_is_answered_also_one_that_comes_again(house: House) -> None:
    diary = Diary()
    async with house.running(diary.routes()):
        card = await house.finished(await house.put("Proposed", buttons=["Approve"]))
        assert card.message_id is not None
        first = await house.client.tap(house.user_id, card.message_id, "card:p-1:1:Approve")
        again = await house.client.tap_again(first)
        answers = [(await house.client.answer_to(tap)).answer for tap in (first, again)]
    assert [answer.text for answer in answers if answer] == ["tap 1", "tap 2"]
    assert diary.taps == [Tapped("card", "p-1", 1, "Approve")] * 2


@pytest.mark.fault("F19")
@pytest.mark.fault("F63")
@pytest.mark.parametrize(
    "fault",
    [
        Fault("error_before", where="answerCallbackQuery", status=400),
        Fault("drop_before", where="answerCallbackQuery"),
        Fault("garbage_after", where="answerCallbackQuery", body='{"ok":false}'),
    ],
    ids=["too old", "dropped", "garbage"],
)
async def test_a_tap_whose_answer_fails_has_still_happened_once(house: House, fault: Fault) -> None:
    diary = Diary()
    async with house.running(diary.routes()):
        card = await house.finished(await house.put("Proposed", buttons=["Approve"]))
        assert card.message_id is not None
        await house.client.plan_faults(fault)
        await house.client.tap(house.user_id, card.message_id, "card:p-1:1:Approve")
        await eventually(lambda: _count(diary.taps, 1))
        await house.settled()
    assert len(diary.taps) == 1


async def test_in_a_crowd_each_update_is_handled_once(house: House) -> None:
    """Updates arrive while others are being finished, so that old and new stand side by side in what is read."""
    diary = Diary()
    async with house.running(diary.routes()):
        for number in range(150):
            await house.store(number, _tap(house.user_id, f"card:p-{number}:1:Why"))
        await house.settled(20)
    assert [tapped.subject for tapped in diary.taps] == [f"p-{number}" for number in range(150)]


async def test_words_and_buttons_that_mean_nothing_are_told_so(house: House) -> None:
    diary = Diary()
    async with house.running(diary.routes()):
        await house.client.say(house.user_id, "approve")
        await house.client.say(house.user_id, "/nonsense")
        await house.client.wait_for(house.user_id, lambda seen: "do not know that command" in seen.words)
        card = await house.finished(await house.put("Proposed", buttons=["Approve"]))
        assert card.message_id is not None
        for data in ("nonsense", "card:p-1:one:Approve", "gone:p-1:1:Approve", "card:p-1:1:Approve:more"):
            tap = await house.client.tap(house.user_id, card.message_id, data, forged=True)
            answer = (await house.client.answer_to(tap)).answer
            assert answer is not None
            assert "no longer in use" in (answer.text or "")
    assert (diary.began, diary.taps) == ([], [])
    assert (await house.said())[0].startswith("I cannot answer that")


@pytest.mark.fault("F48")
async def test_an_update_that_nobody_can_read_is_dead_and_the_next_is_not(house: House) -> None:
    diary = Diary()
    broken: tuple[Any, ...] = (
        {"message": {"message_id": "x"}},
        {"message": []},
        {"callback_query": {"id": 1, "from": {"id": house.user_id}}},
        {"message": {"message_id": 1, "date": 10**30, "chat": {"id": 1, "type": "private"}}},
    )
    for number, body in enumerate(broken):
        await house.store(number, body)
    await house.store(100, _text(house.user_id, "/note after"))
    async with house.running(diary.routes()):
        await _done(diary, 1)
        await house.settled()
    assert diary.began == ["after"]
    assert await house.said() == []


async def _bea(house: House) -> int:
    """A second athlete; gives her account."""
    bea = house.user_id + 100_000
    await house.client.join(bea, "Bea")
    now = SystemClock().now()
    async with house.database.writing() as unit:
        await athletes.add(unit, Athlete("bea", "Bea"), now)
        await athletes.pair(unit, "bea", bea, bea, now)
    return bea


def _text(user_id: int, text: str) -> dict[str, Any]:
    person = {"id": user_id, "first_name": "Anna", "is_bot": False}
    chat = {"id": user_id, "type": "private"}
    return {"message": {"message_id": 1, "date": 1_790_000_000, "chat": chat, "from": person, "text": text}}


def _tap(user_id: int, data: str) -> dict[str, Any]:
    person = {"id": user_id, "first_name": "Anna", "is_bot": False}
    return {"callback_query": {"id": "1", "from": person, "chat_instance": "1", "data": data}}


async def _count(written: list[Any], wanted: int) -> bool:
    return len(written) >= wanted


async def _done(diary: Diary, wanted: int) -> None:
    await eventually(lambda: _count(diary.done, wanted), 20)
