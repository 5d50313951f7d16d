"""Taking a replica of an athlete back to a moment, with everything that is made from what was known then."""

from datetime import datetime

from bot.coach.bring_in.following import Touched, follow
from bot.coach.bring_in.matches import rematch
from bot.coach.bring_in.predicting import renew_predictions
from bot.coach.bring_in.rollups import BEGINNING, reroll
from bot.coach.bring_in.trials import follow_trials
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.training.reading import ReadingKind
from storage.database import Unit
from storage.rewind import rewind


async def back_to(replica: Unit, athlete: Athlete, moment: datetime) -> None:
    """Whoever reads there from now on cannot know of anything that came later.

    What happened counts as known when it was over, whenever it was brought in; what the athlete told, when they did.
    Of profile and goals there is no history: they are what they are now.
    """
    today = local_day(moment, athlete.zone)
    ahead = await rewind(replica, athlete.id, moment, today)
    weighed = [each.day for each in ahead.told if each.kind is ReadingKind.WEIGHT]
    if ahead.activities or weighed:
        gone = [key for key, _ in ahead.activities]
        touched = Touched(gone=gone, days=[day for _, day in ahead.activities], weighed=weighed)
        await follow(replica, athlete, touched, moment)
    await follow_trials(replica, athlete, ahead.told, moment)
    if ahead.races:
        await renew_predictions(replica, athlete, BEGINNING, moment)
    if not ahead.activities:
        # A plan that is an older one now has matches of its own, and a week is rolled up to where it had come.
        await reroll(replica, athlete, today, today)
        await rematch(replica, athlete, moment)
