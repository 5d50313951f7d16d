"""What was sent and shown waits for the athlete's tap: a day long, and each can be taken once."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from domain.errors import NotFound
from storage.database import Unit
from storage.repositories import drafts

WAITS = timedelta(hours=24)


async def hold(unit: Unit, athlete_id: str, draft_id: str, body: Mapping[str, object], now: datetime) -> None:
    """Keep it for a day."""
    await drafts.add(unit, athlete_id, draft_id, body, now + WAITS)


async def taken(unit: Unit, athlete_id: str, draft_id: str, key: str, now: datetime) -> Mapping[str, object]:
    """The body, which is then gone.

    Raises NotFound where it is too old, used, somebody else's, or holds no `key`: then it is another kind of draft.
    """
    body = await drafts.take(unit, athlete_id, draft_id, now)
    if body is None or key not in body:
        raise NotFound("draft_not_found")
    return body
