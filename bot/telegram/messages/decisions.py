"""The short answers to a tap, 200 characters at most."""

from zoneinfo import ZoneInfo

from bot.coach.approve.anew import Settled, Wish
from bot.coach.approve.tap import Decided, Outcome
from bot.telegram.messages.words import clock_time, day, moment

SENTENCES = {
    Outcome.APPROVED: "Approved. The plan is changed; your watch and apps follow.",
    Outcome.REJECTED: "Rejected. The plan stays as it is.",
    Outcome.UNDONE: "Undone. The plan is as it was before; your watch and apps follow.",
    Outcome.ALREADY_APPROVED: "You approved this already at {time} on {day}. Nothing was changed again.",
    Outcome.ALREADY_REJECTED: "You rejected this already at {time} on {day}. The plan stays as it is.",
    Outcome.ALREADY_UNDONE: "You approved this and took it back already at {time} on {day}. Nothing was changed again.",
    Outcome.EXPIRED: "This proposal ended {moment}. Nothing was changed; the next review looks again.",
    Outcome.STALE: "The plan changed after this card was made. Nothing was changed by this tap.",
    Outcome.SUPERSEDED: "A newer proposal replaced this one. Nothing was changed; use the newest card.",
    Outcome.AGAINST_LIMITS: "Not possible any more: it would break a safety limit ({limit}). The plan stays as it is.",
    Outcome.TOO_LATE: "Too late to undo: the first changed day has begun. Send a new plan file to change it.",
}

KEPT = "Yours stays as you made it."


def decision_sentence(decided: Decided) -> str:
    """Always what really happened, never what was wished."""
    zone = ZoneInfo(decided.zone_name)
    return SENTENCES[decided.outcome].format(
        time=clock_time(at, zone) if (at := decided.at) else "an earlier time",
        day=day(at.astimezone(zone).date()) if at else "an earlier day",
        moment=moment(at, zone) if at else "earlier",
        limit=decided.limit.replace("_", " "),
    )


def settled_sentence(wish: Wish, settled: Settled) -> str:
    """Plain text for the bubble of a tap."""
    if not settled.workouts:
        return "Nothing was left to do: they have arrived by now, changed since, or their day is over."
    if wish is not Wish.KEEP_MINE:
        return "On its way again." if wish is Wish.RETRY else "The plan's takes the place of yours."
    if not settled.differing:
        return KEPT
    if not settled.followed:
        return f"{KEPT} The plan cannot follow within its limits and stays as it is."
    if settled.followed < settled.differing:
        return f"{KEPT} What the plan can follow within its limits comes as a card."
    return f"{KEPT} What the plan would change for it comes as a card."
