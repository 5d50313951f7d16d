"""/plan: the next seven days as they stand now."""

from bot.coach.approve.pushing import FILES_AHEAD
from bot.telegram.messages.week import week_message
from bot.telegram.turn import Turn
from domain.calendar import local_day
from domain.errors import NotFound
from domain.plan.execution import ExecutionState
from storage.repositories import athletes, executions, plans


async def show_plan(turn: Turn) -> None:
    """Raises NotFound where there is no plan."""
    async with turn.desk.database.reading() as unit:
        athlete = await athletes.get(unit, turn.athlete_id)
        current = await plans.current(unit, turn.athlete_id)
        if athlete is None or current is None:
            raise NotFound("plan_not_found")
        linked = await executions.for_plan(unit, turn.athlete_id, current.plan_id)
    done = {each.workout_id for each in linked if each.state is not ExecutionState.REJECTED}
    today = local_day(turn.desk.clock.now(), athlete.zone)
    ahead = current.blueprint.between(today, today + FILES_AHEAD)
    await turn.reply(week_message(current.blueprint, today, done), wish="files" if ahead else "")
