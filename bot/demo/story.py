"""The journey the coach exists for, played unattended and checked at every step."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.coach.review.reviewing import review_evening
from bot.demo.stage import Stage, StepDiffersError, pair
from bot.demo.transcript import answered, spoken
from bot.sandbox.telegram.world.views import SeenMessage
from storage.repositories import plans

PATIENCE_S = 60.0

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Found:
    """What the story leaves behind."""

    chart: bytes
    files: dict[str, bytes]


async def play(stage: Stage, say: Say) -> Found:
    """Review → Why → Approve → second tap → files. Raises StepDiffersError at the first step that is not as told."""
    name = stage.history.athlete.display_name
    greeting = await pair(stage)
    say(spoken(greeting, name))
    _expect("paired" in greeting.words, "the code pairs the athlete", greeting.words)
    await review_evening(stage.house.reviewer, stage.athlete_id)
    card = await _message(stage, "the evening review", lambda seen: bool(seen.message.photo))
    say(spoken(card, name))
    _expect(card.words.startswith("Adjust"), "the review decides to adjust, in its first line", card.words[:80])
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

    receipt = await _message(stage, "the receipt", lambda seen: "read back" in seen.words and bool(seen.message.photo))
    say(spoken(receipt, name))
    files = await _files(stage, say, name)
    changed = await _changed_workouts(stage)
    _expect(len(files) == changed, f"one file for each of {changed} changed workouts", sorted(files))
    assert card.message.photo, "that is how the card was recognised"
    return Found(await stage.telegram.client.file(card.message.photo[-1].file_id), files)


def keep(found: Found, folder: Path) -> list[Path]:
    """Write chart and workout files; gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = {"review.png": found.chart, **found.files}
    for name, content in kept.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in kept]


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


async def _files(stage: Stage, say: Say, name: str) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for seen in await stage.telegram.client.from_bot(stage.user_id):
        if seen.message.document:
            say(spoken(seen, name))
            files[seen.message.document.file_name or ""] = await stage.telegram.client.file(
                seen.message.document.file_id
            )
    return files


async def _version(stage: Stage) -> int:
    async with stage.house.database.reading() as unit:
        current = await plans.current(unit, stage.athlete_id)
    return current.number if current else 0


async def _changed_workouts(stage: Stage) -> int:
    """Those that were changed and are still planned: a dropped one leaves no file."""
    async with stage.house.database.reading() as unit:
        current = await plans.current(unit, stage.athlete_id)
        assert current is not None, "the stage has loaded a plan"
        before = await plans.version(unit, stage.athlete_id, current.plan_id, current.number - 1)
    assert before is not None, "versions are never deleted"
    workouts = before.blueprint.workouts
    return sum(workouts.get(key) != workout for key, workout in current.blueprint.workouts.items())


def _expect(held: bool, what: str, found: object) -> None:
    if not held:
        raise StepDiffersError(f"expected that {what}, but found: {found}")
