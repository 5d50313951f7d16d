"""An entry is taken back: what was there before it is there again."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from bot.coach.bring_in.by_hand.stored import FigureChange, MissedChange, SessionChange, Stored
from bot.coach.bring_in.by_hand.telling import STORED
from bot.coach.bring_in.following import follow_weights
from bot.coach.bring_in.recordings import bring_in_within, take_out
from bot.coach.bring_in.trials import follow_trials
from domain.athlete.athlete import Athlete
from domain.errors import NotFound, RuleBroken
from domain.notice import Notice, NoticeKind
from domain.ports.clock import Clock
from domain.training.recording import Recording
from domain.training.told_effort import told_effort
from storage.database import Unit
from storage.repositories import activities, drafts, missed, outbox, readings


async def take_back(unit: Unit, athlete: Athlete, undo_id: str, clock: Clock) -> None:
    """Once, within a day, and where nothing newer stands in its place.

    Raises NotFound where the button was used or is too old, RuleBroken where something newer was told.
    """
    now = clock.now()
    body = await drafts.take(unit, athlete.id, undo_id, now)
    if body is None or STORED not in body:
        raise NotFound("entry_button_used")
    stored = msgspec.convert(body[STORED], Stored)
    await _figures(unit, athlete, stored.figures, clock)
    await _sessions(unit, athlete, stored.sessions, clock)
    await _missed(unit, athlete, stored.missed, clock)
    facts = body["facts"]
    assert isinstance(facts, dict)
    notice = Notice(NoticeKind.ENTRY, {**facts, "state": "taken_back"}, edits=str(body["shown"]))
    await outbox.tell(unit, athlete.id, notice, now)


async def _figures(unit: Unit, athlete: Athlete, changes: Sequence[FigureChange], clock: Clock) -> None:
    for change in changes:
        if await readings.one(unit, athlete.id, change.after) != change.after.value:
            raise RuleBroken("entry_replaced")
        if change.before is None:
            await readings.forget(unit, athlete.id, change.after)
        else:
            await readings.upsert(unit, athlete.id, [change.after._replace(value=change.before)], clock.now())
    taken_back = [change.after for change in changes]
    await follow_trials(unit, athlete, taken_back, clock.now())
    await follow_weights(unit, athlete, taken_back, clock.now())


async def _sessions(unit: Unit, athlete: Athlete, changes: Sequence[SessionChange], clock: Clock) -> None:
    for change in changes:
        done, before = change.after, change.before
        now = next(iter(await activities.with_keys(unit, athlete.id, [done.key])), None)
        if before is None:
            if now is None:
                raise RuleBroken("entry_replaced")
            await readings.forget(unit, athlete.id, told_effort(done, 0.0))
            await take_out(unit, athlete, done.source, [done.source_id], clock.now())
        elif now is not None:
            # What a device corrected in the meantime stays; what it does not know was not there before.
            await bring_in_within(unit, clock, athlete.id, [Recording((replace(now, rpe=before.rpe),))])


async def _missed(unit: Unit, athlete: Athlete, changes: Sequence[MissedChange], clock: Clock) -> None:
    for change in changes:
        after, before = change.after, change.before
        if after not in await missed.between(unit, athlete.id, after.day, after.day):
            raise RuleBroken("entry_replaced")
        if before is None:
            await missed.forget(unit, athlete.id, after.plan_id, after.workout_id)
        else:
            await missed.tell(unit, athlete.id, before, clock.now())
