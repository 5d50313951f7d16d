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
        if not count:
            return
        long = self._long(week, room, count)
        if long:
            yield Session("long", long, self._make_long(week, room), Priority.KEY)
        others = count - (long > 0)
        most = min(room.longest_run, long) if long else room.longest_run
        minutes = [min(most, each) for each in shared_out(room.run_minutes - long, others)] if others else []
        yield from self._others([each for each in minutes if each >= LEAST_MINUTES], kinds, week, room)

    def _others(self, minutes: Sequence[int], kinds: Sequence[Quality], week: Week, room: Room) -> Iterator[Session]:
        """The fast ones get the longest; a lone run beside the long one is fast, of more at least one is easy."""
        fast = min(len(kinds), max(1, len(minutes) - 1), len(minutes))
        # Where only one of two kinds has a place, they take turns.
        turn = week.number % len(kinds) if fast < len(kinds) else 0
        chosen = (*kinds[turn:], *kinds[:turn])[:fast]
        for index, (length, quality) in enumerate(zip(minutes, chosen, strict=False)):
            make = partial(fast_run, paces=self.paces, quality=quality, week_minutes=room.run_minutes)
            yield Session(f"fast-{index + 1}", length, make, Priority.NORMAL if index else Priority.KEY)
        for index, length in enumerate(minutes[fast:]):
            make_easy = partial(strides if index == 0 else easy_run, paces=self.paces)
            yield Session(f"easy-{index + 1}", length, make_easy, Priority.OPTIONAL if index > 1 else Priority.NORMAL)

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

    def _make_long(self, week: Week, room: Room) -> Callable[[int], Sketch]:
        if not has_marathon_pace(week, self.race):
            return partial(easy_run, paces=self.paces, purpose=Purpose.LONG)
        most = MARATHON.work_minutes(self.paces.marathon, room.run_minutes, self.paces)
        return partial(marathon_long_run, paces=self.paces, most=most)

    def _strength(self, room: Room) -> Iterator[Session]:
        count = min(STRENGTH_SESSIONS, room.spare_minutes // LEAST_MINUTES)
        for index in range(count):
            minutes = min(STRENGTH_MINUTES, room.spare_minutes // count)
            make = partial(strength, day="AB"[index], athlete=self.athlete)
            yield Session(f"strength-{'ab'[index]}", minutes, make, Priority.OPTIONAL if index else Priority.NORMAL)
