"""Questions in the athletes' own words: one job for what an athlete has open, named by the oldest of it."""

from functools import partial

from bot.coach.ask.answering import answer_questions, questions_given_up
from bot.jobs.spec import Tools, Wanted
from storage.database import Unit
from storage.repositories import conversations
from storage.repositories.conversations import Turn
from storage.repositories.jobs import Job


async def find(tools: Tools, unit: Unit) -> tuple[Wanted, ...]:
    if tools.mind is None:
        return ()
    oldest: dict[str, Turn] = {}
    for turn in await conversations.all_waiting(unit):
        oldest.setdefault(turn.athlete_id, turn)
    return tuple(_wanted(tools, turn) for turn in oldest.values())


def _wanted(tools: Tools, turn: Turn) -> Wanted:
    settle = partial(_settle, tools=tools, turn=turn)
    return Wanted(f"as:{turn.athlete_id}:{turn.id}", turn.athlete_id, settle=settle)


async def _settle(unit: Unit, tools: Tools, turn: Turn) -> None:
    await conversations.end(unit, turn.athlete_id, [turn.id], tools.now())


async def do(tools: Tools, job: Job) -> None:
    assert tools.mind is not None, "nothing is found without one"
    await answer_questions(tools.mind, job.athlete_id or "")


async def give_up(tools: Tools, job: Job) -> None:
    assert tools.mind is not None, "nothing is found without one"
    await questions_given_up(tools.mind, job.athlete_id or "")
