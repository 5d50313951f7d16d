"""An entry that makes sense for somebody, but hardly for this athlete, is asked about before it is stored."""

from datetime import date, timedelta
from typing import Final

from domain.athlete.athlete import Athlete
from domain.training.entry.entry import Entry, Figure, Unclear
from domain.training.reading import ReadingKind
from domain.units import KG_PER_POUND
from storage.database import Unit
from storage.repositories import readings

# Nobody gains or loses so much between two looks at the scale.
FAR: Final = 0.2
LATELY: Final = timedelta(days=120)


async def doubt(unit: Unit, athlete: Athlete, entry: Entry, today: date) -> Unclear | None:
    """A weight far from the last one may have been meant in the other unit."""
    if not isinstance(entry.what, Figure) or entry.what.kind is not ReadingKind.WEIGHT:
        return None
    day = entry.day or today
    last = await readings.latest(unit, athlete.id, ReadingKind.WEIGHT, day - LATELY, day)
    if last is None or _near(entry.what.value, last):
        return None
    others = (entry.what.value * KG_PER_POUND, entry.what.value / KG_PER_POUND)
    meant = [Figure(ReadingKind.WEIGHT, each) for each in others if _near(each, last)]
    return Unclear("weight", tuple(Entry(each, entry.day) for each in (*meant, entry.what)))


def _near(value: float, last: float) -> bool:
    return abs(value - last) <= FAR * last
