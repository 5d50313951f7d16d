"""What a week without a race is made of, by what the athlete wants."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from domain.athlete.athlete import Athlete
from domain.athlete.goals import GoalKind
from domain.athlete.profile import Known
from domain.planning.intensity import intervals
from domain.planning.lifting import mobility, strength
from domain.planning.paces import paces_of
from domain.planning.rides import easy_ride, interval_ride
from domain.planning.runs import easy_run, fast_run, strides
from domain.planning.sketch import LEAST_MINUTES, Session, Sketch
from domain.planning.swims import Swimmer, css_swim, sprint_swim, technique_swim
from domain.training.workout import Priority

SWIM_GOALS = frozenset({GoalKind.SWIM_100YD, GoalKind.CSS})
STRENGTH_GOALS = frozenset({GoalKind.STRENGTH_TO_WEIGHT, GoalKind.E1RM, GoalKind.JUMP, GoalKind.BALANCE})
RUN_GOALS = frozenset({GoalKind.VO2MAX, GoalKind.RUN_5K})
AEROBIC_GOALS = RUN_GOALS | {GoalKind.VO2MAX_RIDE}
# What is eaten decides these; lifting keeps the muscle, and moving spends.
LEAN_GOALS = frozenset({GoalKind.BODY_FAT, GoalKind.WEIGHT})
STEP_MINUTES = 5
# Minutes of work in one session of intervals on the bike: a share of the week of all sports, and never more than so.
INTERVAL_SHARE, INTERVAL_MINUTES = 0.08, 16
_ORDER = list(Priority)


@dataclass(frozen=True, slots=True)
class Part:
    """One session that a week can have: worth its place from `least` minutes on, never longer than `most`."""

    slot: str
    least: int
    usual: int
    most: int
    make: Callable[[int], Sketch]
    priority: Priority


@dataclass(frozen=True, slots=True)
class ProgrammeWeek:
    """Of one athlete: `minutes` of all sports, of one run at most `longest_run`; VDOT where it is known.

    `accustomed` to running, or else no run is fast.
    """

    athlete: Athlete
    vdot: float | None
    minutes: int
    longest_run: int
    accustomed: bool = True

    def sessions(self) -> tuple[Session, ...]:
        """As many as the minutes are worth, in the order in which they should get their days."""
        parts = self._chosen()
        lengths = _shared(parts, self.minutes)
        return tuple(
            Session(part.slot, minutes, part.make, part.priority)
            for part, minutes in zip(parts, lengths, strict=True)
            if minutes >= LEAST_MINUTES
        )

    def _chosen(self) -> list[Part]:
        """At least one, shorter than it should be where there is no time for more."""
        parts: list[Part] = []
        for part in sorted(self._parts(), key=lambda part: _ORDER.index(part.priority)):
            if parts and part.least > self.minutes - sum(each.least for each in parts):
                break
            parts.append(part)
        return parts

    def _parts(self) -> Iterator[Part]:
        """What a goal asks for is key the first time and normal the second; what only rounds off stands behind it."""
        wanted = {goal.kind for goal in self.athlete.goals}
        lifts, swims = bool(wanted & (STRENGTH_GOALS | LEAN_GOALS)), bool(wanted & SWIM_GOALS)
        moves = bool(wanted & (AEROBIC_GOALS | LEAN_GOALS)) or not (lifts or swims)
        explosive, stretches = GoalKind.JUMP in wanted, GoalKind.REACH in wanted
        lift = partial(strength, athlete=self.athlete, explosive=explosive)
        yield Part("strength-a", 30, 40, 55, partial(lift, day="A"), Priority.KEY if lifts else Priority.NORMAL)
        if swims:
            fast = sprint_swim if GoalKind.SWIM_100YD in wanted else css_swim
            yield Part("fast-swim", 30, 40, 60, partial(fast, swimmer=self._swimmer), Priority.KEY)
        if moves:
            yield self._moving("intervals", Priority.KEY, fast=True)
        yield Part("strength-b", 30, 40, 55, partial(lift, day="B"), Priority.NORMAL if lifts else Priority.OPTIONAL)
        if swims:
            yield Part("technique", 30, 35, 50, partial(technique_swim, swimmer=self._swimmer), Priority.NORMAL)
        yield self._moving("easy", Priority.NORMAL if moves else Priority.OPTIONAL)
        yield Part("mobility", 20, 20, 30, mobility, Priority.NORMAL if stretches else Priority.OPTIONAL)
        yield self._moving("more", Priority.OPTIONAL)

    def _moving(self, slot: str, priority: Priority, *, fast: bool = False) -> Part:
        """A run, or a ride where that is the goal or no run may be long enough to be worth it."""
        wanted = {goal.kind for goal in self.athlete.goals}
        riding = GoalKind.VO2MAX_RIDE in wanted and not wanted & RUN_GOALS
        least, usual, most = (30, 40, 50) if fast else (30, 45, 90)
        if riding or self.longest_run < LEAST_MINUTES:
            return Part(slot, least, usual, most, self._ride(fast=fast), priority)
        most = min(most, self.longest_run)
        return Part(slot, min(least, most), min(usual, most), most, self._run(fast=fast), priority)

    def _ride(self, *, fast: bool) -> Callable[[int], Sketch]:
        ftp_w = _value(self.athlete.profile.ftp_w)
        most = min(INTERVAL_MINUTES, INTERVAL_SHARE * self.minutes)
        return partial(interval_ride, ftp_w=ftp_w, most=most) if fast else partial(easy_ride, ftp_w=ftp_w)

    def _run(self, *, fast: bool) -> Callable[[int], Sketch]:
        paces = paces_of(self.vdot)
        if not fast:
            return partial(easy_run, paces=paces)
        if not self.accustomed:
            return partial(strides, paces=paces)
        return partial(fast_run, paces=paces, quality=intervals(paces), week_minutes=self.minutes)

    @property
    def _swimmer(self) -> Swimmer:
        return Swimmer(self.athlete.units.pool, _value(self.athlete.profile.css_s_per_100m))


def _value(known: Known | None) -> float | None:
    return None if known is None else known.value


def _shared(parts: Sequence[Part], minutes: int) -> list[int]:
    """The least of each, then step by step to whichever has least of its usual; what nobody can take is left."""
    if not parts or minutes < parts[0].least:
        return [minutes for _ in parts]
    lengths = [part.least for part in parts]
    while sum(lengths) + STEP_MINUTES <= minutes:
        growing = [index for index, part in enumerate(parts) if lengths[index] + STEP_MINUTES <= part.most]
        if not growing:
            break
        shortest = min(growing, key=lambda index: lengths[index] / parts[index].usual)
        lengths[shortest] += STEP_MINUTES
    return lengths
