"""The facts of notices: piles of reviews and cards, with whatever athletes put into a name."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import msgspec
from hypothesis import strategies as st

from domain.athlete.goals import GoalKind
from domain.metrics.muscles import GROUPS
from domain.plan.adherence import Verdict
from domain.plan.card import ChangeLine, ProposalCard, Receipt, SessionBrief
from domain.plan.export import Destination, ExportState
from domain.plan.lifting import Lift, Lifting
from domain.plan.proposal import ProposalState, Reason
from domain.review.decision import Rule
from domain.review.evening import (
    Condition,
    EveningReview,
    FitnessCurve,
    GoalLine,
    GoalStanding,
    SessionLine,
    SessionState,
    SportWeek,
)
from domain.training.exercises import CATALOGUE
from domain.training.sport import Sport

DAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)
ZONES = ("UTC", "Europe/Berlin", "Pacific/Chatham", "America/St_Johns")
NASTY = (
    "<b>",
    "</b>",
    "<a href='tg://user?id=1'>you</a>",
    "<tg-spoiler>",
    "&",
    "&amp;",
    "&lt;script&gt;",
    "👩‍👩‍👧‍👦",
    "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "\u202eevitcaer\u202c",
    "\u2066מסלול\u2069",
    "e\u0301" * 9,
    "\U000e0041\U000e0042",
    "\ufeff\u200b\u00ad",
    "line\none\r\n✅ Approved",
    "\u2028",
    "\ud83d half an emoji",
    "\x00\x1b[31m",
    "x" * 500,
    "🏊" * 500,
)
titles = st.lists(st.sampled_from(NASTY) | st.text(max_size=30), max_size=4).map("".join)
_minutes = st.integers(1, 600)
_days = st.integers(-3, 30).map(lambda days: DAY + timedelta(days=days))
_moments = st.integers(-50, 50).map(lambda hours: NOW + timedelta(hours=hours))
_sports = st.sampled_from(Sport).map(str)
_shares = st.none() | st.floats(0, 200)
_figures = st.none() | st.floats(0, 500)

sessions = st.builds(SessionBrief, _days, _sports, titles, _minutes)
_sides = st.tuples(st.none() | sessions, st.none() | sessions).filter(any)
changes = st.builds(ChangeLine, sessions, st.none() | sessions) | _sides.map(lambda sides: ChangeLine(*sides))
reasons = st.builds(
    Reason,
    st.sampled_from([*Rule, "plan_file", "session_sheet"]).map(str),
    st.floats(0, 200),
    st.floats(0, 200),
    st.lists(st.sampled_from([*GROUPS]), max_size=3).map(tuple),
)
receipts = st.builds(
    Receipt,
    st.sampled_from(Destination),
    st.lists(st.sampled_from(ExportState), min_size=1, max_size=5).map(tuple),
    st.sampled_from(["", "workout_file_not_written", "fit_read_back_differs"]),
)


def cards(most_changes: int = 3) -> st.SearchStrategy[ProposalCard]:
    """In every state, with and without receipts, undone or not."""
    return st.builds(
        ProposalCard,
        proposal_id=st.text("abcXYZ019_-", min_size=22, max_size=22),
        revision=st.integers(1, 999),
        state=st.sampled_from(ProposalState),
        reasons=st.lists(reasons, max_size=3).map(tuple),
        changes=st.lists(changes, min_size=1, max_size=most_changes).map(tuple),
        week_minutes_before=st.integers(0, 2000),
        week_minutes_after=st.integers(0, 2000),
        expires_at=_moments,
        decided_at=st.none() | _moments,
        receipts=st.lists(receipts, max_size=1).map(tuple),
        undo_until=st.none() | _moments,
        undone_at=st.none() | _moments,
    )


_goal_days = st.none() | st.integers(1, 365).map(lambda days: DAY + timedelta(days=days))
_goals = st.builds(
    GoalLine,
    kind=st.sampled_from(GoalKind).map(str),
    target=st.floats(0.5, 200),
    standing=st.sampled_from(GoalStanding),
    upper=st.none() | st.floats(1, 200),
    exercise=st.none() | st.sampled_from(["back_squat", "deadlift", "left"]),
    by=_goal_days,
    current=_figures,
    eta=_goal_days,
    eta_first=_goal_days,
    eta_last=_goal_days,
)
# What has no reading has no current figure, and what has one has a standing: the review sees to that.
goals = _goals.map(
    lambda goal: (
        replace(goal, current=None)
        if goal.standing is GoalStanding.NO_READING
        else replace(goal, current=goal.current or 1.0)
    )
)
_exercises = st.sampled_from(sorted(CATALOGUE))
_lifts = st.builds(Lift, _exercises, st.integers(1, 9), st.integers(1, 9), st.none() | _exercises | titles)
_lines = st.builds(
    SessionLine,
    _sports,
    titles,
    st.sampled_from(SessionState),
    _minutes,
    st.none() | _minutes,
    st.none() | st.builds(Lifting, st.lists(_lifts, min_size=1, max_size=8).map(tuple), st.booleans()),
)
lines = _lines.map(
    lambda line: (
        replace(line, planned_minutes=None, done_minutes=line.done_minutes or 1)
        if line.state is SessionState.EXTRA
        else line
    )
)
conditions = st.builds(
    Condition,
    ctl=_figures,
    atl=_figures,
    form=st.none() | st.floats(-99, 99),
    form_percent=st.none() | st.floats(-99, 99),
    warming_up=st.booleans(),
    hrv_ms=_figures,
    hrv_z=st.none() | st.floats(-5, 5),
    sleep_hours=st.none() | st.floats(0, 14),
    days_since_hard=st.none() | st.integers(0, 35),
)
reviews = st.builds(
    EveningReview,
    day=st.just(DAY),
    verdict=st.sampled_from(Verdict),
    reasons=st.lists(reasons, min_size=1, max_size=3).map(tuple),
    today=st.lists(lines, max_size=8).map(tuple),
    adherence=_shares,
    due=st.integers(0, 20),
    adherence_28=_shares,
    week=st.lists(st.builds(SportWeek, _sports, st.integers(0, 900), st.integers(0, 900)), max_size=5).map(tuple),
    condition=conditions,
    goals=st.lists(goals, max_size=10).map(tuple),
    curve=st.just(FitnessCurve((None,) * 90, (None,) * 90, (None,) * 90)),
    has_plan=st.booleans(),
)


def evening_facts(review: EveningReview, card: ProposalCard | None, zone: str = "UTC") -> dict[str, object]:
    """As they are stored: what JSON can hold."""
    facts: dict[str, object] = {"review": msgspec.to_builtins(review), "zone": zone}
    return facts if card is None else {**facts, **card_facts(card, zone)}


def card_facts(card: ProposalCard, zone: str = "UTC") -> dict[str, object]:
    return {"zone": zone, "proposal_id": card.proposal_id, "proposal": msgspec.to_builtins(card)}
