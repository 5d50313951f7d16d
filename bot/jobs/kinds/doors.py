"""Keys and codes that were told in the chat, each to be tried once."""

from bot.coach.bring_in.services.letting_in import LettingIn, let_in, turn_away
from bot.jobs.spec import Tools, Wanted
from domain.training.service import Service
from storage.database import Unit
from storage.repositories import asked_secrets
from storage.repositories.jobs import Job

SERVICE = "service"


async def find(tools: Tools, unit: Unit) -> tuple[Wanted, ...]:
    del tools
    return tuple(
        Wanted(
            f"cn:{asked.athlete_id}:{asked.service}:{asked.asked_at:%Y%m%dT%H%M%S.%f}",
            asked.athlete_id,
            {SERVICE: asked.service.value},
        )
        for asked in await asked_secrets.answered(unit)
    )


async def do(tools: Tools, job: Job) -> None:
    await let_in(_letting(tools), job.athlete_id or "", Service(job.params[SERVICE]))


async def give_up(tools: Tools, job: Job) -> None:
    await turn_away(_letting(tools), job.athlete_id or "", Service(job.params[SERVICE]), "service_hangs")


def _letting(tools: Tools) -> LettingIn:
    return LettingIn(tools.database, tools.reviewer.clock, tools.doors)
