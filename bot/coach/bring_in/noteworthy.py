"""Which of the sessions that came in want a note: those of today and yesterday, once, however many parts they have."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.coach.bring_in.joining import Rejoined
from domain.training.activity import Activity
from domain.training.reading import BY_HAND
from storage.database import Unit
from storage.repositories import insights
from storage.repositories.insights import InsightKind

# A history that is brought in is no news, what the athlete has just typed is none either, and a watch whose clock is
# days ahead tells none.
RECENT = timedelta(hours=36)


async def want_notes(
    unit: Unit, athlete_id: str, counting: Iterable[Activity], rejoined: Rejoined, now: datetime
) -> None:
    """What was told of a part is told of the session from now on: the same message says more."""
    parts = {each.session.key: [part.key for part in each.parts] for each in rejoined.sessions}
    for session in counting:
        if session.source == BY_HAND or abs(now - _ended_at(session)) > RECENT:
            continue
        if session.key in parts:
            gone = [old for old, now_in in rejoined.became.items() if session.key in now_in]
            await insights.carry(unit, athlete_id, [*gone, *parts[session.key]], session.key)
        await insights.want(unit, athlete_id, InsightKind.POST_WORKOUT, session.key, now)


def _ended_at(activity: Activity) -> datetime:
    return activity.started_at + timedelta(seconds=activity.elapsed_s)
