"""The journey the coach exists for, played unattended and checked at every step."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.coach.approve.pushing import AHEAD, undone_ahead
from bot.coach.review.reviewing import review_evening
from bot.demo.stage import Stage, StepDiffersError, pair, synced
from bot.demo.transcript import answered, shelved, spoken
from bot.sandbox.telegram.world.views import SeenMessage
from bot.sandbox.together.panels import Panels
from domain.plan.export import Destination, belongs
from domain.training.workout import Workout
from storage.repositories import athletes, plans

PATIENCE_S, LOOK_AGAIN_S = 60.0, 0.1

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Found:
    """What the story leaves behind."""

    chart: bytes
    files: dict[str, bytes]


async def play(stage: Stage, say: Say) -> Found:
    """Review → Why → Approve → second tap → watch and gym app → files.

    Raises StepDiffersError at the first step that is not as told.
    """
    name = stage.history.athlete.display_name
    greeting = await pair(stage)
    say(spoken(greeting, name))
    _expect("paired" in greeting.words, "the code pairs the athlete", greeting.words)
    await synced(stage)
    await review_evening(stage.house.reviewer, stage.athlete_id)
    card = await _message(stage, "the evening review", _can_be_approved)
    picture = await _message(stage, "its picture", lambda seen: bool(seen.message.photo))
    say(spoken(card, name))
    # On a Sunday the week is told first.
    decision = next((line for line in card.words.splitlines() if line.startswith("Adjust")), "")
    _expect(decision, "the review decides to adjust", card.words[:80])
    _expect(await _version(stage) == 1, "nothing is changed before the tap", await _version(stage))

    say(answered("Why?", await _tap(stage, card, "why")))
    why = await _message(stage, "the reasons", lambda seen: seen.words.startswith("Why this proposal"))
    say(spoken(why, name))

    answer = await _tap(stage, card, "approve")
    say(answered("Approve", answer))
    _expect(answer.startswith("Approved"), "the tap is answered with what happened", answer)
    _expect(await _version(stage) == 2, "the plan has changed once", await _version(stage))

    again = await _tap(stage, card, "approve")
    say(answered("Approve, a second time", again))
    _expect("already" in again, "the second tap is told that it came late", again)
    _expect(await _version(stage) == 2, "the second tap changed nothing", await _version(stage))

    receipt = await _message(stage, "the receipt", _says_that_all_arrived)
    say(spoken(receipt, name))
    say(shelved(await _arrived(stage)))
    file_name, file = await _file(stage, say, name)
    assert picture.message.photo, "that is how it was recognised"
    return Found(await stage.telegram.client.file(picture.message.photo[-1].file_id), {file_name: file})


def keep(found: Found, folder: Path) -> list[Path]:
    """Write chart and workout files; gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = {"review.png": found.chart, **found.files}
    for name, content in kept.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in kept]


def _can_be_approved(seen: SeenMessage) -> bool:
    return any(data.endswith(":approve") for data in seen.buttons.values())


def _says_that_all_arrived(seen: SeenMessage) -> bool:
    return all(f"{where} ✔" in seen.words for where in ("Garmin calendar", "Hevy"))


async def _message(stage: Stage, what: str, wanted: Callable[[SeenMessage], bool]) -> SeenMessage:
    try:
        return await stage.telegram.client.wait_for(stage.user_id, wanted, timeout_s=PATIENCE_S)
    except TimeoutError as error:
        raise StepDiffersError(f"{what} did not come within {PATIENCE_S:.0f} s") from error


async def _tap(stage: Stage, card: SeenMessage, action: str) -> str:
    """Tap what the first card showed, also where its buttons are gone by now; gives the answer."""
    data = next(data for data in card.buttons.values() if data.endswith(f":{action}"))
    callback = await stage.telegram.client.tap(stage.user_id, card.message_id, data, forged=True)
    try:
        seen = await stage.telegram.client.answer_to(callback, timeout_s=PATIENCE_S)
    except TimeoutError as error:
        raise StepDiffersError(f"the tap on {action} was not answered") from error
    return (seen.answer.text if seen.answer else "") or ""


async def _file(stage: Stage, say: Say, name: str) -> tuple[str, bytes]:
    """The athlete asks for the days ahead as files; the first of them."""
    await stage.telegram.client.say(stage.user_id, "/fit")
    say(answered("/fit, the days ahead as files", ""))
    seen = await _message(stage, "a workout file", lambda seen: seen.message.document is not None)
    say(spoken(seen, name))
    assert seen.message.document is not None, "that is how it was recognised"
    content = await stage.telegram.client.file(seen.message.document.file_id)
    return seen.message.document.file_name or "", content


async def _version(stage: Stage) -> int:
    async with stage.house.database.reading() as unit:
        current = await plans.current(unit, stage.athlete_id)
    return current.number if current else 0


async def _arrived(stage: Stage) -> Panels:
    """What watch and gym app show, once it is what the plan has for the days ahead."""
    planned = await _planned(stage)
    lifted = [f"{each.day} · {each.title}" for each in planned if belongs(each, Destination.HEVY)]
    watched = [each for each in planned if belongs(each, Destination.GARMIN)]
    scheduled = sorted((str(each.day), each.title, each.minutes) for each in watched)
    shown = Panels((), ())
    try:
        async with asyncio.timeout(PATIENCE_S):
            while _scheduled(shown) != scheduled or [each.title for each in shown.routines] != sorted(lifted):
                await asyncio.sleep(LOOK_AGAIN_S)
                shown = await stage.world.panels()
    except TimeoutError as error:
        raise StepDiffersError(f"expected on the watch: {scheduled}, but found: {_scheduled(shown)}") from error
    return shown


def _scheduled(shown: Panels) -> list[tuple[str, str, int]]:
    return sorted((each.day, each.title, each.minutes) for each in shown.calendar)


async def _planned(stage: Stage) -> list[Workout]:
    """What is still to be done, as far as services are told."""
    async with stage.house.database.reading() as unit:
        athlete = await athletes.get(unit, stage.athlete_id)
        current = await plans.current(unit, stage.athlete_id)
        assert athlete is not None
        assert current is not None, "the stage has loaded a plan"
        ahead = await undone_ahead(unit, athlete, current, stage.house.clock.now(), AHEAD)
    return list(ahead.values())


def _expect(held: object, what: str, found: object) -> None:
    if not held:
        raise StepDiffersError(f"expected that {what}, but found: {found}")
