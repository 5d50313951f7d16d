"""Plans that were asked for: one job a wish."""

from functools import partial

from bot.coach.plan.generating import generate_plan, generation_given_up
from bot.jobs.spec import Tools, Wanted
from storage.database import Unit
from storage.repositories import wishes
from storage.repositories.jobs import Job
from storage.repositories.wishes import PlanWish


async def find(tools: Tools, unit: Unit) -> tuple[Wanted, ...]:
    del tools
    return tuple(_wanted(athlete_id, wish) for athlete_id, wish in await wishes.waiting(unit))


def _wanted(athlete_id: str, wish: PlanWish) -> Wanted:
    settle = partial(_settle, athlete_id=athlete_id, wish_id=wish.id)
    return Wanted(f"ge:{athlete_id}:{wish.id}", athlete_id, settle=settle)


async def _settle(unit: Unit, athlete_id: str, wish_id: str) -> None:
    await wishes.fulfil(unit, athlete_id, wish_id)


async def do(tools: Tools, job: Job) -> None:
    reviewer = tools.reviewer
    await generate_plan(reviewer.database, reviewer.clock, reviewer.rules.limits, job.athlete_id or "")


async def give_up(tools: Tools, job: Job) -> None:
    await generation_given_up(tools.database, tools.reviewer.clock, job.athlete_id or "")
