"""Records that are parts of one session become one that counts, and count by themselves again when they are not."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from domain.calendar import ONE_DAY
from domain.plan.execution import ExecutionState
from domain.training.activity import Activity, Key
from domain.training.joined import JOINED, joined, joined_id, leading
from domain.training.joining import Apart, Parts, together
from storage.database import Unit
from storage.repositories import activities, executions, kept_apart
from storage.repositories.executions import Decided

# Parts of a session lie on neighbouring days; another two decide where these belong.
MARGIN = timedelta(days=2)

type Rows = Sequence[tuple[Activity, str | None]]


@dataclass(frozen=True, slots=True)
class JoinedSession:
    """A session that counts, and its parts; `fresh` where it was joined just now."""

    session: Activity
    parts: Parts
    fresh: bool


@dataclass(frozen=True, slots=True)
class Rejoined:
    """`sessions` are new or changed, and `part_of` has the id of the session for every part of any.

    `freed` count by themselves again; `uncounted` counted before and do not now.
    """

    sessions: tuple[JoinedSession, ...] = ()
    part_of: Mapping[Key, str] = field(default_factory=dict)
    freed: tuple[Activity, ...] = ()
    uncounted: frozenset[Key] = frozenset()
    days: frozenset[date] = frozenset()
    became: Mapping[Key, frozenset[Key]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Change:
    """From how it lies in the store to how it is to be: in which session each part is, by their ids and keys."""

    stored: Mapping[Key, Activity]
    before: Mapping[Key, str]
    after: Mapping[Key, str]
    gone: frozenset[str]
    new: frozenset[str]

    @property
    def absorbed(self) -> list[Key]:
        return [key for key in self.after if key not in self.before]

    @property
    def moved(self) -> dict[Key, str | None]:
        """Where parts are to lie that lie elsewhere; None for those that are none any more."""
        placed = {key: session for key, session in self.after.items() if self.before.get(key) != session}
        return {**dict.fromkeys(self.freed), **placed}

    @property
    def freed(self) -> list[Key]:
        return [key for key in self.before if key not in self.after]

    def counting(self, key: Key) -> Key:
        """What counts where this is: the session that it is a part of, or itself."""
        return (JOINED, self.after[key]) if key in self.after else key


async def rejoin(
    unit: Unit, athlete_id: str, days: Collection[date], changed: Collection[Key], now: datetime
) -> Rejoined:
    """See to it that around these days everything is joined that belongs together, and nothing else.

    `changed` are records that came in new or otherwise: the sessions that they are parts of are made anew.
    """
    first, last = min(days) - ONE_DAY, max(days) + ONE_DAY
    rows = await activities.every(unit, athlete_id, first - MARGIN, last + MARGIN)
    decided = await executions.decided(unit, athlete_id)
    apart = Apart(await kept_apart.pairs(unit, athlete_id), _claims(rows, decided))
    found = together((activity for activity, _ in rows if activity.source != JOINED), apart)
    change = _change(rows, found, (first, last))
    stale = change.new | {change.after[key] for key in changed if key in change.after}
    made = await _made(unit, athlete_id, change, stale, now)
    await activities.put_into(unit, athlete_id, change.moved)
    await _carry(unit, athlete_id, change, {one.activity for one in decided})
    await activities.forget(unit, athlete_id, JOINED, sorted(change.gone))
    return await _rejoined(unit, athlete_id, change, made)


def _claims(rows: Rows, decided: Iterable[Decided]) -> dict[Key, dict[str, str]]:
    """Which workout of which plan each was confirmed to be; a link to a joined session is one to each of its parts."""
    inside: dict[Key, list[Key]] = {}
    for activity, session in rows:
        inside.setdefault(activity.key if session is None else (JOINED, session), []).append(activity.key)
    claims: dict[Key, dict[str, str]] = {}
    for one in decided:
        if one.state is ExecutionState.CONFIRMED:
            for key in inside.get(one.activity, ()):
                claims.setdefault(key, {})[one.plan_id] = one.workout_id
    return claims


def _change(rows: Rows, found: Sequence[Parts], core: tuple[date, date]) -> _Change:
    """Of what was found, the sessions that reach into the core; with them goes whatever they take the parts of."""
    near = {activity.key for activity, _ in rows if core[0] <= activity.day <= core[1]}
    after = {part.key: joined_id(each.key for each in parts) for parts in found for part in parts}
    reaching = {session for key, session in after.items() if key in near}
    after = {key: session for key, session in after.items() if session in reaching}
    lain = {activity.key: session for activity, session in rows if session is not None}
    lain |= {activity.key: activity.source_id for activity, _ in rows if activity.source == JOINED}
    touched = {session for key, session in lain.items() if key in near or key in after}
    return _Change(
        stored={activity.key: activity for activity, _ in rows},
        before={key: session for key, session in lain.items() if session in touched and key[0] != JOINED},
        after=after,
        gone=frozenset(touched - reaching),
        new=frozenset(reaching - touched),
    )


async def _made(
    unit: Unit, athlete_id: str, change: _Change, wanted: Collection[str], now: datetime
) -> list[JoinedSession]:
    """Those of the wanted that are new or came out otherwise than before."""
    keys = [key for key, session in change.after.items() if session in wanted]
    parts: dict[str, list[Activity]] = {}
    for part in await activities.with_keys(unit, athlete_id, keys):
        parts.setdefault(change.after[part.key], []).append(part)
    whole = await activities.upsert(unit, athlete_id, [joined(each) for each in parts.values()], now)
    return [JoinedSession(each, tuple(leading(parts[each.source_id])), each.source_id in change.new) for each in whole]


async def _carry(unit: Unit, athlete_id: str, change: _Change, decided: Collection[Key]) -> None:
    """What the athlete decided about parts and sessions goes where these count now."""
    for key in change.absorbed:
        if key in decided:
            await executions.carry(unit, athlete_id, key, {key: change.counting(key)})
    for session in change.gone:
        parts = leading([change.stored[key] for key, of in change.before.items() if of == session])
        if parts and (JOINED, session) in decided:
            there = {part.key: change.counting(part.key) for part in parts}
            await executions.carry(unit, athlete_id, (JOINED, session), there)


async def _rejoined(unit: Unit, athlete_id: str, change: _Change, made: Sequence[JoinedSession]) -> Rejoined:
    uncounted = {*change.absorbed, *((JOINED, session) for session in change.gone)}
    affected = [change.stored[key] for key in (*uncounted, *change.freed) if key in change.stored]
    return Rejoined(
        sessions=tuple(made),
        part_of=change.after,
        freed=await activities.with_keys(unit, athlete_id, change.freed),
        uncounted=frozenset(uncounted),
        days=frozenset(each.day for each in (*affected, *(each.session for each in made))),
        became={
            (JOINED, old): frozenset(change.counting(key) for key, of in change.before.items() if of == old)
            for old in change.gone
        },
    )
