"""One athlete's autumn: evenings and proposals with figures that could be theirs."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from domain.athlete.goals import GoalKind
from domain.plan.adherence import Verdict
from domain.plan.card import ChangeLine, ProposalCard, SessionBrief
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

BERLIN = "Europe/Berlin"
TODAY = date(2026, 11, 21)
EVENING = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)
UNKNOWN = (None,) * 90

GOALS = (
    GoalLine(GoalKind.STRENGTH_TO_WEIGHT, 1.5, GoalStanding.OFF_TRACK, None, "back_squat", date(2027, 3, 1), 1.34),
    GoalLine(
        GoalKind.SWIM_100YD,
        70.0,
        GoalStanding.AT_RISK,
        by=date(2027, 3, 1),
        current=76.6,
        eta=date(2027, 2, 12),
        eta_first=date(2027, 1, 28),
        eta_last=date(2027, 3, 15),
    ),
    GoalLine(GoalKind.WEEKLY_HOURS, 3.0, GoalStanding.REACHED, upper=5.0, current=3.62),
    GoalLine(GoalKind.VO2MAX, 50.0, GoalStanding.NO_TREND, current=46.2),
    GoalLine(GoalKind.BODY_FAT, 14.0, GoalStanding.NO_READING),
)
KEPT = EveningReview(
    day=TODAY,
    verdict=Verdict.KEEP,
    reasons=(Reason(Rule.HIGH_ADHERENCE, 91.7, 80.0),),
    today=(SessionLine("run", "Long run", SessionState.DONE, 70, 80),),
    adherence=91.7,
    due=6,
    adherence_28=84.0,
    week=(SportWeek("run", 160, 150), SportWeek("swim", 120, 95)),
    condition=Condition(39.4, 40.1, -0.7, -1.8, False, 53.0, -0.6, 41, 7.4, 3),
    goals=GOALS,
    curve=FitnessCurve(UNKNOWN, UNKNOWN, UNKNOWN),
)
LOW = replace(
    KEPT,
    verdict=Verdict.ADJUST,
    reasons=(Reason(Rule.LOW_ADHERENCE, 52.0, 70.0),),
    today=(
        SessionLine("swim", "Race-pace 50s & 100s", SessionState.PARTIAL, 45, 31),
        SessionLine("strength", "Full body", SessionState.OPEN, 35),
        SessionLine("ride", "", SessionState.EXTRA, None, 25),
    ),
    adherence=52.0,
)
FULL_BODY = SessionLine("strength", "Full body", SessionState.DONE, 35, 32)
LIFTS = (
    Lift("back_squat", 3, 3, "front_squat"),
    Lift("bench_press", 3, 3, "bench_press"),
    Lift("pull_up", 3, 2, "pull_up"),
    Lift("plank", 2),
)
PUSHED = Lift("bench_press", 3, 4, "dumbbell_bench_press")
LIFTED = replace(
    KEPT,
    today=(
        replace(FULL_BODY, lifting=Lifting(LIFTS)),
        replace(FULL_BODY, lifting=Lifting(LIFTS[1:3])),
        replace(FULL_BODY, lifting=Lifting((LIFTS[0], PUSHED, *LIFTS[2:]))),
        replace(FULL_BODY, lifting=Lifting(LIFTS[1:], unknown=True)),
        replace(FULL_BODY, lifting=Lifting(LIFTS[3:], unknown=True)),
    ),
)
TIRED = replace(
    LOW,
    reasons=(
        Reason(Rule.FATIGUE_RATIO, 1.42, 1.3),
        Reason(Rule.RECOVERY, -1.4, -1.0),
        Reason(Rule.HRV_WEEK, 44.2, 47.9),
    ),
    today=(),
    condition=Condition(31.0, 44.0, -13.0, -41.9, True, 41.0, -1.4, 20, 5.2, 1),
    goals=(),
)
NO_PLAN = replace(
    KEPT, has_plan=False, reasons=(Reason(Rule.TOO_FEW_DUE, 0.0, 4.0),), adherence=None, adherence_28=None
)


def brief(day: int, sport: str, title: str, minutes: int) -> SessionBrief:
    return SessionBrief(date(2026, 11, day), sport, title, minutes)


CARD = ProposalCard(
    proposal_id="Qm7d0F4tq1xS9vKcWn2e_A",
    revision=1,
    state=ProposalState.OPEN,
    reasons=LOW.reasons,
    changes=(
        ChangeLine(brief(25, "strength", "Full body", 35), brief(25, "strength", "Full body", 30)),
        ChangeLine(brief(26, "ride", "Easy spin", 45), None),
        ChangeLine(brief(28, "run", "Long run", 70), brief(28, "run", "Long run", 60)),
    ),
    week_minutes_before=285,
    week_minutes_after=225,
    expires_at=EVENING + timedelta(hours=24),
)
DONE = replace(CARD, state=ProposalState.APPROVED, decided_at=EVENING + timedelta(minutes=34))
UNDOABLE = replace(DONE, undo_until=datetime(2026, 11, 24, 23, 0, tzinfo=UTC))
EASED = replace(
    CARD,
    reasons=TIRED.reasons,
    changes=(ChangeLine(brief(22, "run", "5 × 3 min", 45), brief(22, "run", "Easy run", 40)),),
    week_minutes_after=280,
)
SHEET = replace(
    CARD,
    reasons=(Reason("session_sheet", 2.0, 2.0),),
    changes=(
        ChangeLine(None, brief(24, "swim", "Technique", 30)),
        ChangeLine(brief(28, "run", "Long run", 70), brief(29, "run", "Long run", 70)),
    ),
    week_minutes_after=315,
)
