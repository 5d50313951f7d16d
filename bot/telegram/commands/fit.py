"""/fit: the workouts of the next seven days as files for a watch."""

from bot.coach.approve.pushing import ask_for_files
from bot.telegram.turn import Turn
from storage.repositories import athletes


async def send_files(turn: Turn) -> None:
    """Each comes as a message of its own, made anew."""
    async with turn.desk.database.writing() as unit:
        athlete = await athletes.get(unit, turn.athlete_id)
        assert athlete is not None, "the gate lets only athletes in"
        if not await ask_for_files(unit, athlete, turn.desk.clock.now()):
            await turn.reply("Nothing is planned for the next 7 days.", unit)
        await turn.finish(unit)
    await turn.typing()
    turn.desk.jobs.wake()
