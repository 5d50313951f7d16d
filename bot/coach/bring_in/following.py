"""What follows when records come, change or go: joined sessions, bests, roll-ups, matches, predictions."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.coach.bring_in.derived import derived_from, source_of
from bot.coach.bring_in.joining import Rejoined, rejoin
from bot.coach.bring_in.matches import rematch
from bot.coach.bring_in.predicting import renew_predictions
from bot.coach.bring_in.rollups import reroll
from domain.athlete.athlete import Athlete
from domain.calendar import ONE_DAY, local_day
from domain.training.activity import Activity, Key
from domain.training.sport import Sport
from storage.database import Unit
from storage.repositories import loads, readings


@dataclass(frozen=True, slots=True)
class Touched:
    """Records that are new or changed, those that are gone, and the days on which something may be otherwise now."""

    changed: tuple[Activity, ...] = ()
    gone: Collection[Key] = ()
    days: Collection[date] = ()

    @classmethod
    def by(cls, changed: Sequence[Activity], gone: Sequence[Activity]) -> "Touched":
        """Records that came in, and those that made room for them."""
        return cls(tuple(changed), [each.key for each in gone], [each.day for each in (*changed, *gone)])


async def follow(unit: Unit, athlete: Athlete, touched: Touched, now: datetime) -> Rejoined:
    """Everything, in the transaction that touched them; gives what became of joined sessions."""
    if not touched.days:
        return Rejoined()
    changed = {each.key for each in touched.changed}
    rejoined = await rejoin(unit, athlete.id, touched.days, changed, now)
    sessions = [each.session for each in rejoined.sessions]
    alone = [each for each in touched.changed if each.key not in rejoined.part_of]
    outdated = {*changed, *touched.gone, *rejoined.uncounted, *(each.key for each in sessions)}
    await readings.remove(unit, athlete.id, sorted(map(source_of, outdated)))
    counted = {each.key: each for each in (*alone, *rejoined.freed, *sessions)}
    await readings.upsert(unit, athlete.id, [each for done in counted.values() for each in derived_from(done)], now)
    # A recording that is known may have been of the day before, when the athlete's zone was another.
    first = min({*touched.days, *rejoined.days}) - ONE_DAY
    today = local_day(now, athlete.zone)
    runs = await _runs_among(unit, athlete.id, touched, rejoined, counted.values())
    await reroll(unit, athlete, first, today)
    await rematch(unit, athlete, today)
    if runs:
        await renew_predictions(unit, athlete, first, now)
    return rejoined


async def _runs_among(
    unit: Unit, athlete_id: str, touched: Touched, rejoined: Rejoined, counted: Collection[Activity]
) -> bool:
    """Whether a run came, changed or went. Of what is gone only the key is known, and what is known already may have
    been called a run until now.
    """
    if touched.gone or rejoined.uncounted or any(each.sport is Sport.RUN for each in counted):
        return True
    known = await loads.between(unit, athlete_id, min(touched.days), max(touched.days))
    return any(each.key in known for each in counted)
