"""The next race, and what was predicted for it."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.race.prediction import Prediction
from domain.race.race import Race
from storage.database import Unit
from storage.repositories import predictions, races

REACH = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class NextRace:
    """`predicted` is the oldest first; empty while too little was run to say anything."""

    race: Race
    predicted: tuple[Prediction, ...] = ()


async def next_race(unit: Unit, athlete_id: str, today: date) -> NextRace | None:
    """None where no race lies ahead."""
    ahead = [race for race in await races.of_athlete(unit, athlete_id) if race.day >= today]
    if not ahead:
        return None
    told = await predictions.between(unit, athlete_id, today - REACH, today)
    return NextRace(ahead[0], tuple(each for each in told if each.race_id == ahead[0].id))
