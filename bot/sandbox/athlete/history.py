"""The simulated athlete as a whole: who, what was done, how the nights were, and the plan."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from bot.sandbox.athlete.nights import RecordedNight, nights
from bot.sandbox.athlete.person import robin
from bot.sandbox.athlete.plan import two_weeks
from bot.sandbox.athlete.season import outings
from bot.sandbox.athlete.session import Session
from bot.sandbox.athlete.training import session
from domain.athlete.athlete import Athlete
from domain.plan.plan import Blueprint


@dataclass(frozen=True, slots=True)
class SimulatedHistory:
    """Twelve weeks of training and nights up to `last_day`, after six weeks of base without nights.

    The plan covers the seven days up to `last_day` and the seven after it.
    """

    athlete: Athlete
    last_day: date
    sessions: tuple[Session, ...]
    nights: tuple[RecordedNight, ...]
    plan: Blueprint


def simulate(last_day: date, zone: ZoneInfo, seed: int = 7) -> SimulatedHistory:
    """The same history for the same arguments; another seed is another athlete with the same story."""
    return SimulatedHistory(
        athlete=robin(last_day, zone),
        last_day=last_day,
        sessions=tuple(session(outing, last_day, zone, seed) for outing in outings()),
        nights=nights(last_day, zone, seed),
        plan=two_weeks(last_day),
    )
