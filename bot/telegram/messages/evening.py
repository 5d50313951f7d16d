"""The evening review as one message: the decision first, then why, then the figures."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

import msgspec

from bot.telegram.charts import evening as charts
from bot.telegram.messages.caption import Line, fitted
from bot.telegram.messages.goals import goal_line
from bot.telegram.messages.proposal import proposal_buttons, proposal_lines
from bot.telegram.messages.reasons import reason_sentence
from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.words import ago, count, duration, escape, measured, number, percent, shortened, signed
from domain.plan.adherence import Verdict
from domain.plan.card import ProposalCard
from domain.review.evening import Condition, EveningReview, SessionLine, SessionState

TITLE_CHARACTERS = 32
STATES = {
    SessionState.DONE: "✔",
    SessionState.PARTIAL: "◐",
    SessionState.MISSED: "○ missed",
    SessionState.OPEN: "… not recorded yet",
    SessionState.EXTRA: "+ extra",
}


def render_evening(facts: Mapping[str, object], language: str) -> Rendered:
    """Photo, caption and buttons; without a proposal there is nothing to tap."""
    del language
    review = msgspec.convert(facts["review"], EveningReview)
    card = msgspec.convert(facts["proposal"], ProposalCard) if facts.get("proposal") else None
    zone = ZoneInfo(str(facts["zone"]))
    return Rendered(
        html=fitted(_lines(review, card, zone)),
        buttons=proposal_buttons(card) if card else (),
        chart=_chart(review),
        silent=card is None,
    )


def _lines(review: EveningReview, card: ProposalCard | None, zone: ZoneInfo) -> list[Line]:
    lines = [Line(f"<b>{_headline(review, card)}</b>")]
    lines += [
        Line(escape(reason_sentence(reason)), rank=min(position, 1) * 4)
        for position, reason in enumerate(review.reasons)
    ]
    lines += [Line(""), *(Line(_session(session), rank=3) for session in review.today)]
    lines += [Line(_week(review), rank=1), *(Line(text, rank=2) for text in _condition(review.condition))]
    lines += [Line(""), *(Line(escape(goal_line(goal)), rank=5) for goal in review.goals)]
    if card:
        lines += [Line(""), *proposal_lines(card, zone)]
    return lines


def _headline(review: EveningReview, card: ProposalCard | None) -> str:
    if not review.has_plan:
        return "No plan yet: send me a plan file"
    if review.verdict is Verdict.KEEP:
        return "Keep the plan"
    if card is None:
        return "Adjust, but nothing in the next 7 days can be eased"
    return f"Adjust: {count(len(card.changes), 'change', 'changes')} proposed"


def _session(session: SessionLine) -> str:
    title = escape(shortened(session.title or session.sport, TITLE_CHARACTERS))
    mark = STATES[session.state]
    if session.state in {SessionState.MISSED, SessionState.OPEN}:
        return f"Today: {title}, {duration(session.planned_minutes or 0)} {mark}"
    done = duration(session.done_minutes or 0)
    if session.planned_minutes is None:
        return f"Today: {title} {done} {mark}"
    return f"Today: {title} {done} of {duration(session.planned_minutes)} {mark}"


def _week(review: EveningReview) -> str:
    parts = [f"Week: {duration(review.week_done_minutes)} of {duration(review.week_planned_minutes)}"]
    if review.adherence is not None:
        parts.append(f"7 days {percent(review.adherence)} of {review.due} due")
    if review.adherence_28 is not None:
        parts.append(f"28 days {percent(review.adherence_28)}")
    return " · ".join(parts)


def _condition(condition: Condition) -> list[str]:
    lines = []
    if condition.ctl is not None and condition.atl is not None and condition.form is not None:
        share = f" ({measured(signed(condition.form_percent), '%')})" if condition.form_percent is not None else ""
        warming = ", still warming up" if condition.warming_up else ""
        lines.append(
            f"Fitness {number(condition.ctl)} · fatigue {number(condition.atl)} · "
            f"form {signed(condition.form)}{share}{warming}"
        )
    lines.append(_recovery(condition))
    return [line for line in lines if line]


def _recovery(condition: Condition) -> str:
    parts = []
    if condition.hrv_ms is not None:
        z = f" ({measured('z', signed(condition.hrv_z, 1))})" if condition.hrv_z is not None else ""
        parts.append(f"HRV {measured(number(condition.hrv_ms), 'ms')}{z}")
    if condition.sleep_hours is not None:
        parts.append(f"sleep {measured(number(condition.sleep_hours, 1), 'h')}")
    if condition.days_since_hard is not None:
        parts.append(f"last hard session {ago(condition.days_since_hard)}")
    return " · ".join(parts)


def _chart(review: EveningReview) -> charts.EveningChart:
    return charts.EveningChart(
        day=review.day,
        fitness=review.curve.fitness,
        fatigue=review.curve.fatigue,
        form=review.curve.form,
        week=tuple(charts.SportWeek(each.sport, each.planned_minutes, each.done_minutes) for each in review.week),
    )
