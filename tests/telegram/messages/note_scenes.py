"""Sessions of the same autumn, as a note tells them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import msgspec

from bot.telegram.messages.registry import render
from bot.telegram.messages.rendered import Rendered
from domain.metrics.finding import Finding
from domain.metrics.suggestion import Action, Suggestion
from domain.notice import Notice, NoticeKind
from domain.plan.lifting import Lift, Lifting
from domain.review.session_note import Gap, Like, NextLift, Planned, SessionNote, SessionVerdict, Top
from domain.training.workout import Purpose, Target, TargetKind
from tests.telegram.messages.autumn import TODAY
from tests.telegram.messages.brief_scenes import INTERVALS, KILOMETRES, POUNDS

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
    yield "note, an easy run as planned", _told(EASY)
    yield "note, an easy run that was not easy, in miles", _told(FAST, POUNDS)
    yield "note, a run in heat", _told(replace(EASY, heat_c=28.0, speed_m_per_s=2.5))
    yield "note, lifting cut short", _told(SQUATTED)
    ride = replace(EASY, sport="ride", title="Lunch ride", verdict=SessionVerdict.EXTRA, planned=None, rpe=None)
    yield "note, a ride beside the plan", _told(replace(ride, speed_m_per_s=7.6, distance_m=31000.0, like=None))
    swim = replace(EASY, sport="swim", planned=None, verdict=SessionVerdict.EXTRA, speed_m_per_s=0.84, coming=None)
    yield "note, a swim in yards", _told(replace(swim, distance_m=1371.6, like=Like(3, 0.84, 0.82, None)), POUNDS)
    yield "note, what the watch did not record", _told(replace(SQUATTED, tops=(), lifting=None, gaps=tuple(Gap)))


def _told(note: SessionNote, units: list[str] = KILOMETRES) -> Rendered:
    return render(Notice(NoticeKind.POST_WORKOUT, {"note": msgspec.to_builtins(note), "units": units}))
