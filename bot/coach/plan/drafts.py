"""A plan file sent in the chat is shown first, and stored only when the athlete taps Save."""

import secrets
from dataclasses import replace
from datetime import datetime

import msgspec

from bot.coach.bring_in.held import hold, taken
from bot.coach.plan.saving import Saving, save_plan
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.notice import Notice, NoticeKind
from domain.plan.limits import Limits
from domain.plan.plan_file import PlanFile
from domain.plan.second_thoughts import second_thoughts
from storage.database import Unit
from storage.repositories import outbox, plans, races

BODY = "file"


async def looked_over(unit: Unit, athlete: Athlete, file: PlanFile, now: datetime) -> PlanFile:
    """With what a coach would say of a whole plan that the athlete wrote."""
    if file.joins:
        return file
    told = await races.of_athlete(unit, athlete.id) if file.races is None else file.races
    return replace(file, notes=(*file.notes, *second_thoughts(file.blueprint, told, local_day(now, athlete.zone))))


async def show_draft(unit: Unit, athlete_id: str, chat_id: int, file: PlanFile, now: datetime) -> None:
    """Keep the file for a day and queue its preview."""
    draft_id = secrets.token_urlsafe(16)
    over = await plans.current(unit, athlete_id) is not None
    facts = {**file_facts(file), "draft_id": draft_id, "over_existing": over}
    shown = await outbox.add(unit, athlete_id, chat_id, Notice(NoticeKind.PLAN_PREVIEW, facts), now)
    await hold(unit, athlete_id, draft_id, {BODY: msgspec.to_builtins(file), "shown": shown}, now)


async def save_draft(unit: Unit, athlete_id: str, chat_id: int, draft_id: str, limits: Limits, now: datetime) -> Saving:
    """Raises NotFound where the draft is too old, used, or somebody else's, LimitExceeded as save_plan does."""
    body = await taken(unit, athlete_id, draft_id, BODY, now)
    file = msgspec.convert(body[BODY], PlanFile)
    saving = await save_plan(unit, athlete_id, file, limits, now)
    outcome = {**file_facts(file), "outcome": saving.saved.value}
    await outbox.add(unit, athlete_id, chat_id, Notice(NoticeKind.PLAN_SAVED, outcome, edits=str(body["shown"])), now)
    return saving


async def discard_draft(unit: Unit, athlete_id: str, chat_id: int, draft_id: str, now: datetime) -> None:
    """Raises NotFound as save_draft does."""
    body = await taken(unit, athlete_id, draft_id, BODY, now)
    file = msgspec.convert(body[BODY], PlanFile)
    facts = {**file_facts(file), "outcome": "discarded"}
    await outbox.add(unit, athlete_id, chat_id, Notice(NoticeKind.PLAN_SAVED, facts, edits=str(body["shown"])), now)


def file_facts(file: PlanFile) -> dict[str, object]:
    """A file as a list that a message can show. `about_you`: it says something about the athlete too."""
    ordered = sorted(file.blueprint.workouts.values(), key=lambda workout: (workout.day, workout.id))
    return {
        "title": file.blueprint.title,
        "about_you": file.athlete is not None or file.races is not None,
        "races": [msgspec.to_builtins(race) for race in file.races or ()],
        "joins": file.joins,
        "made": file.made,
        "notes": [msgspec.to_builtins(note) for note in file.notes],
        "sessions": [
            {
                "day": workout.day.isoformat(),
                "sport": workout.sport.value,
                "title": workout.title,
                "minutes": workout.minutes,
                "priority": workout.priority.value,
            }
            for workout in ordered
        ],
    }
