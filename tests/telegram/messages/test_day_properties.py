"""Briefs, notes and weeks fit and are markup that Telegram takes, whatever workouts and titles are in them."""

from dataclasses import replace

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.telegram.html import parse_html
from bot.sandbox.telegram.utf16 import length
from bot.telegram.messages.registry import render
from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.session_note import VERDICTS
from domain.athlete.athlete import DistanceUnit, PoolUnit, WeightUnit
from domain.body.readiness import Band, Readiness, Signal
from domain.body.readiness import Reason as Found
from domain.notice import Notice, NoticeKind
from domain.plan.card import ProposalCard
from domain.plan.proposal import Reason
from domain.review.advice import Advice, MorningRule
from domain.review.brief import Brief
from domain.review.session_note import Gap, Like, Planned, SessionNote, SessionVerdict, Top
from domain.review.weekly import KeySession
from domain.training.sport import Sport
from domain.training.workout import Purpose, Target, TargetKind, Workout
from tests.builders import facts
from tests.builders.facts import DAY, card_facts
from tests.builders.workouts import workouts
from tests.telegram.messages.weekly_scenes import FULL

TEXT, ENTITIES = 4096, 100
seldom = settings(max_examples=80, deadline=None)
units = st.tuples(*(st.sampled_from(each).map(str) for each in (WeightUnit, DistanceUnit, PoolUnit))).map(list)
titled: st.SearchStrategy[Workout] = st.builds(
    lambda workout, title, note: replace(workout, title=title, note=note), workouts(), facts.titles, facts.titles
)
some = st.lists(titled, max_size=3).map(tuple)
speeds = st.floats(0.3, 15)
_amounts = st.floats(0, 200)
readiness = st.builds(
    Readiness,
    st.none() | st.floats(0, 100),
    st.sampled_from(Band),
    st.lists(
        st.builds(
            Found, st.sampled_from(Signal), st.floats(0, 200), st.none() | st.floats(0, 200), detail=facts.titles
        ),
        max_size=6,
    ).map(tuple),
)
reasons = st.builds(
    Reason,
    st.sampled_from(MorningRule).map(str),
    st.floats(0, 100),
    st.floats(0, 100),
    st.sampled_from([(), ("left_knee",), ("quads", "back")]),
)
briefs = st.builds(
    Brief,
    day=st.just(DAY),
    advice=st.sampled_from(Advice),
    reasons=st.lists(reasons, max_size=1).map(tuple),
    readiness=readiness,
    unknown=st.lists(st.sampled_from([Signal.HRV, Signal.SLEEP]), unique=True, max_size=2).map(tuple),
    sessions=some,
    easier=some,
    shorter=st.none() | titled,
    done=st.lists(facts.titles, max_size=2).map(tuple),
    ahead=st.none() | titled,
    has_plan=st.booleans(),
)
targets = st.tuples(speeds, speeds).map(lambda ends: Target(TargetKind.SPEED, min(ends), max(ends)))
planned = st.builds(
    Planned,
    st.just(DAY),
    facts.titles,
    st.sampled_from(Purpose),
    st.integers(1, 600),
    st.none() | st.floats(100, 90_000),
    st.none() | targets,
    st.floats(1, 9),
)
notes = st.builds(
    SessionNote,
    day=st.just(DAY),
    sport=st.sampled_from(Sport).map(str),
    title=facts.titles,
    verdict=st.sampled_from(SessionVerdict),
    minutes=st.integers(0, 1500),
    planned=st.none() | planned,
    distance_m=st.none() | st.floats(0, 400_000),
    speed_m_per_s=st.none() | speeds,
    average_hr=st.none() | st.floats(60, 210),
    tops=st.lists(
        st.builds(Top, facts.titles, st.integers(1, 30), st.none() | st.integers(0, 99), st.none() | st.floats(0, 500)
        , st.none() | st.floats(1, 10)),
        max_size=4,
    ).map(tuple),
    like=st.none() | st.builds(Like, st.integers(3, 5), speeds, speeds, st.none() | st.floats(60, 210)),
    load=st.floats(0, 900),
    usual_load=st.none() | st.floats(1, 900),
    decoupling_percent=st.none() | st.floats(5, 90),
    rpe=st.none() | st.floats(1, 10),
    felt_off=st.none() | st.floats(-9, 9),
    coming=st.none() | titled,
    gaps=st.lists(st.sampled_from(Gap), unique=True).map(tuple),
)  # fmt: skip


def shown(rendered: Rendered) -> str:
    text, entities = parse_html(rendered.html)
    assert 1 <= length(text) <= TEXT
    assert len(entities) <= ENTITIES
    return text


def told(kind: NoticeKind, name: str, value: object, among: list[str], card: ProposalCard | None = None) -> Rendered:
    """As it is stored: what JSON can hold."""
    plain: dict[str, object] = {name: msgspec.to_builtins(value), "zone": "UTC", "units": among}
    return render(Notice(kind, plain if card is None else {**plain, **card_facts(card)}))


@seldom
@given(briefs, st.none() | facts.cards(), units)
def test_a_brief_fits_and_begins_with_what_to_do(brief: Brief, card: ProposalCard | None, among: list[str]) -> None:
    rendered = told(NoticeKind.DAILY_BRIEF, "brief", brief, among, card)
    first = shown(rendered).split("\n")[0]
    assert first.startswith(("Go: ", "Easier today: ", "Rest today", "Rest day", "All done for today", "No plan for"))
    assert rendered.silent is (not brief.sessions)


@seldom
@given(notes, units)
def test_a_note_fits_and_begins_with_its_verdict(note: SessionNote, among: list[str]) -> None:
    rendered = told(NoticeKind.POST_WORKOUT, "note", note, among)
    first = shown(rendered).split("\n")[0]
    assert first.startswith(tuple(f"{verdict}: " for verdict in VERDICTS.values()))
    assert rendered.silent
    assert bool(rendered.buttons) is (note.rpe is None)


@seldom
@given(facts.titles, speeds, some, st.none() | facts.cards(), units)
def test_a_week_fits(
    title: str, speed: float, key: tuple[Workout, ...], card: ProposalCard | None, among: list[str]
) -> None:
    session = KeySession(title, "run", DAY, speed, None, DAY, speed, 150.0)
    assert FULL.coming is not None
    week = replace(FULL, key_sessions=(session,) * 2, coming=replace(FULL.coming, key=key))
    assert shown(told(NoticeKind.WEEKLY_REVIEW, "weekly", week, among, card)).startswith("Week from Mon")
