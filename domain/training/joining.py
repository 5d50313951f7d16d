"""Which records are parts of one session: they overlap, or one of them was written down by hand."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import product
from types import MappingProxyType
from typing import Final

from domain.training.activity import Activity, Key
from domain.training.joined import GYM_APP, is_nameless, joined
from domain.training.mistaken import may_be_lifting
from domain.training.reading import BY_HAND
from domain.training.sport import Sport

type Pair = frozenset[Key]
type Parts = tuple[Activity, ...]

# How much of the shorter one has to lie within the other.
SHARED: Final = 1 / 2
# What somebody says of a duration may differ by so much of the longer one.
SAID: Final = 1 / 3
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Apart:
    """What is not to be joined: `pairs` that the athlete split, and records that were confirmed as two workouts of one
    plan; `claims` has the workout by plan, for each record that was confirmed.
    """

    pairs: Collection[Pair] = frozenset()
    claims: Mapping[Key, Mapping[str, str]] = field(default_factory=dict)

    def divides(self, one: Activity, other: Activity) -> bool:
        mine, yours = (self.claims.get(each.key, _NOTHING) for each in (one, other))
        return frozenset((one.key, other.key)) in self.pairs or any(
            mine[plan] != yours[plan] for plan in mine.keys() & yours.keys()
        )


def together(recorded: Iterable[Activity], apart: Apart | None = None) -> tuple[Parts, ...]:
    """The sessions that have more than one part, each with its parts; the order in which they come changes nothing.

    Whatever shares most of its time is joined first, and a record joins only where it fits with every part that is
    there. What was written down by hand is given to a session of its day and sport that took about as long.
    """
    apart = apart or Apart()
    every = sorted({activity.key: activity for activity in recorded}.values(), key=lambda one: one.key)
    sessions = _overlapping([one for one in every if one.source != BY_HAND], apart)
    whole = _with_said(sessions, [one for one in every if one.source == BY_HAND], apart)
    return tuple(tuple(sorted(parts, key=lambda part: part.key)) for parts in whole if len(parts) > 1)


def _overlapping(recorded: Sequence[Activity], apart: Apart) -> list[Parts]:
    fits = {
        frozenset((one.key, other.key)): share
        for one, other in _meeting(recorded)
        if (share := _share(one, other)) is not None and not apart.divides(one, other)
    }
    parts_of: dict[Key, Parts] = {one.key: (one,) for one in recorded}
    for pair in sorted(fits, key=fits.__getitem__, reverse=True):
        one, other = (parts_of[key] for key in sorted(pair))
        if one is not other and all(frozenset((a.key, b.key)) in fits for a, b in product(one, other)):
            whole = (*one, *other)
            parts_of |= {part.key: whole for part in whole}
    return list({parts[0].key: parts for parts in parts_of.values()}.values())


def _meeting(recorded: Iterable[Activity]) -> Iterator[tuple[Activity, Activity]]:
    """Whatever had not ended when the other began."""
    running: list[Activity] = []
    for one in sorted(recorded, key=lambda each: each.started_at):
        running = [other for other in running if _end(other) >= one.started_at]
        yield from ((other, one) for other in running)
        running.append(one)


def _share(one: Activity, other: Activity) -> float | None:
    """Of the time from the first start to the last end, what both took part in; None where they cannot be one."""
    if not _same_family(one, other) or one.source == other.source == GYM_APP:
        return None
    shared = _shared(one, other)
    if shared < timedelta() or shared < SHARED * min(_lasted(one), _lasted(other)):
        return None
    whole = max(_end(one), _end(other)) - min(one.started_at, other.started_at)
    return shared / whole if whole else 1.0


def _with_said(sessions: Sequence[Parts], said: Sequence[Activity], apart: Apart) -> list[Parts]:
    """Each session with at most one entry, and each entry with at most one session."""
    whole = [parts[0] if len(parts) == 1 else joined(parts) for parts in sessions]
    offers = sorted(
        (_unlikeness(session, entry), number, place)
        for number, session in enumerate(whole)
        for place, entry in enumerate(said)
        if _may_be(session, entry) and not any(apart.divides(part, entry) for part in sessions[number])
    )
    entry_of: dict[int, int] = {}
    for _, number, place in offers:
        if number not in entry_of and place not in entry_of.values():
            entry_of[number] = place
    return [(*parts, said[entry_of[number]]) if number in entry_of else parts for number, parts in enumerate(sessions)]


def _may_be(session: Activity, entry: Activity) -> bool:
    same_sport = session.sport is entry.sport and entry.sub_sport in {"", session.sub_sport}
    apart = abs(session.minutes - entry.minutes)
    return session.day == entry.day and same_sport and apart <= SAID * max(session.minutes, entry.minutes)


def _unlikeness(session: Activity, entry: Activity) -> tuple[object, ...]:
    """The time of day may be a guess: where it fits it speaks for a pair, and where not only against another one."""
    meet = _shared(session, entry) >= SHARED * min(_lasted(session), _lasted(entry))
    return not meet, abs(session.minutes - entry.minutes), abs(session.started_at - entry.started_at), session.key


def _same_family(one: Activity, other: Activity) -> bool:
    """What names no sport may be any; a sport that plans do not know is the same where it is called the same.

    What the gym app tells of goes before the profile that somebody had chosen on the watch by mistake.
    """
    if is_nameless(one) or is_nameless(other) or _lifted_by_mistake(one, other) or _lifted_by_mistake(other, one):
        return True
    return one.sport is other.sport and (one.sport is not Sport.OTHER or one.sub_sport == other.sub_sport)


def _lifted_by_mistake(told: Activity, recorded: Activity) -> bool:
    return told.source == GYM_APP and told.sport is Sport.STRENGTH and may_be_lifting(recorded)


def _shared(one: Activity, other: Activity) -> timedelta:
    """Less than nothing where there is time between them."""
    return min(_end(one), _end(other)) - max(one.started_at, other.started_at)


def _lasted(activity: Activity) -> timedelta:
    return timedelta(seconds=activity.elapsed_s)


def _end(activity: Activity) -> datetime:
    return activity.started_at + _lasted(activity)
