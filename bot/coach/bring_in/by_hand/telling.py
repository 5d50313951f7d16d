"""One entry into the store, and the line that says so, with a button that takes it back."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import msgspec

from bot.coach.bring_in.by_hand.efforts import store_effort
from bot.coach.bring_in.by_hand.figures import store_figure, store_lift
from bot.coach.bring_in.by_hand.missed import store_missed
from bot.coach.bring_in.by_hand.sessions import store_session
from bot.coach.bring_in.by_hand.stored import Stored
from bot.coach.bring_in.held import hold
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.errors import NotFound
from domain.notice import Notice, NoticeKind
from domain.ports.clock import Clock
from domain.training.entry.entry import Effort, Entry, Figure, Lift, Missed, Session
from domain.training.entry.writing import written
from storage.database import Unit
from storage.repositories import drafts, outbox

STORED, CHOICES = "stored", "choices"
HARDNESS = range(1, 11)


async def tell(unit: Unit, athlete: Athlete, entry: Entry, clock: Clock, edits: str | None = None) -> None:
    """Store it and queue what was stored, or the question which of several it is; in place of the message `edits`.

    Raises RuleBroken where it cannot be stored.
    """
    stored = await _store(unit, athlete, entry, clock)
    if not isinstance(stored, Stored):
        await offer(unit, athlete, "workout", stored, clock.now(), edits)
        return
    now = clock.now()
    today = local_day(now, athlete.zone)
    facts = {"day": (entry.day or today).isoformat(), **stored.facts, "today": today.isoformat(), **units_of(athlete)}
    if not stored.is_new:
        await _say(unit, athlete, Notice(NoticeKind.ENTRY, {**facts, "state": "known"}, edits), now)
        return
    if facts["told"] == "session" and facts["guessed"] and facts["rpe"] is None:
        facts["felt"] = await _hold_efforts(unit, athlete.id, entry, date.fromisoformat(str(facts["day"])), now)
    undo_id = secrets.token_urlsafe(16)
    shown = await _say(
        unit, athlete, Notice(NoticeKind.ENTRY, {**facts, "state": "stored", "undo": undo_id}, edits), now
    )
    body = {STORED: msgspec.to_builtins(stored), "facts": facts, "shown": edits or shown}
    await hold(unit, athlete.id, undo_id, body, now)


async def offer(
    unit: Unit, athlete: Athlete, about: str, entries: Sequence[Entry], now: datetime, edits: str | None = None
) -> None:
    """Ask which one it is, a button each; nothing is stored until one is tapped."""
    choice_id = secrets.token_urlsafe(16)
    today = local_day(now, athlete.zone)
    facts = {
        "about": about,
        "choice_id": choice_id,
        "entries": [msgspec.to_builtins(each) for each in entries],
        "kinds": [type(each.what).__name__ for each in entries],
        "today": today.isoformat(),
        **units_of(athlete),
    }
    shown = await _say(unit, athlete, Notice(NoticeKind.ENTRY_CHOICE, facts, edits), now)
    # A day that was not said is today, however late the button is tapped.
    lines = [
        written(each) if each.day or isinstance(each.what, Effort | Missed) else f"{today} {written(each)}"
        for each in entries
    ]
    await hold(unit, athlete.id, choice_id, {CHOICES: lines, "shown": edits or shown}, now)


async def chosen(unit: Unit, athlete_id: str, choice_id: str, place: int, now: datetime) -> tuple[str, str | None]:
    """The line that was chosen, and the message whose place its answer takes, if any.

    Raises NotFound where that was answered already, or is too old.
    """
    body = await drafts.take(unit, athlete_id, choice_id, now)
    lines = body.get(CHOICES) if body else None
    if body is None or not isinstance(lines, list) or place >= len(lines):
        raise NotFound("entry_button_used")
    shown = body.get("shown")
    return str(lines[place]), None if shown is None else str(shown)


def units_of(athlete: Athlete) -> dict[str, list[str]]:
    """As facts of a message."""
    units = athlete.units
    return {"units": [units.weight.value, units.distance.value, units.pool.value]}


async def _hold_efforts(unit: Unit, athlete_id: str, entry: Entry, day: date, now: datetime) -> str:
    """The same session with each RPE there is: which of them it was, a button each."""
    assert isinstance(entry.what, Session)
    felt = [Entry(replace(entry.what, rpe=float(rpe)), day) for rpe in HARDNESS]
    choice_id = secrets.token_urlsafe(16)
    await hold(unit, athlete_id, choice_id, {CHOICES: [written(each) for each in felt]}, now)
    return choice_id


async def _store(unit: Unit, athlete: Athlete, entry: Entry, clock: Clock) -> Stored | tuple[Entry, ...]:
    day = entry.day or local_day(clock.now(), athlete.zone)
    match entry.what:
        case Figure():
            return await store_figure(unit, athlete, entry.what, day, clock)
        case Lift():
            return await store_lift(unit, athlete, entry.what, day, clock)
        case Session():
            return await store_session(unit, athlete, entry.what, day, clock)
        case Effort():
            return await store_effort(unit, athlete, entry.what, entry.day, clock)
        case Missed():
            return await store_missed(unit, athlete, entry.what, entry.day, clock)


async def _say(unit: Unit, athlete: Athlete, notice: Notice, now: datetime) -> str:
    outgoing_id = await outbox.tell(unit, athlete.id, notice, now)
    assert outgoing_id is not None, "only who is paired can tell anything"
    return outgoing_id
