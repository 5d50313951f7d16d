"""How much a model is shown for one answer."""

from hypothesis import given
from hypothesis import strategies as st

from bot.coach.ask.mind import Mind
from bot.coach.ask.seat import BUDGET, NO_MORE, Seat
from domain.ports.purse import Purpose
from tests.builders import season
from tests.builders.season import NOW

pieces = st.lists(st.tuples(st.text(min_size=1, max_size=3), st.integers(1, 6_000)), max_size=12)


def nobody(purpose: Purpose) -> object:
    raise AssertionError(f"nothing is asked for {purpose}")


def seat() -> Seat:
    return Seat(season.runner(), NOW, Mind(None, nobody, str))  # type: ignore[arg-type]


@given(pieces)
def test_it_is_never_more_than_the_budget_however_it_comes(told: list[tuple[str, int]]) -> None:
    sitting = seat()
    for words, times in told:
        text = words * times
        shown = sitting.show_text(text)
        assert shown == (text if text in sitting.seen else NO_MORE)
    assert sum(len(each.encode()) for each in sitting.seen) <= BUDGET


def test_what_fits_to_the_last_byte_is_shown_and_the_same_again_is_free() -> None:
    sitting = seat()
    assert sitting.show_text("x" * BUDGET) == "x" * BUDGET
    assert sitting.show_text("x" * BUDGET) == "x" * BUDGET
    assert sitting.show_text("y") == NO_MORE
    assert len(sitting.seen) == 1
