"""Which of the sessions that came in want a note: those of today and yesterday, once, however many parts they have."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from bot.coach.bring_in.joining import Rejoined
from domain.training.activity import Activity, Key
from domain.training.joined import JOINED, leading
from domain.training.reading import BY_HAND
from storage.database import Unit
from storage.repositories import insights
from storage.repositories.insights import InsightKind

# A history that is brought in is no news, what the athlete has just typed is none either, and a watch whose clock is
# days ahead tells none.
RECENT = timedelta(hours=36)


async def want_notes(unit: Unit, athlete_id: str, counting: Iterable[Activity], now: datetime) -> None:
    for session in counting:
        if session.source != BY_HAND and abs(now - _ended_at(session)) <= RECENT:
            await insights.want(unit, athlete_id, InsightKind.POST_WORKOUT, session.key, now)


async def keep_notes(unit: Unit, athlete_id: str, rejoined: Rejoined, now: datetime) -> None:
    """What was told of a part is told of its session from now on, and of the part that leads where there is none any
    more: the same message says what counts.
    """
    parts = {each.session.key: [part.key for part in each.parts] for each in rejoined.sessions}
    follows = {key: [*_made_room(rejoined, key), *of] for key, of in parts.items()}
    for old, now_in in rejoined.became.items():
        if (lead := _lead(rejoined, now_in)) is not None:
            follows[lead] = [old]
    for key, before in follows.items():
        await insights.carry(unit, athlete_id, before, key)
    await insights.want_again(unit, athlete_id, follows, now)


def _made_room(rejoined: Rejoined, session: Key) -> list[Key]:
    return [old for old, now_in in rejoined.became.items() if session in now_in]


def _lead(rejoined: Rejoined, now_in: Collection[Key]) -> Key | None:
    """None where any part is in another session now, which the note then is of."""
    if any(source == JOINED for source, _ in now_in):
        return None
    alone = leading([each for each in rejoined.freed if each.key in now_in])
    return alone[0].key if alone else None


def _ended_at(activity: Activity) -> datetime:
    return activity.started_at + timedelta(seconds=activity.elapsed_s)
