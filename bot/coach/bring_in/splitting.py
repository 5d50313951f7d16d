"""A tap splits a joined session into its parts, or joins them again; no sync decides otherwise."""

from datetime import datetime

from bot.coach.bring_in.following import Touched, follow
from domain.athlete.athlete import Athlete
from domain.errors import NotFound
from domain.notice import Notice
from storage.database import Unit
from storage.repositories import activities, athletes, kept_apart, outbox


async def split(unit: Unit, athlete_id: str, session_id: str, now: datetime) -> None:
    """Each part counts by itself from now on, and the note of the session is of the one that leads.

    Raises NotFound where there is no such session of theirs now.
    """
    athlete = await _athlete(unit, athlete_id)
    if await kept_apart.parts_of(unit, athlete_id, session_id):
        raise NotFound("session_split_already")
    parts = await activities.parts_of(unit, athlete_id, session_id)
    if not parts:
        raise NotFound("session_not_found")
    await kept_apart.add(unit, athlete_id, session_id, [part.key for part in parts])
    await follow(unit, athlete, Touched(days=[part.day for part in parts]), now)


async def join_again(unit: Unit, athlete_id: str, session_id: str, now: datetime) -> None:
    """As if it had never been split.

    Raises NotFound where it was not, or where its parts are not any more what belonged together.
    """
    athlete = await _athlete(unit, athlete_id)
    if await activities.parts_of(unit, athlete_id, session_id):
        raise NotFound("session_joined_already")
    keys = await kept_apart.parts_of(unit, athlete_id, session_id)
    parts = await activities.with_keys(unit, athlete_id, keys)
    if not parts:
        raise NotFound("session_not_found")
    await kept_apart.forget(unit, athlete_id, session_id)
    await follow(unit, athlete, Touched(days=[part.day for part in parts]), now)
    if not await activities.parts_of(unit, athlete_id, session_id):
        raise NotFound("session_cannot_join")


async def show_again(unit: Unit, athlete_id: str, message_id: int, now: datetime) -> None:
    """The message that told of sessions, edited to how they count now; nothing where it told of none."""
    shown = await outbox.shown_as(unit, athlete_id, message_id)
    told = shown.notice.facts.get("sessions") if shown else None
    if shown is None or not isinstance(told, list):
        return
    sessions = [{**each, "apart": await _is_apart(unit, athlete_id, each)} for each in told]
    facts = {**shown.notice.facts, "sessions": sessions}
    await outbox.add(unit, athlete_id, shown.chat_id, Notice(shown.notice.kind, facts, edits=shown.id), now)


async def _is_apart(unit: Unit, athlete_id: str, session: dict[str, object]) -> bool:
    session_id = session.get("joined")
    return session_id is not None and bool(await kept_apart.parts_of(unit, athlete_id, str(session_id)))


async def _athlete(unit: Unit, athlete_id: str) -> Athlete:
    athlete = await athletes.get(unit, athlete_id, lock=True)
    if athlete is None:
        raise NotFound("athlete_not_found")
    return athlete
