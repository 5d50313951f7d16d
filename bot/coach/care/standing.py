"""How things stand with an athlete: what came last, what comes next, and what waits."""

from dataclasses import dataclass
from datetime import datetime

from bot.coach.approve.pushing import stuck
from bot.coach.review.timing import first_review
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.errors import NotFound
from domain.plan.export import Export
from domain.plan.proposal import Proposal
from domain.training.activity import Activity
from domain.training.freshness import Freshness
from domain.training.reading import ReadingKind
from storage.database import Unit
from storage.repositories import activities, athletes, connections, outbox, proposals, readings, reviews
from storage.repositories.connections import Connection
from storage.repositories.reviews import StoredReview


@dataclass(frozen=True, slots=True)
class Standing:
    """`rested`: reviews did, until now; asking wakes them, and `next_review_at` is the first. `waiting` messages have
    not left, and `stuck` workouts did not arrive where they belong. `slept`: last night is here.
    """

    athlete: Athlete
    plan_title: str | None
    activity: Activity | None
    review: StoredReview | None
    rested: bool
    next_review_at: datetime
    proposal: Proposal | None
    waiting: int
    connections: tuple[Connection, ...] = ()
    freshness: tuple[Freshness, ...] = ()
    stuck: tuple[Export, ...] = ()
    slept: bool = True


async def standing_of(unit: Unit, athlete_id: str, now: datetime) -> Standing:
    """Raises NotFound where there is no such athlete."""
    found = await athletes.get_with_plan(unit, athlete_id)
    if found is None:
        raise NotFound("athlete_not_found", id=athlete_id)
    athlete, plan = found
    today = local_day(now, athlete.zone)
    next_review_at = (await athletes.presence(unit, athlete_id)).next_review_at
    return Standing(
        athlete=athlete,
        plan_title=plan.blueprint.title if plan else None,
        activity=await activities.latest(unit, athlete_id),
        review=await reviews.latest(unit, athlete_id),
        rested=next_review_at is None,
        next_review_at=next_review_at or first_review(athlete, now),
        proposal=await proposals.open_of(unit, athlete_id, plan.plan_id) if plan else None,
        waiting=len(await outbox.waiting_for(unit, athlete_id)),
        connections=await connections.of_athlete(unit, athlete_id),
        freshness=await connections.freshness_of(unit, athlete_id, now),
        stuck=await stuck(unit, athlete, plan, now) if plan else (),
        slept=await readings.latest(unit, athlete_id, ReadingKind.SLEEP, today, today) is not None,
    )
