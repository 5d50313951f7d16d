"""/status in a few lines: what came last, what comes next, what waits for whom."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from bot.coach.bring_in.services.rests import NEVER
from bot.coach.care.standing import Standing
from bot.telegram.messages.entry_words import session_name
from bot.telegram.messages.not_there import why_not_there
from bot.telegram.messages.proposal import DESTINATIONS
from bot.telegram.messages.words import ago, count, day, escape, moment, titled
from domain.calendar import local_day
from domain.plan.export import CHANGED_THERE, Export
from domain.plan.proposal import Proposal
from domain.training.service import Service
from storage.repositories.connections import Connection

TITLE_CHARACTERS = 40
DECIDED = {"keep": "plan kept as it was", "adjust": "a change proposed"}
NEARBY_DAYS = 6


def status_message(standing: Standing, now: datetime, quiet_days: int) -> str:
    """HTML."""
    return "\n".join(_lines(standing, now, quiet_days))


def _lines(standing: Standing, now: datetime, quiet_days: int) -> Iterator[str]:
    zone = standing.athlete.zone
    today = local_day(now, zone)
    title = standing.plan_title
    yield f"<b>Plan:</b> {titled(title, 'yours', TITLE_CHARACTERS) if title is not None else 'none yet; send me one'}"
    yield f"<b>Last activity:</b> {_activity(standing, today)}"
    yield from (_source(connection, standing, now) for connection in standing.connections)
    yield f"<b>Last evening review:</b> {_review(standing, today)}"
    if standing.rested:
        yield f"Reviews rested: for {quiet_days} days nothing had come from you. From now on they come again."
    yield f"<b>Next evening review:</b> {moment(standing.next_review_at, zone)}"
    if standing.proposal is not None:
        yield f"<b>Waits for you:</b> {_proposal(standing.proposal, standing)}"
    yield from _stuck(standing.stuck)
    if standing.waiting:
        yield f"<b>Still to come:</b> {count(standing.waiting, 'message', 'messages')}"


def _activity(standing: Standing, today: date) -> str:
    last = standing.activity
    if last is None:
        return "none yet; send me a .fit file"
    name = last.title or session_name(last.sport, last.sub_sport).capitalize()
    return f"{titled(name, last.sport, TITLE_CHARACTERS)}, {_when(last.day, today)}"


def _source(connection: Connection, standing: Standing, now: datetime) -> str:
    """When it last answered, what is wrong, and what happens next."""
    zone = standing.athlete.zone
    answered = connection.succeeded_at
    last = f"read {moment(answered, zone)}" if answered else "not read yet"
    (known,) = (each for each in standing.freshness if each.source is connection.service)
    if answered and known.as_of and known.as_of < answered:
        last += f" (the watch was last heard of {moment(known.as_of, zone)})"
    if connection.trouble and connection.next_at != NEVER:
        last += " · the last try failed"
    rests = connection.rests_until is not None and connection.rests_until > now
    if connection.next_at == NEVER:
        following = "you have to log in again before I can ask"
    elif rests:
        following = f"asked to be left alone until {moment(connection.next_at, zone)}"
    elif connection.next_at <= now:
        following = "being asked now"
    else:
        following = f"next {moment(connection.next_at, zone)}"
    return f"<b>{connection.service.maker}:</b> {' · '.join([last, *_missing(connection, standing), following])}"


def _missing(connection: Connection, standing: Standing) -> Iterator[str]:
    """Of what a source that answers should have told."""
    if connection.service is Service.GARMIN and connection.succeeded_at and not standing.slept:
        yield "last night is not here"
    if connection.dropped:
        yield f"{count(connection.dropped, 'field', 'fields')} could not be read"


def _review(standing: Standing, today: date) -> str:
    last = standing.review
    return "none yet" if last is None else f"{_when(last.day, today)}, {DECIDED[last.decision]}"


def _stuck(stuck: Iterable[Export]) -> Iterator[str]:
    """`Hevy: 2 workouts could not be made (Hevy allows no more routines; delete one there). /sync tries again.`"""
    alike = Counter((DESTINATIONS[each.destination], each.error or "", each.detail or "") for each in stuck)
    for (name, error, detail), many in sorted(alike.items()):
        workouts = count(many, "workout", "workouts")
        if error in CHANGED_THERE:
            yield f"<b>{name}:</b> you changed {workouts} there; the message about it asks what is to be"
        else:
            reason = escape(why_not_there(error, detail))
            yield f"<b>{name}:</b> {workouts} could not be made ({reason}). /sync tries again."


def _proposal(proposal: Proposal, standing: Standing) -> str:
    changes = count(len(proposal.patch), "change", "changes")
    return (
        f"{changes} to the plan, until {moment(proposal.expires_at, standing.athlete.zone)}. The card has the buttons."
    )


def _when(of: date, today: date) -> str:
    days = (today - of).days
    return ago(days) if 0 <= days <= NEARBY_DAYS else day(of)
