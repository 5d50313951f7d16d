"""What is left of a message when its markup is not wanted."""

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.messages.words import escape
from bot.telegram.outgoing.plain import cut_to, plain_text

VISIBLE = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]))


@given(VISIBLE)
def test_markup_goes_and_the_words_stay(words: str) -> None:
    assert plain_text(f"<b>{escape(words)}</b>, <a href='x'>{escape(words)}</a>") == f"{words}, {words}"


@given(st.text(), st.integers(0, 50))
def test_cutting_counts_as_telegram_does_and_halves_nothing(text: str, units: int) -> None:
    cut = cut_to(text, units)
    assert text.startswith(cut)
    assert len(cut.encode("utf-16-le")) <= 2 * units
    rest = text[len(cut) :]
    assert rest == "" or len((cut + rest[0]).encode("utf-16-le")) > 2 * units
