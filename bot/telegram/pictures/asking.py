"""What a picture is made for: whose, of what, and as of when."""

from dataclasses import dataclass
from datetime import date

from bot.coach.ask.trends import Asked
from domain.athlete.athlete import Athlete
from domain.metrics.trending import Trending
from storage.database import Unit


@dataclass(frozen=True, slots=True)
class Asking:
    """`trend` is the figure that was asked for, over the last year."""

    unit: Unit
    athlete: Athlete
    asked: Asked
    trend: Trending
    today: date
