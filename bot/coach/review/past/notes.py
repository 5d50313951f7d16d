"""Sessions that nobody said anything about when they were over."""

from collections import defaultdict
from datetime import datetime, timedelta
from functools import partial

from bot.coach.bring_in.noteworthy import RECENT
from bot.coach.review.after_workout import note_facts
from bot.coach.review.facts.session import session_evidence
from bot.coach.review.past.kind import Due, PastKind, Save
from bot.coach.review.reviewer import Reviewer
from domain.athlete.athlete import Athlete
from domain.calendar import ONE_DAY
from domain.review.noting import session_note
from domain.training.activity import Activity, Key
from domain.training.joined import JOINED
from domain.training.reading import BY_HAND
from domain.training.span import Span
from storage.database import Unit
from storage.repositories import activities, insights
from storage.repositories.insights import InsightKind


async def _wanting(unit: Unit, athlete: Athlete, span: Span, now: datetime) -> tuple[Due, ...]:
    """As live: none of what was typed, and none of what is so recent that its own note may still come."""
    every = await activities.every(unit, athlete.id, span.first - ONE_DAY, span.last + ONE_DAY)
    ends: dict[Key, list[datetime]] = defaultdict(list)
    for activity, session in every:
        ends[activity.key if session is None else (JOINED, session)].append(_ended_at(activity))
    settled = await insights.settled(unit, athlete.id, InsightKind.POST_WORKOUT)
    counting = [activity for activity, session in every if session is None and activity.source != BY_HAND]
    wanting = [each.key for each in counting if span.first <= each.day <= span.last and each.key not in settled]
    return tuple(Due(at, key) for key in wanting if (at := max(ends[key])) + RECENT < now)


async def _look(reviewer: Reviewer, then: Unit, athlete: Athlete, due: Due) -> Save:
    """As its parts were when the last of them was over."""
    assert due.session is not None, "a note is of a session"
    evidence = await session_evidence(then, athlete.id, due.session, due.at)
    if evidence is None:
        return _nothing
    facts = note_facts(session_note(evidence), athlete)
    now = reviewer.clock.now()
    return partial(insights.add_untold, athlete_id=athlete.id, activity=due.session, facts=facts, now=now)


async def _nothing(unit: Unit) -> bool:
    """It is joined otherwise than it is stored, which the next import that touches its day mends."""
    del unit
    return False


def _ended_at(activity: Activity) -> datetime:
    return activity.started_at + timedelta(seconds=activity.elapsed_s)


NOTES = PastKind("notes", _wanting, _look, insights.count_untold)
