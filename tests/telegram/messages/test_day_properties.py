"""Briefs, notes and weeks fit and are markup that Telegram takes, whatever workouts and titles are in them."""

from dataclasses import replace

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.telegram.html import parse_html
from bot.sandbox.telegram.utf16 import length
from bot.telegram.buttons.registry import FAMILIES
from bot.telegram.buttons.tapped import read_tapped
from bot.telegram.messages.registry import render
from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.session_note import HOW_HARD, VERDICTS
from bot.telegram.messages.which_workout import IN_DOUBT, NONE_NEAR, WHICH
from bot.telegram.messages.words import INVISIBLE
from domain.athlete.athlete import DistanceUnit, PoolUnit, WeightUnit
from domain.body.readiness import Band, Readiness, Signal
from domain.body.readiness import Reason as Found
from domain.notice import Notice, NoticeKind
from domain.plan.card import ProposalCard
from domain.plan.counts_as import CountsAs, Option
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

TEXT, ENTITIES, DATA, LABEL = 4096, 100, 64, 40
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
named = st.builds(
    Option,
    st.sampled_from(["w", "w-2026-11-21-run-1", "x" * 40]),
    st.just(DAY),
    facts.titles,
    st.sampled_from(Sport).map(str),
    st.integers(1, 600),
)
counted = st.builds(CountsAs, named, st.booleans(), st.booleans()) | st.builds(CountsAs, others=st.booleans())
choosing = st.none() | st.lists(named, max_size=4)
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
    counts_as=st.none() | counted,
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
@given(notes, choosing, units)
def test_a_note_fits_and_begins_with_its_verdict(
    note: SessionNote, options: list[Option] | None, among: list[str]
) -> None:
    facts: dict[str, object] = {"note": msgspec.to_builtins(note), "units": among}
    rendered = render(Notice(NoticeKind.POST_WORKOUT, facts | open_(options)))
    lines = shown(rendered).split("\n")
    assert lines[0].startswith(tuple(f"{verdict}: " for verdict in VERDICTS.values()))
    assert rendered.silent
    asked = [line for line in lines[1:] if line in {IN_DOUBT, WHICH, NONE_NEAR, HOW_HARD}]
    assert len(asked) <= 1, "one question at a time"
    families = [button.data.partition(":")[0] for row in rendered.buttons for button in row]
    if note.counts_as is None or not (note.counts_as.asks or options is not None):
        assert ("l" in families) is (note.rpe is None)
    else:
        assert set(families) == {"m"}
    can_be_tapped(rendered)


@seldom
@given(counted, choosing, facts.titles, st.sampled_from(Sport).map(str), st.floats(0, 2_000))
def test_which_workout_a_session_was_can_always_be_told(
    counts: CountsAs, options: list[Option] | None, title: str, sport: str, minutes: float
) -> None:
    session = {"session": ["fit", "1"], "day": DAY.isoformat(), "sport": sport, "title": title, "minutes": minutes}
    plain = {**session, "counts_as": msgspec.to_builtins(counts)}
    rendered = render(Notice(NoticeKind.WHICH_WORKOUT, plain | open_(options)))
    assert len(shown(rendered).split("\n")) <= 3
    can_be_tapped(rendered)
    listed = [{**session, "workout": title}] * 6
    listing = render(Notice(NoticeKind.WHICH_SESSION, {"sessions": listed}))
    assert len(shown(listing).split("\n")) == 7
    can_be_tapped(listing)


def open_(options: list[Option] | None) -> dict[str, object]:
    return {} if options is None else {"options": msgspec.to_builtins(options)}


def can_be_tapped(rendered: Rendered) -> None:
    for row in rendered.buttons:
        for button in row:
            assert len(button.data.encode()) <= DATA
            tapped = read_tapped(button.data)
            assert tapped is not None
            assert tapped.family in {family.name for family in FAMILIES}
            assert 1 <= len(button.label) <= LABEL
            assert not INVISIBLE.search(button.label)
            assert "\n" not in button.label


@seldom
@given(facts.titles, speeds, some, st.none() | facts.cards(), units)
def test_a_week_fits(
    title: str, speed: float, key: tuple[Workout, ...], card: ProposalCard | None, among: list[str]
) -> None:
    session = KeySession(title, "run", DAY, speed, None, DAY, speed, 150.0)
    assert FULL.coming is not None
    week = replace(FULL, key_sessions=(session,) * 2, coming=replace(FULL.coming, key=key))
    assert shown(told(NoticeKind.WEEKLY_REVIEW, "weekly", week, among, card)).startswith("Week from Mon")
