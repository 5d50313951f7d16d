"""What the messages of entries carry: buttons that fit and mean what they say, and names that break nothing."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from bot.coach.ask.trends import asked_for
from bot.sandbox.telegram.html import parse_html
from bot.telegram.buttons.log import line_of
from bot.telegram.buttons.tapped import read_tapped
from bot.telegram.messages.entry_question import SCORED
from bot.telegram.messages.entry_refused import UNREAD, unread_sentence
from bot.telegram.messages.registry import render
from bot.telegram.messages.rendered import Rendered
from domain.notice import Notice, NoticeKind
from domain.training.entry.entry import Context, Entry, Topic
from domain.training.entry.places import PLACES
from domain.training.entry.reading import read_entry
from tests.builders import facts
from tests.telegram.messages.entry_scenes import AMERICAN, METRIC, MISSED, SNOW, TODAY, entry_messages

FITS, LABEL = 64, 40


def questions() -> Iterator[Rendered]:
    for topic in (*SCORED, Topic.MISSED):
        for place in ("", *sorted(PLACES)) if topic in {Topic.PAIN, Topic.SORENESS} else ("",):
            asked = {"topic": topic.value, "of": place, "day": "2026-11-20", "units": ["kg", "km", "m"]}
            yield render(Notice(NoticeKind.ENTRY_QUESTION, asked))


def test_every_number_and_reason_under_a_question_is_an_entry() -> None:
    """The day is the one on which it was asked."""
    tapped = [button.data for question in questions() for row in question.buttons for button in row]
    assert len(tapped) > 11 * len(PLACES)
    for data in tapped:
        assert len(data.encode()) <= FITS
        button = read_tapped(data)
        assert button is not None
        read = read_entry(line_of(button), Context(TODAY))
        assert isinstance(read, Entry), data
        assert str(read.day) == "2026-11-20" or data.startswith("l:missed")


@pytest.mark.parametrize(("name", "rendered"), tuple(entry_messages()))
def test_buttons_of_entries_fit(name: str, rendered: Rendered) -> None:
    del name
    for button in (button for row in rendered.buttons for button in row):
        assert read_tapped(button.data)
        assert len(button.data.encode()) <= FITS
        assert 1 <= len(button.label) <= LABEL
    assert len(rendered.prompt) <= FITS


@pytest.mark.parametrize("units", [METRIC, AMERICAN])
@pytest.mark.parametrize("about", UNREAD)
def test_what_is_written_as_the_refusal_shows_is_read(about: str, units: list[str]) -> None:
    shown = unread_sentence(about, units).replace("\N{NO-BREAK SPACE}", " ")
    form = re.search(r"Write it like this: (.+?)(?:, or .+)?\. Nothing", shown)
    if about in Topic:
        assert form is not None
        assert isinstance(read_entry(form[1], Context(TODAY)), Entry), form[1]
    else:
        assert asked_for(str(re.search(r"/trend (\w+)", shown)[1]))  # type: ignore[index]


def test_every_topic_says_what_could_not_be_read() -> None:
    assert set(Topic) - {Topic.MISSED} < UNREAD.keys(), "any words are a reason"


@settings(max_examples=80, deadline=None)
@given(facts.titles, facts.titles)
def test_a_line_stays_one_line_whatever_things_are_called(title: str, reason: str) -> None:
    told = {**SNOW, "name": title, "load": 150.0, "guessed": False}
    missed = {**MISSED, "title": title, "reason": reason, "before": reason}
    for shown in (told, missed):
        text, _ = parse_html(render(Notice(NoticeKind.ENTRY, shown)).html)
        assert text.startswith("Noted: ")
        assert "\n" not in text
        assert len(text.encode("utf-16-le")) <= 2 * 500
