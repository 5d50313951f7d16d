"""Why the coach decided as it did: one sentence a rule, with the value and what it was held against."""

from collections.abc import Callable

from bot.telegram.messages.words import ago, count, number, percent
from domain.plan.proposal import Reason
from domain.review.decision import Rule

Sentence = Callable[[float, float], str]

SENTENCES: dict[str, Sentence] = {
    Rule.FATIGUE_RATIO: lambda value, limit: (
        f"Fatigue is {number(value, 2)} times fitness, above {number(limit, 2)} for two days."
    ),
    Rule.RECOVERY: lambda value, limit: (
        f"HRV is low (z {number(value, 1)}, limit {number(limit, 1)}) after a short night."
    ),
    Rule.LOW_ADHERENCE: lambda value, limit: (
        f"You did {percent(value)} of what was due in 7 days, under {percent(limit)} for two evenings."
    ),
    Rule.DEAD_BAND: lambda value, limit: (
        f"You did {percent(value)} of what was due in 7 days: in between, so the last decision stands "
        f"(above {percent(limit)} would change it)."
    ),
    Rule.HIGH_ADHERENCE: lambda value, limit: (
        f"You did {percent(value)} of what was due in 7 days, above {percent(limit)}."
    ),
    Rule.ADJUSTED_LATELY: lambda value, limit: (
        f"The plan was changed {ago(round(value))}; it gets {number(limit)} days to prove itself."
    ),
    Rule.TOO_FEW_DUE: lambda value, limit: (
        f"Only {number(value)} of the {number(limit)} due workouts needed to judge the week."
    ),
    Rule.FIRST_LOW_EVENING: lambda value, limit: (
        f"You did {percent(value)} of what was due in 7 days, under {percent(limit)} for the first evening; "
        "a second one would ask for a change."
    ),
    "session_sheet": lambda value, _: (
        f"You sent {count(round(value), 'session', 'sessions')}; the rest of the plan stays."
    ),
    "plan_file": lambda value, limit: (
        f"You sent a new plan with {count(round(value), 'workout', 'workouts')}, {number(limit)} of them ahead."
    ),
}


def reason_sentence(reason: Reason) -> str:
    """Never empty: a rule without words of its own is named."""
    sentence = SENTENCES.get(reason.rule)
    if sentence is None or reason.value is None or reason.threshold is None:
        return f"Rule {reason.rule.replace('_', ' ')}."
    return sentence(reason.value, reason.threshold)
