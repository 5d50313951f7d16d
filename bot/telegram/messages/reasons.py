"""Why the coach decided as it did: one sentence a rule, with the value and what it was held against."""

from collections.abc import Callable, Iterable

from bot.coach.approve.following import RULE as CHANGED_ON_THE_WATCH
from bot.coach.approve.varying import ASKED
from bot.telegram.messages.entry_words import place_name
from bot.telegram.messages.words import NBSP, ago, count, measured, number, percent
from domain.metrics.muscles import GROUPS, MuscleGroup
from domain.plan.proposal import Reason
from domain.plan.volume import VolumeRule
from domain.review.advice import MorningRule
from domain.review.decision import Rule
from domain.review.lighter_week import DELOAD_DUE

Sentence = Callable[[float, float], str]

REGIONS = {MuscleGroup.TRUNK: "core"}


def _muscles(value: float, _limit: float) -> str:
    return f"Not recovered from the last days: {count(round(value), 'muscle', 'muscles')}."


SENTENCES: dict[str, Sentence] = {
    Rule.FATIGUE_RATIO: lambda value, limit: (
        f"Fatigue is {number(value, 2)} times fitness, above {number(limit, 2)} for two days."
    ),
    Rule.RECOVERY: lambda value, limit: (
        f"The night was short and HRV is low for you (z{NBSP}{number(value, 1)}, limit {number(limit, 1)})."
    ),
    Rule.HRV_WEEK: lambda value, limit: (
        f"HRV of the week is low for you: {measured(number(value, 1), 'ms')}, usually from {number(limit, 1)} up."
    ),
    Rule.FATIGUED_MUSCLES: _muscles,
    Rule.LOW_ADHERENCE: lambda value, limit: f"{_done(value)}, under {percent(limit)} for two evenings.",
    Rule.LOW_AND_TOLD_WHY: lambda value, limit: f"{_done(value)}, under {percent(limit)}, and you said why.",
    Rule.BAND_ADJUSTS: lambda value, limit: (
        f"{_done(value)}: better, but not above {percent(limit)} yet, so the change is still on the table."
    ),
    Rule.BAND_KEEPS: lambda value, limit: (
        f"{_done(value)}: in between, so the plan stays; two evenings under {percent(limit)} would change that."
    ),
    Rule.HIGH_ADHERENCE: lambda value, limit: f"{_done(value)}, above {percent(limit)}.",
    Rule.ADJUSTED_LATELY: lambda value, limit: (
        f"The plan was changed {ago(round(value))}; it gets {number(limit)} days to prove itself."
    ),
    Rule.TOO_FEW_DUE: lambda value, limit: (
        f"{_only(round(value))} due in 7 days; I judge a week from {number(limit)} on."
    ),
    Rule.FIRST_LOW_EVENING: lambda value, limit: (
        f"{_done(value)}, under {percent(limit)} for the first evening; a second one would ask for a change."
    ),
    MorningRule.BACK_FROM_ILL: lambda value, _: (
        f"You were not well {ago(round(value))}; two easy days come before anything hard."
    ),
    MorningRule.HARDLY_SLEPT: lambda value, limit: (
        f"You slept {number(value, 1)}{NBSP}h, under {number(limit)}{NBSP}h."
    ),
    MorningRule.READINESS_RED: lambda value, limit: (
        f"Readiness is {number(value)} of 100, under {number(limit)}: easy is what helps today."
    ),
    MorningRule.SIGNS_AGREE: lambda value, limit: (
        f"Readiness is {number(value)}, under {number(limit)}, and more than one sign says so."
    ),
    MorningRule.NOT_RECOVERED: _muscles,
    VolumeRule.BELOW_HOURS: lambda value, limit: (
        f"Two weeks under {number(limit, 1)}{NBSP}h; the fuller one had {number(value, 1)}{NBSP}h."
    ),
    VolumeRule.ABOVE_HOURS: lambda value, limit: (
        f"{number(value, 1)}{NBSP}h this week, more than the {number(limit, 1)}{NBSP}h that you want."
    ),
    VolumeRule.ABOVE_BEST: lambda value, limit: (
        f"{number(value, 1)}{NBSP}h is more than your last weeks prepared you for ({number(limit, 1)}{NBSP}h)."
    ),
    "session_sheet": lambda value, _: (
        f"You sent {count(round(value), 'session', 'sessions')}; the rest of the plan stays."
    ),
    "made_plan": lambda value, limit: (
        f"You asked for a new plan: {count(round(value), 'workout', 'workouts')}, {number(limit)} of them ahead."
    ),
    "plan_file": lambda value, limit: (
        f"You sent a new plan with {count(round(value), 'workout', 'workouts')}, {number(limit)} of them ahead."
    ),
}


DELOAD_SIGNS = {
    "strength_lost": "strength is down",
    "hrv_suppressed": "HRV is low for days",
    "form_low": "form is deep down",
    "sore": "you are sore",
    "slept_little": "the nights were short",
    "weeks_since_deload": "the last one is long ago",
}
PLAIN: dict[str, str] = {
    MorningRule.SICK: "You were not well: rest until a day without it has passed, then begin easily.",
    MorningRule.MAYBE_ILL: "HRV is far down and the pulse is up at once: take it as rest until you know how you are.",
    MorningRule.INJURED: "You are hurt: what does not hurt goes on, and easily.",
    MorningRule.NO_SESSION: "Nothing is planned today.",
    ASKED: "You asked for it.",
    CHANGED_ON_THE_WATCH: "You changed it in your Garmin calendar, and kept it so.",
}
PAINS: dict[str, str] = {
    MorningRule.PAIN_STOPS: "Pain, {place}: {score} of 10. Nothing that uses it, and have it looked at.",
    MorningRule.PAIN_EASES: "Pain, {place}: {score} of 10. What uses it gets easier.",
}


def reason_sentence(reason: Reason) -> str:
    """Never empty: a rule without words of its own is named."""
    if reason.rule in PLAIN:
        return PLAIN[reason.rule]
    if reason.rule == DELOAD_DUE:
        return f"A lighter week is due: {', '.join(DELOAD_SIGNS[sign] for sign in reason.of if sign in DELOAD_SIGNS)}."
    if reason.rule in PAINS and reason.of and reason.value is not None:
        return PAINS[reason.rule].format(place=place_name(reason.of[0]), score=number(reason.value))
    sentence = SENTENCES.get(reason.rule)
    if sentence is None or reason.value is None or reason.threshold is None:
        return f"Rule {reason.rule.replace('_', ' ')}."
    where = regions(reason.of)
    return f"Not recovered yet: {where}." if where else sentence(reason.value, reason.threshold)


def regions(muscles: Iterable[str]) -> str:
    """Parts of the body as anybody calls them: `legs, back`; empty where none of the muscles is known."""
    groups = dict.fromkeys(GROUPS[muscle] for muscle in muscles if muscle in GROUPS)
    return ", ".join(REGIONS.get(group, group.value) for group in groups)


def _done(value: float) -> str:
    return f"You did {percent(value)} of what was due in 7 days"


def _only(due: int) -> str:
    return f"Only {count(due, 'workout was', 'workouts were')}" if due else "No workout was"
