"""A recorded file sent in the chat is shown first, and stored only when the athlete taps Save."""

import secrets
from collections.abc import Mapping
from datetime import datetime

import msgspec

from bot.coach.bring_in.copies import known_of
from bot.coach.bring_in.held import hold, taken
from bot.coach.bring_in.recordings import bring_in_within
from bot.coach.bring_in.told import recording_facts
from domain.notice import Notice, NoticeKind
from domain.ports.clock import Clock
from domain.training.recording import Recording
from storage.database import Unit
from storage.repositories import outbox

BODY = "recording"


async def show_recording(
    unit: Unit, athlete_id: str, chat_id: int, recording: Recording, name: str, now: datetime
) -> None:
    """Keep what was read for a day and queue its preview."""
    draft_id = secrets.token_urlsafe(16)
    known = await known_of(unit, athlete_id, recording.activities)
    facts = {**recording_facts(recording), "name": name, "known": known}
    preview = Notice(NoticeKind.IMPORT_PREVIEW, {**facts, "draft_id": draft_id})
    shown = await outbox.add(unit, athlete_id, chat_id, preview, now)
    body = {BODY: msgspec.to_builtins(recording), "shown": shown, "facts": facts}
    await hold(unit, athlete_id, draft_id, body, now)


async def save_recording(unit: Unit, athlete_id: str, chat_id: int, draft_id: str, clock: Clock) -> None:
    """Raises NotFound where the draft is too old, used, or somebody else's."""
    now = clock.now()
    body = await taken(unit, athlete_id, draft_id, BODY, now)
    recording = msgspec.convert(body[BODY], Recording)
    brought = await bring_in_within(unit, clock, athlete_id, [recording])
    came = {
        "sessions": len(brought.activities),
        "joined": sum(each.fresh for each in brought.joined),
        "nights": brought.nights,
        "readings": brought.readings,
    }
    await _say(unit, athlete_id, chat_id, body, {"outcome": "saved", **came}, now)


async def discard_recording(unit: Unit, athlete_id: str, chat_id: int, draft_id: str, now: datetime) -> None:
    """Raises NotFound as save_recording does."""
    body = await taken(unit, athlete_id, draft_id, BODY, now)
    await _say(unit, athlete_id, chat_id, body, {"outcome": "discarded"}, now)


async def _say(
    unit: Unit, athlete_id: str, chat_id: int, body: Mapping[str, object], came: Mapping[str, object], now: datetime
) -> None:
    facts = body["facts"]
    assert isinstance(facts, dict)
    notice = Notice(NoticeKind.IMPORT_SAVED, {"name": facts["name"], **came}, edits=str(body["shown"]))
    await outbox.add(unit, athlete_id, chat_id, notice, now)
