"""What follows when records come, change or go: joined sessions, their notes, bests, predictions, roll-ups, matches."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.coach.bring_in.derived import derived_from, source_of
from bot.coach.bring_in.joining import Rejoined, rejoin
from bot.coach.bring_in.matches import rematch
from bot.coach.bring_in.noteworthy import keep_notes
from bot.coach.bring_in.predicting import renew_running
from bot.coach.bring_in.rollups import reroll
from bot.coach.bring_in.swim_speeds import renew_estimates
from bot.coach.bring_in.weighing import REACH, weights_for
from domain.athlete.athlete import Athlete
from domain.calendar import ONE_DAY, local_day
from domain.metrics.lifts import OF_THE_BODY, lifts_the_body
from domain.training.activity import Activity, Key
from domain.training.reading import Reading, ReadingKind
from domain.training.sport import Sport
from storage.database import Unit
from storage.repositories import activities, loads, readings, series


@dataclass(frozen=True, slots=True)
class Touched:
    """Records that are new or changed, those that are gone, and the days on which something may be otherwise now.

    `weighed` are days of which another weight is known now, `gauged` those from which on loads are held against another
    swim speed or resting heart rate.
    """

    changed: tuple[Activity, ...] = ()
    gone: Collection[Key] = ()
    days: Collection[date] = ()
    weighed: Collection[date] = ()
    gauged: Collection[date] = ()

    @classmethod
    def by(cls, changed: Sequence[Activity], gone: Sequence[Activity]) -> "Touched":
        """Records that came in, and those that made room for them."""
        return cls(tuple(changed), [each.key for each in gone], [each.day for each in (*changed, *gone)])


async def follow(unit: Unit, athlete: Athlete, touched: Touched, now: datetime) -> Rejoined:
    """Everything, in the transaction that touched them; gives what became of joined sessions."""
    changed = {each.key for each in touched.changed}
    rejoined = await rejoin(unit, athlete.id, touched.days, changed, now) if touched.days else Rejoined()
    await keep_notes(unit, athlete.id, rejoined, now)
    reweighed = await _lifted_since(unit, athlete.id, touched.weighed)
    if not touched.days and not reweighed and not touched.gauged:
        return rejoined
    sessions = [each.session for each in rejoined.sessions]
    alone = [each for each in touched.changed if each.key not in rejoined.part_of]
    counted = {each.key: each for each in (*alone, *rejoined.freed, *sessions, *reweighed)}
    outdated = {*changed, *touched.gone, *rejoined.uncounted, *(each.key for each in (*sessions, *reweighed))}
    await readings.remove(unit, athlete.id, sorted(map(source_of, outdated)))
    weights = await weights_for(unit, athlete, counted.values())
    bests = [each for done in counted.values() for each in derived_from(done, weights.on(done.day))]
    await readings.upsert(unit, athlete.id, bests, now)
    # A recording that is known may have been of the day before, when the athlete's zone was another.
    first = min({*touched.days, *rejoined.days, *touched.gauged, *(each.day for each in reweighed)}) - ONE_DAY
    today = local_day(now, athlete.zone)
    sports = await _sports_among(unit, athlete.id, touched, rejoined, counted.values())
    if Sport.SWIM in sports:
        await renew_estimates(unit, athlete.id, first, now)
    # Before the loads, which may go by a 5 km that is another now: that of a Sunday nobody looked at yet as well.
    paced = await renew_running(unit, athlete, first, now) if Sport.RUN in sports else None
    await reroll(unit, athlete, min(first, paced or first), today)
    await rematch(unit, athlete, now)
    return rejoined


async def follow_weights(unit: Unit, athlete: Athlete, told: Iterable[Reading], now: datetime) -> None:
    """The same for readings that an athlete told or took back; nothing where none of them is a weight."""
    await follow(unit, athlete, Touched(weighed=[each.day for each in told if each.kind is ReadingKind.WEIGHT]), now)


async def _lifted_since(unit: Unit, athlete_id: str, weighed: Collection[date]) -> tuple[Activity, ...]:
    """Lifts of the body for which a weight of one of these days may count."""
    if not weighed:
        return ()
    first, last = min(weighed), max(weighed) + REACH
    known = await series.sets(unit, athlete_id, first, last)
    if not any(each.exercise in OF_THE_BODY for each in known):
        return ()
    done = await activities.untitled(unit, athlete_id, first, last)
    return tuple(each for each in done if lifts_the_body(each.sets))


async def _sports_among(
    unit: Unit, athlete_id: str, touched: Touched, rejoined: Rejoined, counted: Collection[Activity]
) -> Collection[Sport]:
    """Of what came, changed or went. Of what is gone only the key is known, and what is known already may have been
    called otherwise until now: then it may be any.
    """
    if touched.gone or rejoined.uncounted:
        return Sport
    if not touched.days:
        return ()
    known = await loads.between(unit, athlete_id, min(touched.days), max(touched.days))
    return Sport if any(each.key in known for each in counted) else {each.sport for each in counted}
