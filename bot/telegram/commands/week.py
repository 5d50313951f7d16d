"""/week: the week as it stands, with its picture."""

from bot.coach.review.reviewer import reviewer_of
from bot.coach.review.reviewing import look_at_week
from bot.telegram.turn import Turn


async def show_week(turn: Turn) -> None:
    await turn.typing()
    reviewer = reviewer_of(turn.desk.settings, turn.desk.database, turn.desk.clock)
    await look_at_week(reviewer, turn.athlete_id, turn.finish)
    turn.desk.jobs.wake()
