"""Sundays of the same autumn."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import msgspec

from bot.coach.review.facts.load_state import LoadState
from bot.coach.review.facts.muscles import Muscles
from bot.coach.review.facts.week import WeekLook
from bot.coach.review.facts.weekly import ChartWeek, WeeklyReview
from bot.telegram.messages.registry import render
from bot.telegram.messages.rendered import Rendered
from domain.metrics.correlation import Correlation, Together
from domain.metrics.finding import Finding
from domain.metrics.fitness import RampState
from domain.metrics.landmarks import imbalances, standings
from domain.metrics.suggestion import Action, Suggestion
from domain.notice import Notice, NoticeKind
from domain.plan.card import ProposalCard
from domain.plan.patterns import EasyTooFast, HardSpacing, MissedWeekday
from domain.plan.proposal import Reason
from domain.plan.shares import Amount, Share, WeekShares
from domain.plan.volume import VolumeRule
from domain.review.lighter_week import because
from domain.review.session_note import NextLift
from domain.review.weekly import KeySession, NextWeek, WeekTotals
from domain.training.sport import Sport
from tests.builders.facts import card_facts
from tests.telegram.messages.autumn import BERLIN, CARD, KEPT, NO_PLAN
from tests.telegram.messages.brief_scenes import INTERVALS, KILOMETRES, POUNDS, SWIM

SUNDAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 16)
SETS = {"chest": 6.0, "back": 10.0, "quads": 9.0, "hamstrings": 4.0, "glutes": 5.0, "biceps": 5.0, "triceps": 4.0}
WEEKS = tuple(
    ChartWeek(
        MONDAY - timedelta(weeks=back),
        {"run": 110.0 + 5 * back, "strength": 50.0, "swim": 40.0},
        {"run": 130.0, "swim": 45.0},
    )
    for back in range(11, -1, -1)
)
FULL = WeeklyReview(
    monday=MONDAY,
    day=SUNDAY,
    evening=replace(KEPT, day=SUNDAY),
    totals=WeekTotals(5, 262.0, 268.0, 270, 6, 231.0, 240.0, 0.84, 71.0, 75, 62.0),
    load=LoadState(2.1, RampState.EASY, 1.08, 1.05, 1.3),
    strained=False,
    look=WeekLook(
        WeekShares(MONDAY, SUNDAY, (), (Share(Sport.RUN, Amount(6, 270.0), Amount(5, 262.0), 1.0, 1.0),), ()),
        (),
        (),
        (MissedWeekday(4, 4),),
        (),
        EasyTooFast(3, 4, 14.0),
        HardSpacing((3, 4), 0),
    ),
    key_sessions=(KeySession("5 × 1 km", "run", SUNDAY, 3.81, 171.0, date(2026, 10, 25), 3.72, 173.0),),
    muscles=Muscles(MONDAY, standings(SETS), imbalances(SETS)),
    lifts=(
        NextLift("back_squat", Suggestion(Action.INCREASE_WEIGHT, 85.0, 5, 2.0, 0, Finding("reps_reached", 5.0, 5.0))),
        NextLift("bench_press", Suggestion(Action.DELOAD, 55.0, 6, 3.0, -1, Finding("stalled", 3.0, 3.0))),
    ),
    volume=(),
    deload=(),
    together=(Together("swim_metres", "swim100", 1, Correlation(-0.62, 0.004, 18)),),
    coming=NextWeek(285, 6, (replace(INTERVALS, day=date(2026, 11, 24)), replace(SWIM, day=date(2026, 11, 26)))),
    hrv_nights=5,
    weeks=WEEKS,
)


def weekly_messages() -> Iterator[tuple[str, Rendered]]:
    yield "week, its picture", _picture(FULL)
    yield "week, kept", _told(FULL)
    yield "week, in pounds and miles", _told(replace(FULL, together=(), look=None), units=POUNDS)
    yield "week, adjust, open", _told(replace(FULL, together=(), key_sessions=()), CARD)
    tired = (Finding("hrv_suppressed", 4.0, 3.0), Finding("slept_little", 5.4, 6.0))
    card = replace(CARD, reasons=(because(tired),))
    yield "week, a lighter one is due", _told(replace(FULL, strained=True, deload=tired, together=()), card)
    low = Reason(VolumeRule.BELOW_HOURS, 2.4, 3.0)
    bare = replace(FULL, look=None, key_sessions=(), muscles=Muscles(MONDAY), lifts=(), together=(), coming=None)
    yield (
        "week, little is known",
        _told(replace(bare, evening=replace(NO_PLAN, day=SUNDAY), totals=WeekTotals(1, 40.0, 35.0), load=LoadState())),
    )
    yield "week, too little of it", _told(replace(bare, volume=(low,)))


def _told(review: WeeklyReview, card: ProposalCard | None = None, units: list[str] = KILOMETRES) -> Rendered:
    facts = {"weekly": msgspec.to_builtins(review), "zone": BERLIN, "units": units}
    return render(Notice(NoticeKind.WEEKLY_REVIEW, {**facts, **(card_facts(card, BERLIN) if card else {})}))


def _picture(review: WeeklyReview) -> Rendered:
    facts = {"weeks": msgspec.to_builtins(review.weeks), "minutes": review.totals.minutes, "monday": str(review.monday)}
    return render(Notice(NoticeKind.WEEK_PICTURE, facts))
