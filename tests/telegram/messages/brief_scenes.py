"""Mornings of the same autumn: go, easier, rest, and what was not measured."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import msgspec

from bot.telegram.messages.registry import render
from bot.telegram.messages.rendered import Rendered
from domain.body.flags import Flag, Flagged
from domain.body.readiness import Band, Readiness, Reason, Signal
from domain.metrics.heat import Heat
from domain.notice import Notice, NoticeKind
from domain.plan.card import ProposalCard
from domain.plan.proposal import Reason as Because
from domain.review.adjustments import eased
from domain.review.advice import Advice, MorningRule
from domain.review.brief import Brief
from domain.training.sport import Sport, Stroke
from domain.training.workout import (
    Block,
    PlannedExercise,
    Priority,
    Purpose,
    Step,
    StepKind,
    Target,
    TargetKind,
    Workout,
)
from tests.builders.facts import card_facts
from tests.telegram.messages.autumn import BERLIN, CARD, TODAY

YESTERDAY_EVENING = datetime.combine(TODAY - timedelta(days=1), time(19, 30), UTC)
KILOMETRES, POUNDS = ["kg", "km", "m"], ["lb", "mi", "yd"]
FAST = Target(TargetKind.SPEED, 1000 / 265, 1000 / 260)
INTERVALS = Workout(
    id="w-intervals",
    day=TODAY,
    sport=Sport.RUN,
    title="5 × 1 km",
    purpose=Purpose.INTERVALS,
    minutes=55,
    priority=Priority.KEY,
    blocks=(
        Block((Step(StepKind.WARMUP, seconds=900.0),)),
        Block((Step(StepKind.WORK, distance_m=1000.0, target=FAST), Step(StepKind.RECOVERY, seconds=120.0)), 5),
        Block((Step(StepKind.COOLDOWN, seconds=600.0),)),
    ),
)
GYM = Workout(
    id="w-gym",
    day=TODAY,
    sport=Sport.STRENGTH,
    title="Full body A",
    purpose=Purpose.STRENGTH,
    minutes=50,
    exercises=(
        PlannedExercise("back_squat", 4, 5, 5, 80.0, 2.0),
        PlannedExercise("bench_press", 3, 6, 8, 62.5, 2.0),
        PlannedExercise("pull_up", 3, 5, 8, None, 2.0),
    ),
)
SWIM = Workout(
    id="w-swim",
    day=TODAY + timedelta(days=1),
    sport=Sport.SWIM,
    title="Short and fast",
    purpose=Purpose.INTERVALS,
    minutes=40,
    pool_length_m=22.86,
    pool_in_yards=True,
    blocks=(
        Block((Step(StepKind.WARMUP, distance_m=274.32, stroke=Stroke.FREESTYLE),)),
        Block((Step(StepKind.WORK, distance_m=45.72, sendoff_s=60.0, stroke=Stroke.FREESTYLE),), 12),
    ),
)
GREEN = Readiness(
    78.0,
    Band.GREEN,
    (
        Reason(Signal.SLEEP, 7.2, 8.0, 80.0),
        Reason(Signal.FORM, -4.0, -10.0, 100.0),
        Reason(Signal.HRV, 58.0, 57.0, 79.0),
        Reason(Signal.RESTING_HR, 49.0, 49.5, 78.0),
    ),
)
LOW = Readiness(44.0, Band.RED, (Reason(Signal.HRV, 41.0, 57.0, 20.0), Reason(Signal.SLEEP, 5.1, 8.0, 28.0)))
GO = Brief(
    TODAY,
    Advice.GO,
    (),
    GREEN,
    sessions=(INTERVALS,),
    shorter=replace(INTERVALS, minutes=25),
    ahead=replace(SWIM, title="Swim intervals"),
)
RED = replace(
    GO,
    advice=Advice.MODIFY,
    reasons=(Because(MorningRule.READINESS_RED, 44.0, 50.0),),
    readiness=LOW,
    flagged=(Flagged(Flag.HRV_LOW, -2.1, -1.0),),
    easier=(eased(INTERVALS),),
    shorter=None,
)
ONE = replace(CARD, changes=CARD.changes[:1])


def brief_messages() -> Iterator[tuple[str, Rendered]]:
    yield "brief, go", _told(GO)
    yield "brief, go, after heat", _told(replace(GO, heat=Heat(GO.day - timedelta(days=1), 28.0)))
    yield "brief, go to the gym", _told(replace(GO, sessions=(GYM,), shorter=None), units=POUNDS)
    yield "brief, two sessions, in yards", _told(replace(GO, sessions=(GYM, SWIM), ahead=None), units=POUNDS)
    yield "brief, easier", _told(RED, ONE)
    yield "brief, easier, and the plan cannot say so", _told(RED)
    yield "brief, easier, while the evening's proposal waits", _told(RED, waits=False)
    yield "brief, easier, while a plan of one's own waits", _told(RED, waits=True)
    hurt = Because(MorningRule.PAIN_STOPS, 7.0, 6.0, ("left_knee",))
    yield "brief, rest", _told(replace(RED, advice=Advice.REST, reasons=(hurt,), easier=()), ONE)
    free = replace(GO, advice=Advice.REST, reasons=(Because(MorningRule.NO_SESSION),), sessions=(), shorter=None)
    yield "brief, a day of rest", _told(free)
    yield "brief, all done", _told(replace(free, done=("Easy run",)))
    unknown = Readiness(None, Band.UNKNOWN, ())
    yield "brief, a night that is not here", _told(replace(GO, readiness=unknown, unknown=(Signal.HRV, Signal.SLEEP)))
    yield "brief, without a plan", _told(replace(free, has_plan=False, ahead=None))
    yield "brief, failed", render(Notice(NoticeKind.BRIEF_FAILED))


def _told(
    brief: Brief, card: ProposalCard | None = None, units: list[str] = KILOMETRES, *, waits: bool | None = None
) -> Rendered:
    """`waits`: whether what waits for a tap is the athlete's own wish."""
    facts: dict[str, object] = {"brief": msgspec.to_builtins(brief), "zone": BERLIN, "units": units}
    if waits is not None:
        facts["waits"] = {"own": waits, "since": YESTERDAY_EVENING.isoformat()}
    return render(Notice(NoticeKind.DAILY_BRIEF, {**facts, **(card_facts(card, BERLIN) if card else {})}))
