"""/sync: ask the connected services now."""

from bot.coach.bring_in.services.rests import NEVER
from bot.coach.bring_in.services.syncing import ask_now
from bot.telegram.turn import Turn


async def sync_now(turn: Turn) -> None:
    """What it brings is told when it is there. Whoever asked to be left alone is not asked any sooner."""
    now = turn.desk.clock.now()
    async with turn.desk.database.writing() as unit:
        every = await ask_now(unit, turn.athlete_id, now)
        asked = [each for each in every if each.next_at != NEVER and not (each.rests_until and each.rests_until > now)]
        if not every:
            await turn.reply("No watch or app is connected yet. Send me files, or see /help.", unit)
        elif not asked:
            await turn.reply("Nobody can be asked just now; /status says why, and when again.", unit)
        await turn.finish(unit)
    await turn.typing()
    turn.desk.jobs.wake()
