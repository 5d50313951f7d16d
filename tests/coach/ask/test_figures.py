"""No figure is said that was not shown."""

from decimal import ROUND_HALF_EVEN, Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.coach.ask.figures import invented

SHOWN = "Fitness (CTL) 41.6 points, today. 4 weeks ago 38.2. Best 5 km 24:08 on 3 Oct. Volume 1,240 min. Form −12.4."
figures = st.decimals(min_value=0, max_value=9999, places=2).map(str)


@pytest.mark.parametrize(
    "answer",
    [
        "CTL is 41.6.",
        "CTL is about 42, after 38.",
        "You ran 24:08 on 3 Oct.",
        "That are 1240 min, or 1,240.",
        "That are 1 240 min.",
        "1. Rest.\n2. Sleep.",
        "No figure at all.",
    ],
)
def test_what_stands_there_may_be_said_and_rounded(answer: str) -> None:
    assert invented(answer, [SHOWN]) == ()


@pytest.mark.parametrize(
    ("answer", "strange"),
    [
        ("CTL is 41.7.", ("41.7",)),
        ("CTL is 43.", ("43",)),
        ("CTL is 41, and the form -13.", ("41", "13")),
        ("It was 43. Now it is 45) or so.", ("43", "45")),
        ("It rose by 3.4 points.", ("3.4",)),
        ("You can run 24:07.", ("24:07",)),
        ("24:08:00 for the marathon", ("24:08:00",)),
        ("do 5x50", ("50",)),
        ("1. Do 99 push-ups.", ("99",)),
        ("Volume 12,400 min", ("12400",)),
    ],
)
def test_what_a_model_works_out_is_found(answer: str, strange: tuple[str, ...]) -> None:
    assert invented(answer, [SHOWN]) == strange


@given(figures, figures)
def test_a_figure_is_known_where_it_stands_and_only_there(said: str, shown: str) -> None:
    assert invented(f"It is {said}.", [f"It is {said}, not {shown}."]) == ()
    assume(Decimal(said) != Decimal(shown))
    assert invented(f"It is {said}.", [f"It is {shown}."]) == (said,)


@given(figures)
def test_every_way_of_rounding_is_the_same_figure(shown: str) -> None:
    whole = Decimal(shown).quantize(Decimal(1), ROUND_HALF_EVEN)
    assert invented(f"about {whole}", [shown]) == ()


@given(st.text(), st.lists(st.text()))
def test_no_text_is_too_strange_to_be_looked_through(answer: str, shown: list[str]) -> None:
    assert invented(answer, [*shown, answer]) == ()
