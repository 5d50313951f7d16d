"""What a pain allows: up to 3 goes on easily, 4 and 5 ask for less, 6 and every warning stop."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.body.pain import PainRule, pain_rule

SCORES = st.integers(0, 20).map(lambda halves: halves / 2)
ORDER = list(PainRule)


@pytest.mark.parametrize(
    ("score", "next_morning", "expected"),
    [
        (0, None, PainRule.CONTINUE_EASY),
        (3, None, PainRule.CONTINUE_EASY),
        (3, 3, PainRule.CONTINUE_EASY),
        (3, 1, PainRule.CONTINUE_EASY),
        (2, 3, PainRule.REDUCE),
        (3.5, None, PainRule.REDUCE),
        (4, 2, PainRule.REDUCE),
        (5.5, None, PainRule.REDUCE),
        (6, None, PainRule.STOP),
        (2, 6, PainRule.STOP),
    ],
)
def test_the_rule(score: float, next_morning: float | None, expected: PainRule) -> None:
    assert pain_rule(score, next_morning) is expected


@given(SCORES, st.none() | SCORES)
def test_a_limp_a_pain_in_the_bone_or_at_night_stops_at_any_score(score: float, next_morning: float | None) -> None:
    assert pain_rule(score, next_morning, warning=True) is PainRule.STOP


@given(SCORES, SCORES, SCORES)
def test_a_worse_morning_never_allows_more(score: float, morning: float, worse: float) -> None:
    assert ORDER.index(pain_rule(score, morning + worse)) >= ORDER.index(pain_rule(score, morning))
