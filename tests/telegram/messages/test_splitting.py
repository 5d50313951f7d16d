"""However long a text is: each part fits, is markup of its own, and together they say what it said, as it said it."""

from html import escape
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.sandbox.telegram.html import parse_html
from bot.sandbox.telegram.utf16 import length
from bot.telegram.messages.splitting import PART_LIMIT, parts
from bot.telegram.messages.words import visible_length

TAGS = ("b", "i", "u", "code")
plain = st.text(st.sampled_from("ab<&> \nü😀\u0301\u200d👩🏽"), min_size=1, max_size=30).map(
    lambda text: escape(text, quote=False)
)


def tagged(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(st.sampled_from(TAGS), inner).map(lambda each: f"<{each[0]}>{each[1]}</{each[0]}>")


markup = st.lists(
    st.recursive(plain, lambda inner: tagged(st.lists(inner, max_size=4).map("".join)), max_leaves=12), max_size=12
).map("".join)
Formatted = list[tuple[str, frozenset[str]]]


def formatted(text: str) -> Formatted:
    """Every character that is not blank, with the formatting it stands in."""
    words, entities = parse_html(text)
    seen, at = [], 0
    for character in words:
        kinds = frozenset(each.type for each in entities if each.offset <= at < each.offset + each.length)
        at += length(character)
        if not character.isspace():
            seen.append((character, kinds))
    return seen


@given(markup, st.integers(10, 60))
@example("<b>" + "a" * 30 + "</b>", 10)
@example("word " * 30, 12)
def test_parts_fit_and_say_what_was_said(text: str, limit: int) -> None:
    made = parts(text, limit)
    for part in made:
        words, _ = parse_html(part)
        assert 1 <= length(words) <= limit
    assert [each for part in made for each in formatted(part)] == formatted(text)


def test_what_fits_is_left_alone() -> None:
    assert parts("<b>Hello</b>\n\nyou") == ("<b>Hello</b>\n\nyou",)


def test_lines_stay_whole_where_they_can_and_words_where_they_cannot() -> None:
    lines = parts("\n".join(f"line {number} of many" for number in range(9)), 40)
    assert all(line.endswith("of many") for line in lines)
    assert parts("some words that go on", 12) == ("some words", "that go on")


@pytest.mark.parametrize("family", ["👩‍👩‍👧", "é", "👍🏽"])
def test_no_character_is_torn_apart(family: str) -> None:
    made = parts("x" * 7 + family * 5, 10)
    assert "".join(made) == "x" * 7 + family * 5
    assert all(not part.startswith(("\u200d", "\u0301", "\U0001f3fd")) for part in made)
    assert all(not (one + two).count("\u200d" * 2) and not one.endswith("\u200d") for one, two in pairwise(made))


def test_a_hundred_pieces_of_formatting_are_enough_for_a_message() -> None:
    made = parts("<b>a</b> <i>b</i> " * 120)
    assert [len(parse_html(part)[1]) <= 100 for part in made] == [True] * len(made)
    assert len(made) == 3


def test_a_part_leaves_room_for_the_mark_of_a_second_copy() -> None:
    assert max(visible_length(part) for part in parts("word " * 3000)) <= PART_LIMIT < 4096 - len("(sent again)\n")
