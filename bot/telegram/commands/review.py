"""/review: today's review now, made anew however often it is asked for."""

from bot.coach.review.reviewer import reviewer_of
from bot.coach.review.reviewing import review_evening
from bot.telegram.turn import Turn


async def review_now(turn: Turn) -> None:
    """Before the day's review time it is a look ahead: the evening's own review still comes."""
    await turn.typing()
    reviewer = reviewer_of(turn.desk.settings, turn.desk.database, turn.desk.clock)
    await review_evening(reviewer, turn.athlete_id, again=True, finish=turn.finish)
    turn.desk.jobs.wake()
