"""Which sessions a week before a race is made of."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from domain.athlete.athlete import Athlete
from domain.planning.basis import Basis
from domain.planning.intensity import MARATHON, Quality
from domain.planning.lifting import strength
from domain.planning.outline import Week
from domain.planning.paces import Paces
from domain.planning.qualities import has_marathon_pace, qualities
from domain.planning.runs import easy_run, fast_run, marathon_long_run, strides
from domain.planning.sketch import LEAST_MINUTES, Session, Sketch, shared_out
from domain.race.race import Race
from domain.training.workout import Priority, Purpose

# An easy run of about so long is the usual one, and one of less than the second is hardly worth changing for.
USUAL_MINUTES, WORTH_MINUTES = 45, 25
STRENGTH_MINUTES, STRENGTH_SESSIONS = 30, 2


@dataclass(frozen=True, slots=True)
class Room:
    """What a week can take: minutes of running and beside it, days with a run, and minutes of one run at most."""

    run_minutes: int
    spare_minutes: int
    run_days: int
    longest_run: int


@dataclass(frozen=True, slots=True)
class RaceWeek:
    """Makes the sessions of the weeks of one plan."""

    athlete: Athlete
    race: Race
    paces: Paces
    basis: Basis

    def sessions(self, week: Week, room: Room) -> tuple[Session, ...]:
        """In the order in which they should get their days."""
        return (*self._runs(week, room), *self._strength(room))

    def _runs(self, week: Week, room: Room) -> Iterator[Session]:
        kinds = qualities(week, self.race, self.paces) if self.basis.accustomed(week.number) else ()
        count = self._count(room, len(kinds))
        long = self._long(week, room, count)
        others = _other_lengths(count - (long > 0), long, room)
        total = long + sum(others)
        if long:
            yield Session("long", long, self._make_long(week, total), Priority.KEY)
        chosen = _in_turn(kinds, len(others), week.number)
        yield from self._fast(others[: len(chosen)], chosen, total)
        yield from self._easy(others[len(chosen) :])

    def _fast(self, lengths: Sequence[int], kinds: Sequence[Quality], week_minutes: int) -> Iterator[Session]:
        for index, (length, quality) in enumerate(zip(lengths, kinds, strict=True)):
            make = partial(fast_run, paces=self.paces, quality=quality, week_minutes=week_minutes)
            yield Session(f"fast-{index + 1}", length, make, Priority.NORMAL if index else Priority.KEY)

    def _easy(self, lengths: Sequence[int]) -> Iterator[Session]:
        for index, length in enumerate(lengths):
            make = partial(easy_run if index else strides, paces=self.paces)
            yield Session(f"easy-{index + 1}", length, make, Priority.OPTIONAL if index > 1 else Priority.NORMAL)

    def _count(self, room: Room, kinds: int) -> int:
        wanted = max(2 + kinds, math.ceil(room.run_minutes / USUAL_MINUTES))
        possible = max(room.run_minutes // WORTH_MINUTES, int(room.run_minutes >= LEAST_MINUTES))
        return min(wanted, possible, room.run_days)

    def _long(self, week: Week, room: Room, count: int) -> int:
        """Minutes; 0 where a week has none."""
        if count < 2 or week.long_run_minutes <= 0:
            return 0
        bound = min(week.long_run_minutes, room.longest_run, max(room.run_minutes / 2, LEAST_MINUTES))
        return int(bound) if bound >= LEAST_MINUTES else 0

    def _make_long(self, week: Week, week_minutes: int) -> Callable[[int], Sketch]:
        if not has_marathon_pace(week, self.race):
            return partial(easy_run, paces=self.paces, purpose=Purpose.LONG)
        most = MARATHON.work_minutes(self.paces.marathon, week_minutes, self.paces)
        return partial(marathon_long_run, paces=self.paces, most=most)

    def _strength(self, room: Room) -> Iterator[Session]:
        count = min(STRENGTH_SESSIONS, room.spare_minutes // LEAST_MINUTES)
        for index in range(count):
            minutes = min(STRENGTH_MINUTES, room.spare_minutes // count)
            make = partial(strength, day="AB"[index], athlete=self.athlete)
            yield Session(f"strength-{'ab'[index]}", minutes, make, Priority.OPTIONAL if index else Priority.NORMAL)


def _other_lengths(count: int, long: int, room: Room) -> list[int]:
    """Minutes of the runs beside the long one, none of them longer than it."""
    if count <= 0:
        return []
    most = min(room.longest_run, long) if long else room.longest_run
    lengths = (min(most, each) for each in shared_out(room.run_minutes - long, count))
    return [each for each in lengths if each >= LEAST_MINUTES]


def _in_turn(kinds: Sequence[Quality], runs: int, week: int) -> Sequence[Quality]:
    """For so many runs: a lone one is fast, of more at least one is easy. Kinds without a place take turns."""
    fast = min(len(kinds), max(1, runs - 1), runs)
    turn = week % len(kinds) if fast < len(kinds) else 0
    return (*kinds[turn:], *kinds[:turn])[:fast]
