"""`coach plan load`: a plan file becomes the plan, or a proposal over the plan there is."""

import asyncio
from pathlib import Path

from bot.app import READERS, opened
from bot.cli.athletes import the_athlete_or_new
from bot.coach.plan.saving import Saved, save_plan
from bot.settings import load_settings
from bot.telegram.messages.plan_problems import remarks
from domain.calendar import local_day
from domain.errors import Configuration

SENTENCES = {
    Saved.FIRST_PLAN: "Plan saved: {title}, {count} workouts.",
    Saved.PROPOSED: "Read {title}, {count} workouts. Each change waits for a tap in the chat; nothing is changed yet.",
    Saved.NOTHING_NEW: "{title} says what the plan already says from today on. Nothing to change.",
}


async def load(path: Path, given: str | None) -> str:
    """Raises FileRefused with every problem in the file, LimitExceeded where the plan would break a limit."""
    data = await asyncio.to_thread(_content, path)
    async with opened(load_settings()) as house:
        athlete = await the_athlete_or_new(house, given)
        now = house.clock.now()
        file = READERS.plan(data, path.name, today=local_day(now, athlete.zone))
        async with house.database.writing() as unit:
            saving = await save_plan(unit, athlete.id, file, house.settings.limits.value(), now)
    said = SENTENCES[saving.saved].format(title=saving.blueprint.title, count=len(saving.blueprint.workouts))
    return "\n".join((said, *remarks(file.notes)))


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise Configuration("no_such_file", path=str(path))
    return path.read_bytes()
