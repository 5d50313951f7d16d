"""One athlete's autumn, told: every message that people get to see, with figures that could be theirs."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.coach.approve.explaining import Explained
from bot.coach.approve.tap import Decided, Outcome
from bot.telegram.messages import alert, decisions, errors, texts
from bot.telegram.messages.decisions import decision_sentence
from bot.telegram.messages.help import help_message
from bot.telegram.messages.registry import render
from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.week import week_message
from bot.telegram.messages.why import why_message
from domain.athlete.goals import GoalKind
from domain.errors import FileRefused, RuleBroken
from domain.notice import Notice, NoticeKind
from domain.plan.adherence import Verdict
from domain.plan.card import ChangeLine, ProposalCard, Receipt, SessionBrief
from domain.plan.export import Destination, ExportState
from domain.plan.limits import Limits
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
from domain.training.validity import Problem
from tests.builders.facts import card_facts, evening_facts
from tests.builders.plans import in_days, plan_of, session

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
TIRED = replace(
    LOW,
    reasons=(Reason(Rule.FATIGUE_RATIO, 1.42, 1.3), Reason(Rule.RECOVERY, -1.4, -1.0)),
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


def sent(*states: ExportState, error: str = "") -> tuple[Receipt, ...]:
    return (Receipt(Destination.FILE, states, error),)


def evening(review: EveningReview, card: ProposalCard | None = None) -> Rendered:
    return render(Notice(NoticeKind.EVENING_REVIEW, evening_facts(review, card, BERLIN)))


def why(card: ProposalCard) -> Rendered:
    return Rendered(why_message(Explained(card, Limits(), ZoneInfo(BERLIN))))


def messages() -> Iterator[tuple[str, Rendered]]:
    """Each with the name of its scene."""
    yield "evening, the plan is kept", evening(KEPT)
    yield (
        "evening, the first low one",
        evening(replace(LOW, verdict=Verdict.KEEP, adherence=62.5, reasons=(FIRST_LOW,))),
    )
    yield "evening, without a plan", evening(NO_PLAN)
    yield "evening, tired, and nothing hard is near", evening(TIRED)
    yield "evening, adjust, open", evening(LOW, CARD)
    yield "evening, adjust for fatigue, open", evening(TIRED, EASED)
    yield (
        "evening, approved, files under way",
        evening(LOW, replace(UNDOABLE, receipts=sent(ExportState.VERIFIED, ExportState.PENDING))),
    )
    yield "evening, approved", evening(LOW, replace(UNDOABLE, receipts=sent(*[ExportState.VERIFIED] * 2)))
    failed = sent(ExportState.FAILED, ExportState.VERIFIED, error="workout_file_not_written")
    yield "evening, approved, a file failed", evening(LOW, replace(UNDOABLE, receipts=failed))
    yield "evening, undone", evening(LOW, replace(DONE, undone_at=EVENING + timedelta(hours=1)))
    for state in (ProposalState.REJECTED, ProposalState.EXPIRED, ProposalState.STALE, ProposalState.SUPERSEDED):
        yield f"evening, {state}", evening(LOW, replace(DONE, state=state))
    yield "why, low adherence", why(CARD)
    yield "why, fatigue", why(EASED)
    yield "why, decided already", why(DONE)
    yield "a sheet over a plan", render(Notice(NoticeKind.PROPOSAL_CARD, card_facts(SHEET, BERLIN)))
    yield from plan_messages()
    yield from import_messages()
    for left_out, card_follows in ((1, True), (0, True), (4, False)):
        facts = {"left_out": left_out, "card_follows": card_follows}
        yield f"back after a silence, {left_out} left out", render(Notice(NoticeKind.CAUGHT_UP, facts))
    for rule in alert.WRONG:
        found = {"rule": rule, "subject": "evening_review" if rule == "flow_failed" else "", "value": 12.0}
        yield f"alert, {rule}", render(Notice(NoticeKind.ALERT, {**found, "bound": 2.0}))
        yield f"alert, {rule}, over", render(Notice(NoticeKind.ALERT, {**found, "bound": None}))
    yield "the next 7 days", Rendered(week_message(WEEK, in_days(0), {"w-1"}))
    yield "help", Rendered(help_message())


FIRST_LOW = Reason(Rule.FIRST_LOW_EVENING, 62.5, 70.0)
WEEK = plan_of(session("w-1"), session("w-2", in_days(2), 75), session("w-3", in_days(2), 20))
PLAN = {
    "title": "Twelve weeks to a faster 100 yd",
    "sessions": [
        {"day": "2026-11-24", "sport": "run", "title": "5 × 3 min", "minutes": 45, "priority": "key"},
        {"day": "2026-11-25", "sport": "swim", "title": "Technique", "minutes": 30, "priority": "normal"},
        {"day": "2026-11-28", "sport": "run", "title": "Long run", "minutes": 70, "priority": "optional"},
    ],
    "notes": [{"key": "minutes_estimated", "place": "workouts[1].minutes", "found": 30}],
}


def plan_messages() -> Iterator[tuple[str, Rendered]]:
    preview = {**PLAN, "draft_id": "Qm7d0F4tq1xS9vKcWn2e_A"}
    first = {**preview, "over_existing": False, "about_you": True}
    yield "a first plan, shown", render(Notice(NoticeKind.PLAN_PREVIEW, first))
    yield "a plan over a plan, shown", render(Notice(NoticeKind.PLAN_PREVIEW, {**preview, "over_existing": True}))
    for outcome in ("first_plan", "proposed", "nothing_new", "discarded"):
        yield (
            f"a plan, {outcome}",
            render(Notice(NoticeKind.PLAN_SAVED, {**PLAN, "outcome": outcome, "about_you": True})),
        )
    file = {"day": "2026-11-28", "sport": "run", "title": "Long run", "minutes": 60, "path": "x.fit", "file": "x.fit"}
    yield "a workout file", render(Notice(NoticeKind.WORKOUT_FILE, file))


def import_messages() -> Iterator[tuple[str, Rendered]]:
    told = {"day": "2026-11-21", "distance_m": None, "distance_unit": "km", "average_hr": None}
    sessions = [
        {**told, "sport": "run", "minutes": 80.4, "distance_m": 13210.0, "average_hr": 146.0, "load": 88.2},
        {**told, "sport": "run", "minutes": 40.0, "distance_m": 8046.7, "distance_unit": "mi", "load": 45.0},
        {**told, "sport": "swim", "minutes": 44.9, "distance_m": 1828.8, "distance_unit": "yd", "load": 41.0},
        {**told, "sport": "strength", "minutes": 35.0, "load": 29.6},
    ]
    yield "an import", render(Notice(NoticeKind.IMPORT_RESULT, {"sessions": sessions, "nights": 1}))
    yield "an import, known already", render(Notice(NoticeKind.IMPORT_RESULT, {"sessions": [], "nights": 0}))


def sentences() -> Iterator[tuple[str, str]]:
    """Answers to taps, refusals and the fixed lines, each with its key."""
    for outcome in decisions.SENTENCES:
        yield outcome, decision_sentence(Decided(outcome, EVENING, "weekly_ramp", BERLIN))
    for key in errors.SENTENCES:
        figures = {
            "day": date(2026, 11, 23),
            "value": 231.0,
            "allowed": 220.0,
            "found": "course",
            "count": 1200,
            "most": 1000,
        }
        yield key, errors.sentence(RuleBroken(key, **figures))
    problems = (
        Problem("day", "workouts[2].day", "31 Nov", "2000-01-01–2099-12-31"),
        Problem("no_workouts", "workouts"),
    )
    yield "plan_refused", errors.sentence(FileRefused("plan_refused", problems=problems, count=9))
    yield from texts.SENTENCES[texts.DEFAULT_LANGUAGE].items()


assert set(decisions.SENTENCES) == set(Outcome)
