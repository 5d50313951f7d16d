"""Which laps, lengths, sets and records belong to which session: those from its start to the next one's."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.connectors.files.fit.messages import Message, Messages
from bot.connectors.files.fit.validity import moment


@dataclass(frozen=True, slots=True)
class Leg:
    """One session with what was recorded during it."""

    session: Message
    started_at: datetime
    laps: list[Message] = field(default_factory=list)
    lengths: list[Message] = field(default_factory=list)
    sets: list[Message] = field(default_factory=list)
    records: list[Message] = field(default_factory=list)


def legs(messages: Messages) -> tuple[Leg, ...]:
    """Every session of a file that says when it began, in that order."""
    found = _sessions(messages)
    if found:
        for leg, own in _shares(found, messages["LAP"]):
            leg.laps.append(own)
        for leg, own in _shares(found, messages["LENGTH"]):
            leg.lengths.append(own)
        for leg, own in _shares(found, messages["SET"]):
            leg.sets.append(own)
        for leg, own in _shares(found, messages["RECORD"]):
            leg.records.append(own)
    return found


def _sessions(messages: Messages) -> tuple[Leg, ...]:
    sessions = [Leg(it, started_at) for it in messages["SESSION"] if (started_at := moment(it, "start_time"))]
    return tuple(sorted(sessions, key=lambda leg: leg.started_at))


def _shares(found: Sequence[Leg], messages: Sequence[Message]) -> list[tuple[Leg, Message]]:
    starts = [leg.started_at for leg in found]
    return [(found[_index(starts, message)], message) for message in messages]


def _index(starts: list[datetime], message: Message) -> int:
    when = moment(message, "start_time") or moment(message, "timestamp")
    return max(bisect_right(starts, when) - 1, 0) if when else 0
