"""`coach plan load`: a plan file becomes the plan, or a proposal over the plan there is."""

import asyncio
from pathlib import Path

from bot.app import READERS, opened
from bot.cli.athletes import the_athlete_or_new
from bot.coach.plan.drafts import looked_over
from bot.coach.plan.saving import Saved, save_plan
from bot.settings import load_settings
from bot.telegram.messages.plan_problems import remarks
from bot.telegram.messages.words import count
from domain.calendar import local_day
from domain.errors import Configuration
from storage.repositories import athletes

SENTENCES = {
    Saved.FIRST_PLAN: "Plan saved: {title}, {workouts}.",
    Saved.PROPOSED: "Read {title}, {workouts}. Each change waits for a tap in the chat; nothing is changed yet.",
    Saved.NOTHING_NEW: "{title} says what the plan already says from today on. Nothing to change.",
}

NOBODY_SEES_IT = "Nobody is paired yet: run `coach pair`, then load it again."


async def load(path: Path, given: str | None) -> str:
    """Raises FileRefused with every problem in the file, LimitExceeded where the plan would break a limit."""
    data = await asyncio.to_thread(_content, path)
    async with opened(load_settings(), by_hand=True) as house:
        athlete = await the_athlete_or_new(house, given)
        now = house.clock.now()
        file = READERS.plan(data, path.name, today=local_day(now, athlete.zone))
        async with house.database.writing() as unit:
            file = await looked_over(unit, athlete, file, now)
            saving = await save_plan(unit, athlete.id, file, house.settings.limits.value(), now)
            unseen = saving.saved is Saved.PROPOSED and await athletes.chat_of(unit, athlete.id) is None
    workouts = count(len(saving.blueprint.workouts), "workout", "workouts")
    said = SENTENCES[saving.saved].format(title=saving.blueprint.title, workouts=workouts)
    return "\n".join((said, *remarks(file.notes), *([NOBODY_SEES_IT] if unseen else [])))


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise Configuration("no_such_file", path=str(path))
    return path.read_bytes()
