"""What a pain allows: a fixed convention, and no diagnosis."""

from enum import StrEnum

BEARABLE = 3.0
STOPPING = 6.0


class PainRule(StrEnum):
    """`stop` also means: have it looked at."""

    CONTINUE_EASY = "continue_easy"
    REDUCE = "reduce"
    STOP = "stop"


def pain_rule(score: float, next_morning: float | None = None, *, warning: bool = False) -> PainRule:
    """Scores of 10. `warning`: a limp, a pain in the bone or at night, which stops at any score.

    Up to 3 goes on, easily, unless it is worse the next morning; None there is a morning that has not come.
    """
    if warning or max(score, next_morning or 0.0) >= STOPPING:
        return PainRule.STOP
    worse = next_morning is not None and next_morning > score
    return PainRule.REDUCE if score > BEARABLE or worse else PainRule.CONTINUE_EASY
