"""The evening review as one message: the decision first, then why, then the figures."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

import msgspec

from bot.telegram.charts.values import evening as charts
from bot.telegram.messages.caption import Line, fitted
from bot.telegram.messages.entry_words import exercise
from bot.telegram.messages.fresh import fresh_lines
from bot.telegram.messages.goals import goal_lines
from bot.telegram.messages.proposal import card_in, change_lines, headline, proposal_buttons, state_lines
from bot.telegram.messages.reasons import reason_sentence
from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.words import (
    ago,
    count,
    day,
    duration,
    escape,
    measured,
    number,
    percent,
    signed,
    titled,
    visible_length,
)
from domain.plan.adherence import Verdict
from domain.plan.card import ProposalCard
from domain.plan.lifting import Lifting
from domain.review.evening import Condition, EveningReview, SessionLine, SessionState

TITLE_CHARACTERS = 32
LINE_CHARACTERS = 96  # two lines on a phone
STATES = {
    SessionState.DONE: " ✔",
    SessionState.PARTIAL: ", cut short",
    SessionState.MISSED: ", missed",
    SessionState.OPEN: ", not recorded yet",
    SessionState.EXTRA: ", extra",
}


def render_evening(facts: Mapping[str, object], language: str) -> Rendered:
    """Photo, caption and buttons; without a proposal there is nothing to tap."""
    del language
    review = msgspec.convert(facts["review"], EveningReview)
    card = card_in(facts)
    zone = ZoneInfo(str(facts["zone"]))
    return Rendered(
        html=fitted(_lines(review, card, zone)),
        buttons=proposal_buttons(card) if card else (),
        chart=_chart(review),
        silent=card is None,
    )


def _lines(review: EveningReview, card: ProposalCard | None, zone: ZoneInfo) -> list[Line]:
    """What to decide before what it rests on; what still can be done about it at the end, above the buttons."""
    lines = [Line(f"<b>{_headline(review, card)}</b>")]
    if review.has_plan:
        told = enumerate(map(reason_sentence, review.reasons))
        lines += [Line(escape(sentence), rank=4 if place else 0) for place, sentence in told]
    lines += [Line(text) for text in fresh_lines(review.freshness, zone)]
    if card:
        lines += [Line(""), *change_lines(card)]
    lines += [Line(""), *(Line(text, rank=3) for text in _today(review)), Line(_week(review), rank=1)]
    lines += [Line(text, rank=2) for text in _condition(review.condition)]
    lines += [Line(""), *(Line(text, rank=5) for text in goal_lines(review.goals, review.day, review.units))]
    if card:
        lines += [Line(""), *state_lines(card, zone)]
    return lines


def _headline(review: EveningReview, card: ProposalCard | None) -> str:
    if not review.has_plan:
        return "No plan yet: send me a plan file"
    if card is not None:
        return headline(card)
    if review.verdict is Verdict.KEEP:
        return "Keep the plan"
    return "Keep the plan: nothing ahead can be made easier"


def _today(review: EveningReview) -> list[str]:
    if not review.today:
        return ["Today: nothing planned, nothing recorded" if review.has_plan else "Today: nothing recorded"]
    return [_session(session) for session in review.today]


def _session(session: SessionLine) -> str:
    title, mark = titled(session.title, session.sport, TITLE_CHARACTERS), STATES[session.state]
    planned = duration(session.planned_minutes) if session.planned_minutes is not None else ""
    if session.done_minutes is None:
        return f"Today: {title}, {planned}{mark}"
    done = duration(session.done_minutes)
    line = f"Today: {title}, {f'{done} of {planned}' if planned else done}{mark}"
    return line if session.lifting is None else _with_lifts(line, session.lifting)


def _with_lifts(line: str, lifting: Lifting) -> str:
    """Which exercise stood for which, where all that fits in the line, else only how many."""
    planned = len(lifting.lifts)
    unsure = lifting.unknown and lifting.done < planned
    if unsure and not lifting.done:
        return line
    least = "at least " if unsure else ""
    line = f"{line} · {least}{lifting.done} of {count(planned, 'exercise', 'exercises')}"
    if not lifting.swaps:
        return line
    swaps = (f"{exercise(str(it.done_as)).lower()} for {exercise(it.exercise).lower()}" for it in lifting.swaps)
    told = f"{line} · {escape(', '.join(swaps))}"
    return told if visible_length(told) <= LINE_CHARACTERS else f"{line} · {len(lifting.swaps)} swapped"


def _week(review: EveningReview) -> str:
    done, planned = duration(review.week_done_minutes), duration(review.week_planned_minutes)
    parts = [f"This week: {done} of {planned}" if review.has_plan else f"This week: {done}"]
    if review.adherence is not None:
        parts.append(f"7 days: {percent(review.adherence)} of {review.due} due")
    if review.adherence_28 is not None:
        parts.append(f"28 days: {percent(review.adherence_28)}")
    return " · ".join(parts)


def _condition(condition: Condition) -> list[str]:
    lines = []
    if condition.ctl is not None and condition.atl is not None and condition.form is not None:
        share = f" ({measured(signed(condition.form_percent), '%')})" if condition.form_percent is not None else ""
        warming = ", still warming up" if condition.warming_up else ""
        known = f", as of {day(condition.load_as_of)}" if condition.load_as_of else ""
        lines.append(
            f"Fitness {number(condition.ctl)} · fatigue {number(condition.atl)} · "
            f"form {signed(condition.form)}{share}{warming}{known}"
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
        parts.append(f"last hard {ago(condition.days_since_hard)}")
    return " · ".join(parts)


def _chart(review: EveningReview) -> charts.EveningChart:
    return charts.EveningChart(
        day=review.day,
        fitness=review.curve.fitness,
        fatigue=review.curve.fatigue,
        form=review.curve.form,
        week=tuple(charts.SportWeek(each.sport, each.planned_minutes, each.done_minutes) for each in review.week),
    )
