"""Telegram's HTML: the entities it yields and the errors it gives."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.telegram.html import TAGS, parse_html
from bot.sandbox.telegram.refusal import Refusal
from bot.sandbox.telegram.shapes import Entity

BROKEN = [
    ("<b>open", 'Can\'t find end tag corresponding to start tag "b"'),
    ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
    ("é<b>x</i>", 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<div>x</div>", 'Unsupported start tag "div" at byte offset 0'),
    ("a<br>b", 'Unsupported start tag "br" at byte offset 1'),
    ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
    ("<!-- x -->", 'Unsupported start tag "!--" at byte offset 0'),
    ("pace < 5 min", 'Unsupported start tag "" at byte offset 5'),
    ("pace <5", "Unclosed start tag at byte offset 5"),
    ("<a href='x", "Unclosed start tag at byte offset 0"),
    ('<a href="x"y>z</a>', "Unexpected end of name token at byte offset 11"),
    ("<a =x>z</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ('<tg-emoji emoji-id="x">🐐</tg-emoji>', "Invalid custom emoji identifier specified"),
    ("run & bike", "Unexpected character '&' at byte offset 4"),
    ("a&nbsp;b", "Unexpected character '&' at byte offset 1"),
    ("&#xD800;", "Unexpected character '&' at byte offset 0"),
]


@pytest.mark.parametrize(("source", "words"), BROKEN)
def test_broken_markup_is_refused(source: str, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {words}"


KEPT = [
    ("<b>a<i>b</i></b>", "ab", [Entity("bold", 0, 2), Entity("italic", 1, 1)]),
    ("🐐<u>x</u>", "🐐x", [Entity("underline", 2, 1)]),
    ("<B>x</b>", "x", [Entity("bold", 0, 1)]),
    ("<b>x</>", "x", [Entity("bold", 0, 1)]),
    ("<b></b>x", "x", []),
    ("&lt;b&gt; &amp; &quot;&#39;&#x1F410;", "<b> & \"'🐐", []),
    ('<a href="https://a.bc/?x=1&amp;y=2">x</a>', "x", [Entity("text_link", 0, 1, url="https://a.bc/?x=1&y=2")]),
    ("<a href=https-is-no-token>x</a>", "x", []),
    ("<a href='https://a.bc'>x</a>", "x", [Entity("text_link", 0, 1, url="https://a.bc/")]),
    ('<a href="somewhere">x</a>', "x", []),
    ('<pre><code class="language-python">x</code></pre>', "x", [Entity("pre", 0, 1, language="python")]),
    ('<code class="language-python">x</code>', "x", [Entity("code", 0, 1)]),
    ("<b>a<code>b</code>c</b>", "abc", [Entity("bold", 0, 1), Entity("code", 1, 1), Entity("bold", 2, 1)]),
    ("<code><b>a</b></code>", "a", [Entity("code", 0, 1)]),
    ("<blockquote expandable>x</blockquote>", "x", [Entity("expandable_blockquote", 0, 1)]),
    ("<blockquote>a<blockquote>b</blockquote></blockquote>", "ab", [Entity("blockquote", 0, 2)]),
    ('<span class="tg-spoiler">x</span>', "x", [Entity("spoiler", 0, 1)]),
    ('<tg-emoji emoji-id="12">🐐</tg-emoji>', "🐐", [Entity("custom_emoji", 0, 2, custom_emoji_id="12")]),
]


@pytest.mark.parametrize(("source", "text", "entities"), KEPT)
def test_markup_becomes_entities(source: str, text: str, entities: list[Entity]) -> None:
    assert parse_html(source) == (text, tuple(entities))


def test_a_link_to_a_person_is_a_mention() -> None:
    _, (entity,) = parse_html('<a href="tg://user?id=42">Anna</a>')
    assert (entity.type, entity.user and entity.user.id) == ("text_mention", 42)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r")))
def test_escaped_text_always_parses_to_itself(text: str) -> None:
    assert parse_html(html.escape(text)) == (text, ())


@given(st.text("<>/&;=\"' abpreu#12🐐", max_size=40))
def test_whatever_is_not_refused_has_entities_inside_its_text(source: str) -> None:
    try:
        text, entities = parse_html(source)
    except Refusal:
        return
    units = len(text.encode("utf-16-le")) // 2
    assert all(0 <= entity.offset < entity.offset + entity.length <= units for entity in entities)


@given(
    st.lists(st.sampled_from(sorted(TAGS.keys() - {"a", "span", "tg-emoji"})), max_size=5), st.text("xyz🐐", min_size=1)
)
def test_well_nested_tags_never_change_the_text(tags: list[str], text: str) -> None:
    opened = "".join(f"<{tag}>" for tag in tags)
    closed = "".join(f"</{tag}>" for tag in reversed(tags))
    assert parse_html(f"{opened}{text}{closed}")[0] == text
