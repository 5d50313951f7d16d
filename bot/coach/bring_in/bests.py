"""The bests of all sessions made anew: after a change of what the athlete is, or to see whether they were right."""

from datetime import date, datetime

from bot.coach.bring_in.derived import DERIVED, derived_from
from bot.coach.bring_in.rollups import BEGINNING
from bot.coach.bring_in.weighing import weights_for
from domain.athlete.athlete import Athlete
from domain.training.reading import BY_HAND, Reading
from storage.database import Unit
from storage.repositories import activities, readings


async def renew_bests(unit: Unit, athlete: Athlete, now: datetime) -> list[Reading]:
    """All there are now; those that no session has any more are gone."""
    done = await activities.untitled(unit, athlete.id, BEGINNING, date.max)
    weights = await weights_for(unit, athlete, done)
    made = [each for activity in done for each in derived_from(activity, weights.on(activity.day))]
    outdated = {each.source for each in set(await stored_bests(unit, athlete.id)) - set(made)}
    await readings.remove(unit, athlete.id, sorted(outdated))
    await readings.upsert(unit, athlete.id, made, now)
    return made


async def stored_bests(unit: Unit, athlete_id: str) -> list[Reading]:
    """What an athlete typed has no session behind it."""
    found = [await readings.of_kind(unit, athlete_id, kind, BEGINNING, date.max) for kind in sorted(DERIVED)]
    return [each for of_kind in found for each in of_kind if each.source != BY_HAND]
