"""Sessions of the same autumn, as a note tells them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import msgspec

from bot.telegram.messages.registry import render
from bot.telegram.messages.rendered import Rendered
from domain.metrics.finding import Finding
from domain.metrics.load_methods import LoadMethod
from domain.metrics.suggestion import Action, Suggestion
from domain.notice import Notice, NoticeKind
from domain.plan.counts_as import CountsAs, Option
from domain.plan.lifting import Lift, Lifting
from domain.review.session_note import Gap, Like, NextLift, Planned, SessionNote, SessionVerdict, Top
from domain.training.workout import Purpose, Target, TargetKind
from tests.telegram.messages.autumn import TODAY
from tests.telegram.messages.brief_scenes import INTERVALS, KILOMETRES, POUNDS

RUN = Option("w-easy", TODAY, "Easy run", "run", 45)
TEMPO = Option("w-tempo", TODAY + timedelta(days=1), "Tempo 3 × 8 min", "run", 50)
LONG = Option("w-long", TODAY + timedelta(days=2), "Long run", "run", 75)
EASY = SessionNote(
    TODAY,
    "run",
    "Morning Run",
    SessionVerdict.AS_PLANNED,
    46,
    Planned(TODAY, "Easy run", Purpose.EASY, 45, 8000.0, Target(TargetKind.SPEED, 2.8, 3.05), 3.0),
    8120.0,
    2.94,
    141.0,
    like=Like(4, 2.94, 2.9, 144.0),
    load=38.2,
    rpe=3.0,
    coming=replace(INTERVALS, day=TODAY + timedelta(days=1)),
    counts_as=CountsAs(RUN, others=True),
)
FAST = replace(
    EASY,
    verdict=SessionVerdict.TOO_HARD,
    speed_m_per_s=3.35,
    average_hr=158.0,
    rpe=7.0,
    felt_off=4.0,
    load=61.0,
    usual_load=40.0,
    decoupling_percent=7.4,
)
SQUATTED = SessionNote(
    TODAY,
    "strength",
    "Legs",
    SessionVerdict.CUT_SHORT,
    38,
    Planned(TODAY - timedelta(days=1), "Full body A", Purpose.STRENGTH, 50, None, None, 6.0),
    lifting=Lifting((Lift("back_squat", 4, 4, "back_squat"), Lift("bench_press", 3))),
    tops=(Top("back_squat", 4, 5, 82.5, 8.5), Top("pull_up", 3, 8, None, None)),
    load=42.0,
    next_lifts=(
        NextLift("back_squat", Suggestion(Action.INCREASE_WEIGHT, 85.0, 5, 2.0, 0, Finding("reps_reached", 5.0, 5.0))),
    ),
)


def note_messages() -> Iterator[tuple[str, Rendered]]:
    yield from doubtful_messages()
    yield "note, an easy run as planned", _told(EASY)
    yield "note, an easy run that was not easy, in miles", _told(FAST, POUNDS)
    instead = (LoadMethod.POWER_TSS, LoadMethod.HRSS)
    yield "note, a power that nobody holds", _told(replace(EASY, load_instead=instead))
    yield "note, above the maximum", _told(replace(EASY, average_hr=193.0, max_hr_passed=190.0))
    yield "note, a run in heat", _told(replace(EASY, heat_c=28.0, speed_m_per_s=2.5))
    yield "note, lifting cut short", _told(SQUATTED)
    ride = replace(EASY, sport="ride", title="Lunch ride", verdict=SessionVerdict.EXTRA, planned=None, rpe=None)
    ride = replace(ride, counts_as=CountsAs())
    yield "note, a ride beside the plan", _told(replace(ride, speed_m_per_s=7.6, distance_m=31000.0, like=None))
    swim = replace(EASY, sport="swim", planned=None, verdict=SessionVerdict.EXTRA, speed_m_per_s=0.84, coming=None)
    swim = replace(swim, counts_as=None)
    yield "note, a swim in yards", _told(replace(swim, distance_m=1371.6, like=Like(3, 0.84, 0.82, None)), POUNDS)
    yield "note, what the watch did not record", _told(replace(SQUATTED, tops=(), lifting=None, gaps=tuple(Gap)))


def doubtful_messages() -> Iterator[tuple[str, Rendered]]:
    """Which workout it was: asked, chosen, and said otherwise where nothing was asked."""
    assert EASY.planned is not None
    unfelt = replace(EASY, planned=replace(EASY.planned, day=TODAY - timedelta(days=1)), rpe=None)
    asked = replace(unfelt, counts_as=CountsAs(replace(RUN, day=TODAY - timedelta(days=1)), asks=True, others=True))
    yield "note, not sure which workout it was", _told(asked)
    yield "note, not sure, and no other is near", _told(replace(asked, counts_as=CountsAs(RUN, asks=True)))
    yield "note, another workout, to be chosen", _told(asked, options=[TEMPO, LONG])
    yield "note, decided, so that it is asked how hard it was", _told(replace(unfelt, counts_as=CountsAs(RUN)))
    extra = replace(EASY, verdict=SessionVerdict.EXTRA, planned=None, like=None, counts_as=CountsAs(others=True))
    yield "note, extra, and it could have been planned", _told(extra)
    yield "note, extra, to be chosen", _told(extra, options=[RUN])


def which_messages() -> Iterator[tuple[str, Rendered]]:
    """The same of sessions that have no note, from /log."""
    run = {"session": ["fit", "1"], "day": TODAY.isoformat(), "sport": "run", "title": "Morning Run", "minutes": 46.2}
    lifted = {**run, "day": (TODAY - timedelta(days=2)).isoformat(), "sport": "strength", "title": "", "minutes": 61.0}
    listed = [{**run, "workout": "Easy run"}, {**lifted, "workout": None}]
    yield "which session", render(Notice(NoticeKind.WHICH_SESSION, {"sessions": listed}))
    yield "which session, and there is none", render(Notice(NoticeKind.WHICH_SESSION, {"sessions": []}))
    for name, counts, options in (
        ("which workout, to be chosen", CountsAs(RUN, others=True), [TEMPO, LONG]),
        ("which workout, and no other is near", CountsAs(RUN), []),
        ("which workout, decided", CountsAs(TEMPO, others=True), None),
        ("which workout, extra", CountsAs(others=True), None),
        ("which workout, not sure", CountsAs(RUN, asks=True, others=True), None),
    ):
        facts = {**run, "counts_as": msgspec.to_builtins(counts)}
        facts |= {} if options is None else {"options": msgspec.to_builtins(options)}
        yield name, render(Notice(NoticeKind.WHICH_WORKOUT, facts))


def _told(note: SessionNote, units: list[str] = KILOMETRES, options: list[Option] | None = None) -> Rendered:
    facts: dict[str, object] = {"note": msgspec.to_builtins(note), "units": units}
    facts |= {} if options is None else {"options": msgspec.to_builtins(options)}
    return render(Notice(NoticeKind.POST_WORKOUT, facts))
