"""The weekly review: what the week was, what changed, what stands out, and what the next one asks."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

import msgspec

from bot.coach.review.facts.weekly import WeeklyReview
from bot.telegram.messages.caption import TEXT_LIMIT, Line, fitted
from bot.telegram.messages.entry_words import exercise
from bot.telegram.messages.fresh import fresh_lines
from bot.telegram.messages.goals import goal_lines
from bot.telegram.messages.muscles import below_line, imbalance_line
from bot.telegram.messages.next_lift import next_load
from bot.telegram.messages.proposal import card_in, change_lines, headline, proposal_buttons, state_lines
from bot.telegram.messages.reasons import reason_sentence
from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.week_look import pattern_lines
from bot.telegram.messages.words import (
    count,
    date_from,
    day,
    duration,
    escape,
    measured,
    number,
    percent,
    signed,
    titled,
)
from bot.telegram.messages.workout_steps import pace_words
from domain.athlete.athlete import DistanceUnit
from domain.calendar import SUNDAY
from domain.metrics.asked_pairs import WeeklyFigure
from domain.metrics.correlation import Together
from domain.metrics.fitness import RampState
from domain.plan.adherence import Verdict
from domain.plan.card import ProposalCard
from domain.review.weekly import KeySession

TITLE_CHARACTERS = 40
NIGHTS = 7
RAMPS = {RampState.EASY: "comfortable", RampState.AMBER: "fast", RampState.RED: "too fast to last"}
FIGURES = {
    WeeklyFigure.SWIM_METRES: "swim metres",
    WeeklyFigure.SWIM_100YD: f"time over {measured('100', 'yd')}",
    WeeklyFigure.RUN_KM: "running distance",
    WeeklyFigure.VO2MAX_RUN: "VO2max",
    WeeklyFigure.SLEEP: "sleep",
    WeeklyFigure.QUALITY: "quality of runs",
    WeeklyFigure.HARD_SETS: "hard sets",
    WeeklyFigure.E1RM: "e1RM",
}


def render_weekly(facts: Mapping[str, object], language: str) -> Rendered:
    """Words and, where something is to be decided, buttons; its picture went before it."""
    del language
    review = msgspec.convert(facts["weekly"], WeeklyReview)
    card = card_in(facts)
    units = msgspec.convert(facts["units"], tuple[str, ...])
    zone = ZoneInfo(str(facts["zone"]))
    return Rendered(
        html=fitted(_lines(review, card, units, zone), TEXT_LIMIT),
        buttons=proposal_buttons(card) if card else (),
    )


def _lines(review: WeeklyReview, card: ProposalCard | None, units: Sequence[str], zone: ZoneInfo) -> list[Line]:
    lines = [Line(f"<b>{_verdict(review)}</b>"), *(Line(text, rank=2) for text in _totals(review))]
    lines += [Line(text, rank=2) for text in _load(review)]
    lines += [Line(""), *(Line(text, rank=3) for text in _progress(review, units))]
    lines += [Line(""), *(Line(text, rank=5) for text in _noticed(review, miles=units[1] == DistanceUnit.MILE))]
    goals = list(goal_lines(review.evening.goals, review.day, review.evening.units))
    lines += [Line(""), *(Line(text, rank=4) for text in goals)]
    lines += [Line(""), *(Line(text, rank=1) for text in _next(review))]
    lines += [Line(text, rank=2) for text in _gaps(review, zone)]
    lines += [Line(""), *_decision(review, card, zone)]
    return lines


def _verdict(review: WeeklyReview) -> str:
    """`Week from Mon 16 Nov: 5 sessions, 6 planned`."""
    start, totals = f"Week from {day(review.monday)}{'' if _whole(review) else ', so far'}", review.totals
    planned = f", {totals.planned_sessions} planned" if totals.planned_sessions else ""
    return f"{start}: {count(totals.sessions, 'session', 'sessions')}{planned}"


def _whole(review: WeeklyReview) -> bool:
    return review.day.weekday() == SUNDAY


def _totals(review: WeeklyReview) -> Iterator[str]:
    """A day or two are held against no whole week."""
    totals = review.totals
    if not _whole(review):
        totals = replace(totals, usual_minutes=None, usual_load=None, usual_long_run=None)
    planned = f" of {duration(totals.planned_minutes)}" if totals.planned_minutes else ""
    parts = [f"{duration(totals.minutes)}{planned}{_usually(totals.usual_minutes, duration)}"]
    parts.append(f"load {number(totals.load)}{_usually(totals.usual_load, number)}")
    if totals.easy_share is not None:
        parts.append(f"{percent(100 * totals.easy_share)} easy")
    yield " · ".join(parts)
    if totals.long_run is not None:
        meant = f" of {duration(totals.planned_long_run)}" if totals.planned_long_run else ""
        yield f"Longest run {duration(totals.long_run)}{meant}{_usually(totals.usual_long_run, duration)}"


def _usually(value: float | None, words: Callable[[float], str]) -> str:
    return "" if value is None else f", usually {words(value)}"


def _load(review: WeeklyReview) -> Iterator[str]:
    condition = review.evening.condition
    if condition.ctl is not None and condition.form is not None:
        ramp, change = review.load.ramp, review.load.ramp_points
        climb = "" if change is None else f", {signed(change, 1)} in a week"
        climb += f", {RAMPS[ramp]}" if ramp is not None and change is not None and change > 0 else ""
        yield f"Fitness {number(condition.ctl)}{climb} · form {signed(condition.form)}"
    if review.strained:
        yield "More strain than your last eight weeks: high load, and every day much the same."


def _progress(review: WeeklyReview, units: Sequence[str]) -> Iterator[str]:
    """Key sessions against earlier ones like them, and what each lift asks next."""
    yield from (_key_session(each, review, units) for each in review.key_sessions)
    for lift in review.lifts:
        yield f"{escape(exercise(lift.exercise))}, next time: {next_load(lift.suggestion, units)}"


def _noticed(review: WeeklyReview, *, miles: bool) -> Iterator[str]:
    """What is out of balance, what shows again and again, and what went together."""
    if review.muscles.monday == review.monday:
        yield from map(imbalance_line, review.muscles.unbalanced)
        if _whole(review) and (below := below_line(review.muscles.weeks)):
            yield below
    if review.look is not None:
        yield from pattern_lines(review.look, miles=miles)
    if _whole(review):
        yield from (escape(reason_sentence(each)) for each in review.volume)
    yield from (_together(each) for each in review.together[:1])


def _key_session(each: KeySession, review: WeeklyReview, units: Sequence[str]) -> str:
    now, before = (
        f"{pace_words(speed, each.sport, units)}{_at(heart)}"
        for speed, heart in ((each.speed_m_per_s, each.average_hr), (each.before_speed_m_per_s, each.before_hr))
    )
    title = titled(each.title, each.sport, TITLE_CHARACTERS)
    return f"{title}: {now}; on {date_from(each.before_on, review.day)} {before}"


def _at(heart: float | None) -> str:
    return "" if heart is None else f" at {measured(number(heart), 'bpm')}"


def _together(each: Together) -> str:
    """What went together is no cause, and is not told as one."""
    first, second = FIGURES[WeeklyFigure(each.first)], FIGURES[WeeklyFigure(each.second)]
    way = "up" if each.found.rho > 0 else "down"
    later = f" {count(each.lag_weeks, 'week', 'weeks')} later" if each.lag_weeks else ""
    return (
        f"Went together over {count(each.found.n, 'week', 'weeks')}: {first} up, {second} {way}{later} "
        f"(ρ {number(each.found.rho, 1)}). That proves no cause."
    )


def _next(review: WeeklyReview) -> Iterator[str]:
    when = "Next week" if _whole(review) else "Next 7 days"
    if review.coming is None:
        yield f"<b>{when}</b>: nothing is planned. Send me the next plan file."
        return
    coming = review.coming
    yield f"<b>{when}</b>: {count(coming.sessions, 'session', 'sessions')}, {duration(coming.minutes)}"
    for workout in coming.key:
        title = titled(workout.title, workout.sport, TITLE_CHARACTERS)
        yield f"{day(workout.day)} · {title}, {duration(workout.minutes)}"


def _gaps(review: WeeklyReview, zone: ZoneInfo) -> Iterator[str]:
    if 0 < review.hrv_nights < NIGHTS:
        yield f"HRV on {review.hrv_nights} of {NIGHTS} nights."
    yield from fresh_lines(review.evening.freshness, zone)


def _without_card(review: WeeklyReview, reason: str) -> str:
    """Asked for on any day it proposes nothing, whatever there may be to change."""
    return (
        f"Keep the plan. {reason}"
        if review.evening.verdict is Verdict.KEEP
        else f"{reason} /review shows what would change."
    )


def _decision(review: WeeklyReview, card: ProposalCard | None, zone: ZoneInfo) -> list[Line]:
    if card is None:
        reasons = review.evening.reasons if review.evening.has_plan else ()
        return [Line(_without_card(review, escape(reason_sentence(each))), rank=1) for each in reasons[:1]]
    lines = [Line(f"<b>{headline(card)}</b>"), *(Line(escape(reason_sentence(each))) for each in card.reasons)]
    return [*lines, *change_lines(card), *state_lines(card, zone)]
