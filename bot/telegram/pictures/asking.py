"""What a picture is made for: whose, of what, and as of when."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.coach.ask.trends import Asked
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.metrics.trending import Trending
from storage.database import Unit


@dataclass(frozen=True, slots=True)
class Asking:
    """`trend` is the figure that was asked for, over the last year."""

    unit: Unit
    athlete: Athlete
    asked: Asked
    trend: Trending
    now: datetime

    @property
    def today(self) -> date:
        """The athlete's local date."""
        return local_day(self.now, self.athlete.zone)
