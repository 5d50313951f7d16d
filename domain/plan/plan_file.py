"""A plan as an athlete wrote it down or had it made, not yet followed."""

from dataclasses import dataclass

from domain.athlete.facts import AthleteFacts
from domain.plan.plan import Blueprint
from domain.race.race import Race


@dataclass(frozen=True, slots=True)
class Note:
    """A remark about something that was read, and might not have been meant."""

    key: str
    place: str
    found: object = None


@dataclass(frozen=True, slots=True)
class PlanFile:
    """`athlete` is what the file says about the person, `races` about all their races; None where it is silent.

    `notes` refuse nothing. `joins`: a few sessions that join the plan there is, rather than a whole plan. `made`: the
    coach made it, because the athlete asked for one.
    """

    blueprint: Blueprint
    athlete: AthleteFacts | None = None
    notes: tuple[Note, ...] = ()
    joins: bool = False
    races: tuple[Race, ...] | None = None
    made: bool = False
