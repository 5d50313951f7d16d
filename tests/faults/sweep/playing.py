"""A story, played on a copy of where it begins, with the power going out where it is told to."""

import asyncio
import shutil
from dataclasses import dataclass
from pathlib import Path

from bot.sandbox.serving.faults import Fault
from domain.errors import CoachError
from tests.faults.sweep.coach import REST_S, started
from tests.faults.sweep.outside import USER_ID, Outside
from tests.faults.sweep.power import Power, PowerCut
from tests.faults.sweep.stories import Story
from tests.faults.sweep.trouble import Trouble
from tests.faults.sweep.truth import Truth, truth


@dataclass(frozen=True, slots=True)
class Run:
    """`cuts` names where the power went out, `copies` how many messages Telegram may have got that nobody wrote down;
    `boundaries` are those of the last, whole run.
    """

    truth: Truth
    cuts: tuple[str, ...]
    copies: int
    boundaries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a story begins: the folder of the coach, the memory of Telegram and what the person knows."""

    story: Story
    place: Path
    known: str

    async def begun(self, outside: Outside, place: Path, fault: Fault | None = None) -> None:
        """All is at `place` as it was, and what the story begins with has happened; `fault` is Telegram's."""
        shutil.copytree(self.place, place)
        outside.here(place / "telegram")
        outside.clock.moment = self.story.at
        await self.story.begin(outside, self.known)
        if fault is not None:
            await outside.client.plan_faults(fault)

    async def play(self, outside: Outside, place: Path, *cut_at: int, fault: Fault | None = None) -> Run:
        await self.begun(outside, place, fault)
        cut: list[Power] = []
        for nth in (*cut_at, None):
            power = Power(place / "coach", nth)
            try:
                async with started(place / "coach", outside, power) as coach:
                    await coach.live()
                break
            except PowerCut:
                cut.append(power)
        assert not power.out, "somebody caught what nobody may catch"
        cuts = tuple(each.spent[-1] for each in cut)
        copies = sum(each.cut_while_sending for each in cut)
        return Run(await truth(place / "coach", outside), cuts, copies, tuple(power.spent))

    async def endure(self, outside: Outside, place: Path, trouble: Trouble) -> Run:
        """With trouble in the database; whoever is stopped by it, or cannot start, is started again."""
        await self.begun(outside, place)
        power = Power(place / "coach")
        while True:
            life = asyncio.create_task(_life(place / "coach", outside, power, trouble))
            await asyncio.wait([life])
            if not life.cancelled() and life.exception() is None:
                break
            if not life.cancelled() and not isinstance(life.exception(), CoachError):
                life.result()
            await asyncio.sleep(REST_S)
        return Run(await truth(place / "coach", outside), (), 0, tuple(power.spent))


async def _life(folder: Path, outside: Outside, power: Power, trouble: Trouble) -> None:
    with trouble.on():
        async with started(folder, outside, power) as coach:
            await coach.live()


async def prepared(story: Story, outside: Outside, place: Path) -> Scene:
    (place / "coach").mkdir(parents=True)
    outside.here(place / "telegram")
    outside.clock.moment = story.before
    await outside.client.join(USER_ID)
    async with started(place / "coach", outside, Power(place / "coach")) as coach:
        known = await story.prepare(coach)
    return Scene(story, place, known)
