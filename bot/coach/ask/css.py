"""What training lets one guess of a critical swim speed that was never tested."""

from datetime import date

from domain.metrics.swim_speeds import GUESS_LASTS
from domain.training.reading import ReadingKind
from storage.database import Unit
from storage.repositories import readings


async def css_guess(unit: Unit, athlete_id: str, today: date) -> float | None:
    """Seconds over 100 m; None where no unbroken 200 and 400 were swum lately."""
    return await readings.latest(unit, athlete_id, ReadingKind.CSS_ESTIMATE, today - GUESS_LASTS, today)
