"""Whatever the facts are, a message fits, is markup that Telegram takes, and keeps its manners."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coach.approve.explaining import Explained
from bot.coach.approve.noticing import CHANGED
from bot.coach.approve.tap import Decided, Outcome
from bot.sandbox.telegram.html import parse_html
from bot.sandbox.telegram.utf16 import length
from bot.telegram.buttons.registry import FAMILIES
from bot.telegram.buttons.tapped import read_tapped
from bot.telegram.messages import decisions, errors, texts
from bot.telegram.messages.decisions import decision_sentence
from bot.telegram.messages.reasons import PAINS, PLAIN, SENTENCES, reason_sentence
from bot.telegram.messages.registry import RENDERERS, render
from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.why import why_message
from domain.metrics.registry import METRICS
from domain.metrics.spec import Metric
from domain.metrics.trending import trending
from domain.notice import Notice, NoticeKind
from domain.plan.adherence import Verdict
from domain.plan.card import ChangeLine, ProposalCard, Receipt, SessionBrief
from domain.plan.export import Destination, ExportState
from domain.plan.limits import HARD_BOUNDS, Limits
from domain.plan.proposal import ProposalState, Reason
from domain.plan.volume import VolumeRule
from domain.review.advice import MorningRule
from domain.review.decision import Rule
from domain.review.evening import Condition, EveningReview, FitnessCurve
from domain.training.sport import Sport
from tests.builders import facts
from tests.telegram.messages.there_scenes import MOVED

CAPTION, TEXT, ANSWER, DATA, ENTITIES, LABEL = 1024, 4096, 200, 64, 100, 40
BAD_MANNERS = re.compile(
    r"!|\b(fail(ed|ure)? to train|lazy|excuse|should have|guilt|disappoint|bad job|great job|well done|amazing|awesome"
    r"|overtrain|injur|diagnos|disease|sick|illness|depress|patient)",
    re.IGNORECASE,
)
DECISIONS = (
    "Adjust: ",
    "Keep the plan",
    "No plan yet",
    "Plan adjusted: ",
    "Plan kept: ",
    "Plan as before: ",
    "Out of date: ",
)
many = settings(max_examples=150, deadline=None)
zones = st.sampled_from(facts.ZONES)
moments = st.none() | st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
NONE = (None,) * 90


def shown(rendered: Rendered, limit: int) -> str:
    """The text as the athlete sees it, once everything that Telegram would refuse was looked for."""
    text, entities = parse_html(rendered.html)
    assert 1 <= length(text) <= limit
    assert len(entities) <= ENTITIES
    for row in rendered.buttons:
        assert 1 <= len(row) <= 2
        for button in row:
            assert len(button.data.encode()) <= DATA
            tapped = read_tapped(button.data)
            assert tapped is not None
            assert tapped.family in {family.name for family in FAMILIES}
            assert 1 <= length(button.label) <= LABEL
    return text


@pytest.mark.fault("F134")
@pytest.mark.fault("F135")
@many
@given(facts.reviews, st.none() | facts.cards(), zones)
def test_an_evening_fits_under_its_picture_whatever_it_holds(
    review: EveningReview, card: ProposalCard | None, zone: str
) -> None:
    notice = Notice(NoticeKind.EVENING_REVIEW, facts.evening_facts(review, card, zone))
    rendered = render(notice)
    text = shown(rendered, CAPTION)
    first, *_ = text.split("\n")
    assert first.startswith(DECISIONS), "the first line is the decision"
    assert rendered.chart is not None
    assert rendered.silent is (card is None), "nothing rings unless there is something to decide"
    assert bool(rendered.buttons) is bool(card and (card.state is ProposalState.OPEN or card.undo_until))
    if card is not None and review.has_plan:
        assert all(f"\n{place}. " in text for place in range(1, len(card.changes) + 1)), "no change is left out"
    assert render(notice) == rendered


@pytest.mark.fault("F68")
@pytest.mark.parametrize("state", ProposalState)
def test_the_longest_change_there_can_be_still_fits(state: ProposalState) -> None:
    """Three moved, renamed and shortened sessions with names of nothing but emoji, approved and not exported."""
    before = SessionBrief(date(2026, 11, 25), "strength", "🏊" * 500, 600)
    after = SessionBrief(date(2026, 12, 26), "strength", "🚴" * 500, 599)
    card = ProposalCard(
        "x" * 22, 999, state, (Reason(Rule.BAND_KEEPS, 77.0, 70.0),) * 3, (ChangeLine(before, after),) * 3, 6000, 5999,
        expires_at=facts.NOW, decided_at=facts.NOW, undo_until=facts.NOW, undone_at=facts.NOW,
        receipts=(Receipt(Destination.FILE, (ExportState.FAILED,) * 99, "workout_file_not_written"),),
    )  # fmt: skip
    review = EveningReview(
        facts.DAY, Verdict.ADJUST, card.reasons, (), 77.0, 20, 77.0, (), Condition(), (), FitnessCurve(NONE, NONE, NONE)
    )
    text = shown(render(Notice(NoticeKind.EVENING_REVIEW, facts.evening_facts(review, card))), CAPTION)
    assert text.count("moved to") == 3


@many
@given(facts.cards(most_changes=40), zones)
def test_a_card_of_any_size_fits_and_says_how_many_changes_it_does_not_list(card: ProposalCard, zone: str) -> None:
    text = shown(render(Notice(NoticeKind.PROPOSAL_CARD, facts.card_facts(card, zone))), TEXT)
    listed = len(re.findall(r"^\d+\. ", text, re.MULTILINE))
    assert listed == len(card.changes) or f"… and {len(card.changes) - listed} more" in text


@many
@given(facts.cards(most_changes=40), zones)
def test_why_fits_whatever_the_proposal_holds(card: ProposalCard, zone: str) -> None:
    text = shown(Rendered(why_message(Explained(card, Limits(), ZoneInfo(zone)))), TEXT)
    assert text.startswith("Why this proposal")
    assert all(reason.rule in text for reason in card.reasons)
    assert ("you can undo it until" in text) is (card.state is ProposalState.OPEN)


def test_why_counts_what_it_does_not_list() -> None:
    session = SessionBrief(facts.DAY, "run", "🏊" * 500, 45)
    card = ProposalCard(
        "x" * 22, 1, ProposalState.OPEN, (), (ChangeLine(session, None),) * 40, 1800, 0, expires_at=facts.NOW
    )
    text = shown(Rendered(why_message(Explained(card, Limits(), ZoneInfo("UTC")))), TEXT)
    assert text.count("dropped") == 12
    assert "… and 28 more changes" in text


@given(facts.titles, facts.titles, st.integers(1, 70), st.booleans(), st.booleans(), st.integers(0, 9))
@settings(max_examples=60, deadline=None)
def test_a_preview_fits_whatever_the_plan_is_called(
    title: str, session: str, count: int, over: bool, about_you: bool, notes: int
) -> None:
    plan = preview_facts(title, session, count, notes)
    preview = Notice(
        NoticeKind.PLAN_PREVIEW, {**plan, "draft_id": "x" * 22, "over_existing": over, "about_you": about_you}
    )
    shown(render(preview), TEXT)
    for outcome in ("first_plan", "proposed", "nothing_new", "discarded"):
        rendered = render(Notice(NoticeKind.PLAN_SAVED, {**plan, "outcome": outcome, "about_you": about_you}))
        assert not rendered.buttons
        shown(rendered, TEXT)


@given(facts.titles, st.sampled_from(Sport))
def test_a_file_names_its_workout_whatever_that_is_called(title: str, sport: Sport) -> None:
    day = {"day": "2026-11-25", "minutes": 30, "path": "/data/x.fit", "file": "x.fit"}
    rendered = render(Notice(NoticeKind.WORKOUT_FILE, {**day, "title": title, "sport": sport.value}))
    lines = shown(rendered, CAPTION).split("\n")
    assert len(lines) == 3, "a title is one line"
    assert lines[0].strip()
    assert rendered.document is not None
    assert rendered.document.path == Path("/data/x.fit")


@given(facts.titles)
def test_a_question_about_the_calendar_has_a_line_a_workout_whatever_that_is_called(title: str) -> None:
    changes = msgspec.to_builtins([replace(MOVED, title=title)] * 2)
    assert len(shown(render(Notice(NoticeKind.CHANGED_THERE, {CHANGED: changes})), TEXT).split("\n")) == 4


@given(
    st.sampled_from(Outcome),
    st.none() | st.datetimes(timezones=st.just(UTC)),
    zones,
    st.sampled_from(["", *HARD_BOUNDS]),
)
def test_an_answer_to_a_tap_fits_its_bubble(outcome: Outcome, at: datetime | None, zone: str, limit: str) -> None:
    answer = decision_sentence(Decided(outcome, at, limit, zone))
    assert 1 <= length(answer) <= ANSWER
    assert "{" not in answer


def test_every_rule_every_kind_and_every_outcome_has_words() -> None:
    assert {str(rule) for rule in (*Rule, *VolumeRule)} <= SENTENCES.keys()
    assert {str(rule) for rule in MorningRule} <= SENTENCES.keys() | PLAIN.keys() | PAINS.keys()
    assert [kind for kind, _ in RENDERERS] == list(NoticeKind)
    assert decisions.SENTENCES.keys() == set(Outcome)


@many
@given(facts.reasons)
def test_a_reason_is_one_plain_sentence_with_its_figures(reason: Reason) -> None:
    sentence = reason_sentence(reason)
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert not sentence.startswith("Rule ")


def test_tired_muscles_are_told_as_parts_of_the_body() -> None:
    of = ("quads", "hamstrings", "back", "abs", "nobody's")
    assert reason_sentence(Reason(Rule.FATIGUED_MUSCLES, 5.0, 1.0, of)) == "Not recovered yet: legs, back, core."
    assert reason_sentence(Reason(Rule.FATIGUED_MUSCLES, 1.0, 1.0)).startswith("Not recovered")


def test_no_sentence_shouts_blames_or_diagnoses() -> None:
    said = [
        *errors.SENTENCES.values(),
        *decisions.SENTENCES.values(),
        *texts.SENTENCES["en"].values(),
        *(sentence(55.0, 70.0) for sentence in SENTENCES.values()),
    ]
    assert [sentence for sentence in said if BAD_MANNERS.search(sentence)] == []


def preview_facts(title: str, session: str, count: int, notes: int) -> dict[str, object]:
    first = facts.DAY
    return {
        "title": title,
        "sessions": [
            {
                "day": (first + timedelta(days=number)).isoformat(),
                "sport": "run",
                "title": session,
                "minutes": 45,
                "priority": "key",
            }
            for number in range(count)
        ],
        "notes": [{"key": "minutes_estimated", "place": f"workouts[{number}]", "found": 25} for number in range(notes)],
    }


@many
@given(
    st.sampled_from(METRICS),
    st.lists(st.tuples(st.dates(facts.DAY - timedelta(days=365), facts.DAY), st.floats(0, 1e4)), max_size=60),
    st.sampled_from([["kg", "km", "m"], ["lb", "mi", "yd"]]),
    facts.titles,
)
def test_a_figure_over_time_fits_whatever_its_values(
    metric: Metric, values: list[tuple[date, float]], units: list[str], of: str
) -> None:
    trend = msgspec.to_builtins(trending(metric, dict(values).items(), facts.DAY, of))
    told = {"trend": trend, "units": units, "today": str(facts.DAY)}
    text = shown(render(Notice(NoticeKind.TREND, told)), CAPTION)
    assert len(text.split("\n")) <= 6
