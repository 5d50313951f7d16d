"""One athlete's autumn, told: every message that people get to see, with figures that could be theirs."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.coach.approve.explaining import Explained
from bot.coach.approve.tap import Decided, Outcome
from bot.coach.plan.ahead import Ahead
from bot.telegram.messages import alert, decisions, errors, texts
from bot.telegram.messages.decisions import decision_sentence
from bot.telegram.messages.help import help_message
from bot.telegram.messages.registry import render
from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.why import why_message
from domain.errors import FileRefused, RuleBroken
from domain.notice import Notice, NoticeKind
from domain.plan.adherence import Verdict
from domain.plan.card import ProposalCard, Receipt
from domain.plan.export import Destination, ExportState
from domain.plan.limits import Limits
from domain.plan.proposal import ProposalState, Reason
from domain.review.decision import Rule
from domain.review.evening import (
    EveningReview,
)
from domain.training.freshness import Freshness
from domain.training.service import Service
from domain.training.validity import Problem
from tests.builders.facts import card_facts, evening_facts
from tests.builders.plans import in_days, plan_of, session
from tests.telegram.messages.autumn import (
    BERLIN,
    CARD,
    DONE,
    EASED,
    EVENING,
    KEPT,
    LIFTED,
    LOW,
    NO_PLAN,
    SHEET,
    TIRED,
    UNDOABLE,
)
from tests.telegram.messages.brief_scenes import brief_messages
from tests.telegram.messages.entry_scenes import entry_messages, entry_sentences
from tests.telegram.messages.made_scenes import made_messages
from tests.telegram.messages.note_scenes import note_messages, which_messages
from tests.telegram.messages.question_scenes import question_messages
from tests.telegram.messages.there_scenes import there_messages
from tests.telegram.messages.trend_scenes import trend_messages
from tests.telegram.messages.week_figure_scenes import week_figures
from tests.telegram.messages.weekly_scenes import weekly_messages


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
    yield "evening, exercises done, swapped and left out", evening(LIFTED)
    yield "evening, without a plan", evening(NO_PLAN)
    silent = Freshness(Service.GARMIN, EVENING - timedelta(days=1, hours=3), complete=False)
    known = replace(NO_PLAN.condition, load_as_of=EVENING.date() - timedelta(days=1))
    yield "evening, a watch that was not read", evening(replace(NO_PLAN, freshness=(silent,), condition=known))
    yield "evening, tired, and nothing hard is near", evening(TIRED)
    told_why = replace(LOW, reasons=(Reason(Rule.LOW_AND_TOLD_WHY, 52.0, 70.0),))
    yield "evening, a low week of which the athlete said why", evening(told_why)
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
    yield from brief_messages()
    yield from note_messages()
    yield from which_messages()
    yield from weekly_messages()
    yield from made_messages()
    yield from question_messages()
    yield "why, low adherence", why(CARD)
    yield "why, fatigue", why(EASED)
    yield "why, decided already", why(DONE)
    yield "a sheet over a plan", render(Notice(NoticeKind.PROPOSAL_CARD, card_facts(SHEET, BERLIN)))
    resting = Receipt(
        Destination.GARMIN, (ExportState.VERIFIED, ExportState.PENDING), next_at=EVENING + timedelta(hours=2)
    )
    unknown = Receipt(Destination.HEVY, (ExportState.FAILED,), "hevy_exercise_unknown", "landmine_press", at_rest=True)
    decided = replace(SHEET, state=ProposalState.APPROVED, decided_at=EVENING, receipts=(resting, unknown))
    yield (
        "a sheet approved, one service rests, the other refuses",
        render(Notice(NoticeKind.PROPOSAL_CARD, card_facts(decided, BERLIN))),
    )
    yield from there_messages()
    yield from plan_messages()
    yield from import_messages()
    for left_out, card_follows in ((1, True), (0, True), (4, False)):
        facts = {"left_out": left_out, "card_follows": card_follows}
        yield f"back after a silence, {left_out} left out", render(Notice(NoticeKind.CAUGHT_UP, facts))
    for rule in alert.WRONG:
        found = {"rule": rule, "subject": "evening_review" if rule == "flow_failed" else "", "value": 12.0}
        yield f"alert, {rule}", render(Notice(NoticeKind.ALERT, {**found, "bound": 2.0}))
        yield f"alert, {rule}, over", render(Notice(NoticeKind.ALERT, {**found, "bound": None}))
    yield from entry_messages()
    yield from connecting_messages()
    yield from trend_messages()
    yield from week_figures()
    yield "the next 7 days", render(Ahead.of(WEEK, in_days(0), frozenset({"w-1"})).notice)
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
    "races": [
        {"id": "r-1", "name": "Spring half", "day": "2027-04-11", "distance_m": 21_097.5, "goal_s": 6_300.0},
        {"id": "r-2", "name": "City run", "day": "2027-05-02", "distance_m": 10_000.0, "goal_s": None},
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


def joined_messages(strength: dict[str, object]) -> Iterator[tuple[str, Rendered]]:
    watch = {**strength, "source": "garmin", "average_hr": 118.0}
    parts = [watch, {**strength, "source": "hevy", "minutes": 64.0}]
    one = {**watch, "joined": "6f1d", "fresh": True, "parts": parts}
    asked: dict[str, object] = {"service": "hevy", "readings": 1, "nights": 0}
    yield "a sync that joined", render(Notice(NoticeKind.SYNCED, {**asked, "sessions": [one]}))
    apart = {**asked, "sessions": [{**one, "apart": True}]}
    yield "a sync that joined, split", render(Notice(NoticeKind.SYNCED, apart))
    rides = [{**watch, "sport": "ride", "source": source} for source in ("garmin", "garmin", "manual")]
    two = [{**one, "at": "07:00", "joined": "0a", "parts": rides}, {**one, "apart": True}]
    unasked = {**asked, "sessions": two, "readings": 0, "unasked": True}
    yield "two joined, unasked", render(Notice(NoticeKind.SYNCED, unasked))


def import_messages() -> Iterator[tuple[str, Rendered]]:
    told = {"day": "2026-11-21", "distance_m": None, "distance_unit": "km", "average_hr": None}
    sessions = [
        {**told, "sport": "run", "minutes": 80.4, "distance_m": 13210.0, "average_hr": 146.0, "load": 88.2},
        {**told, "sport": "run", "minutes": 40.0, "distance_m": 8046.7, "distance_unit": "mi", "load": 45.0},
        {**told, "sport": "swim", "minutes": 44.9, "distance_m": 1828.8, "distance_unit": "yd", "load": 41.0},
        {**told, "sport": "strength", "minutes": 35.0, "load": 29.6},
    ]
    yield "an import", render(Notice(NoticeKind.IMPORT_RESULT, {"sessions": sessions, "nights": 1}))
    yield from joined_messages({**told, "sport": "strength", "at": "18:05", "minutes": 62.0, "load": 43.4})
    yield "an import, known already", render(Notice(NoticeKind.IMPORT_RESULT, {"sessions": [], "nights": 0}))
    yield from export_messages()


EXPORT = {
    "name": "export.zip",
    "sports": {"run": 412, "ride": 96, "strength": 130},
    "first": "2019-03-02",
    "last": "2026-11-21",
    "nights": 1204,
    "readings": {"weight_kg": 310, "hrv_sdnn_ms": 812, "vo2max_run": 1},
    "known": 12,
    "left_out": [
        {"why": "damaged", "count": 1, "example": "route_2020-05-01.gpx"},
        {"why": "no_recording", "count": 14, "example": ""},
    ],
}
RIDE = {**EXPORT, "name": "ride.gpx", "sports": {"ride": 1}, "first": "2026-11-21", "nights": 0, "readings": {}}


def export_messages() -> Iterator[tuple[str, Rendered]]:
    draft = {"draft_id": "Qm7d0F4tq1xS9vKcWn2e_A"}
    yield "an export, shown", render(Notice(NoticeKind.IMPORT_PREVIEW, {**EXPORT, **draft}))
    known = {**RIDE, **draft, "left_out": [], "known": 1}
    yield "a ride that is known, shown", render(Notice(NoticeKind.IMPORT_PREVIEW, known))
    came = {"name": "export.zip", "outcome": "saved", "sessions": 626, "nights": 1204, "readings": 311}
    yield "an export, saved", render(Notice(NoticeKind.IMPORT_SAVED, came))
    nothing = {**came, "sessions": 0, "nights": 0, "readings": 0}
    yield "an export, saved again", render(Notice(NoticeKind.IMPORT_SAVED, nothing))
    yield "an export, discarded", render(Notice(NoticeKind.IMPORT_SAVED, {**came, "outcome": "discarded"}))


def connecting_messages() -> Iterator[tuple[str, Rendered]]:
    yield "what can be connected", render(Notice(NoticeKind.CONNECT_MENU))
    for service in Service:
        of = {"service": service.value}
        yield f"{service.maker}, asked for", render(Notice(NoticeKind.KEY_QUESTION, of))
        yield f"{service.maker}, connected", render(Notice(NoticeKind.CONNECTED, of))
    for name, trouble in (("garmin", "garmin_code_refused"), ("hevy", "hevy_key_refused"), ("hevy", "service_hangs")):
        told = Notice(NoticeKind.TURNED_AWAY, {"service": name, "trouble": trouble})
        yield f"turned away, {trouble}", render(told)


def sentences() -> Iterator[tuple[str, str]]:
    """Answers to taps, refusals and the fixed lines, each with its key."""
    for outcome in decisions.SENTENCES:
        yield outcome, decision_sentence(Decided(outcome, EVENING, "weekly_ramp", BERLIN))
    for key in errors.SENTENCES:
        figures = {
            "day": date(2026, 11, 23),
            "value": 231.0,
            "minutes": 20,
            "allowed": 220.0,
            "found": "course",
            "count": 1200,
            "most": 1000,
            "limit_mb": 20,
            "kind": "TCX",
            "line": 7,
            "problem": "Permission denied",
        }
        yield key, errors.sentence(RuleBroken(key, **figures))
    problems = (
        Problem("day", "workouts[2].day", "31 Nov", "2000-01-01–2099-12-31"),
        Problem("no_workouts", "workouts"),
    )
    yield "plan_refused", errors.sentence(FileRefused("plan_refused", problems=problems, count=9))
    yield from entry_sentences()
    yield from texts.SENTENCES[texts.DEFAULT_LANGUAGE].items()


assert set(decisions.SENTENCES) == set(Outcome)
