"""The morning brief: what to do today in the first line, why in the second, then the session and what comes next."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from bot.telegram.messages.caption import TEXT_LIMIT, Line, fitted
from bot.telegram.messages.fresh import fresh_lines
from bot.telegram.messages.proposal import card_in, change_lines, proposal_buttons, state_lines
from bot.telegram.messages.readiness import flag_line, readiness_head, signal_line
from bot.telegram.messages.reasons import reason_sentence
from bot.telegram.messages.rendered import Button, Rendered
from bot.telegram.messages.texts import sentence
from bot.telegram.messages.words import count, day, duration, escape, measured, moment, number, titled
from bot.telegram.messages.workout_steps import workout_lines
from domain.body.readiness import Signal
from domain.plan.card import ProposalCard
from domain.review.advice import Advice, MorningRule
from domain.review.brief import Brief
from domain.training.workout import Priority, Purpose, Workout

TITLE_CHARACTERS = 40
NOTE_CHARACTERS = 120
MOST_SIGNALS = 3
OWN_WAITS = "The plan stays as it is: a change of yours waits for your tap first."
OURS_WAITS = "The plan stays as it is: what I proposed on {since} still waits for your tap."
CHANGE_TODAY = "Change today instead"
STAYS = "The plan stays as it is; nothing on it could be changed for today."
SAY_READINESS = frozenset({MorningRule.READINESS_RED, MorningRule.SIGNS_AGREE})
HEAT = "Your run of {} was at {} or more. Where it is as warm again, go by heart rate or feel and let the pace be."
NIGHT = {Signal.HRV: "HRV", Signal.SLEEP: "sleep", Signal.RESTING_HR: "resting heart rate"}


class Waits(msgspec.Struct):
    """A proposal that waited for a tap when the brief was made: the athlete's own wish, or ours; and since when."""

    own: bool
    since: datetime


def render_brief(facts: Mapping[str, object], language: str) -> Rendered:
    """Rings only where there is something to do or to decide today."""
    del language
    brief = msgspec.convert(facts["brief"], Brief)
    card = card_in(facts)
    units = msgspec.convert(facts["units"], tuple[str, ...])
    zone = ZoneInfo(str(facts["zone"]))
    waits = msgspec.convert(facts.get("waits"), Waits | None)
    return Rendered(
        html=fitted(_lines(brief, card, units, zone, waits), TEXT_LIMIT),
        buttons=proposal_buttons(card) if card else _otherwise(brief, waits),
        silent=not brief.sessions,
    )


def render_brief_failed(facts: Mapping[str, object], language: str) -> Rendered:
    """There are no facts, as for a review."""
    del facts
    return Rendered(html=escape(sentence("brief_failed", language)), silent=True)


def _lines(
    brief: Brief, card: ProposalCard | None, units: Sequence[str], zone: ZoneInfo, waits: Waits | None
) -> list[Line]:
    lines = [Line(f"<b>{_headline(brief)}</b>")]
    lines += [Line(escape(reason_sentence(each))) for each in brief.reasons if each.rule != MorningRule.NO_SESSION]
    lines += [Line(_readiness(brief), rank=1)]
    lines += [Line(flag_line(each), rank=4) for each in brief.flagged[:1]]
    lines += [Line(text, rank=2) for text in _missing(brief, zone)]
    lines += [Line(""), *(Line(text, rank=1) for text in _sessions(brief, units))]
    if card:
        lines += [*change_lines(card), *state_lines(card, zone)]
    elif brief.advice is not Advice.GO and brief.sessions:
        lines.append(Line(_plan_stays(waits, zone)))
    lines += [Line(""), *(Line(text, rank=3) for text in _beside(brief))]
    return lines


def _plan_stays(waits: Waits | None, zone: ZoneInfo) -> str:
    if waits is None:
        return STAYS
    return OWN_WAITS if waits.own else OURS_WAITS.format(since=moment(waits.since, zone))


def _headline(brief: Brief) -> str:
    if not brief.has_plan:
        return "No plan for today"
    if not brief.sessions:
        return "All done for today" if brief.done else "Rest day"
    if brief.advice is Advice.REST:
        return "Rest today"
    word = "Go" if brief.advice is Advice.GO else "Easier today"
    left = _today(brief)
    return f"{word}: {_named(left[0]) if len(left) == 1 else count(len(left), 'session', 'sessions')}"


def _named(workout: Workout) -> str:
    return f"{titled(workout.title, workout.sport, TITLE_CHARACTERS)}, {duration(workout.minutes)}"


def _readiness(brief: Brief) -> str:
    """The band, and of what made it the most telling signals."""
    said = any(each.rule in SAY_READINESS for each in brief.reasons)
    signals = [signal_line(each) for each in brief.readiness.reasons[:MOST_SIGNALS]]
    return " · ".join([*([] if said else [readiness_head(brief.readiness)]), *signals])


def _missing(brief: Brief, zone: ZoneInfo) -> Iterator[str]:
    if brief.unknown:
        yield f"Not here from last night: {', '.join(NIGHT[each] for each in brief.unknown)}."
    yield from fresh_lines(brief.freshness, zone)


def _sessions(brief: Brief, units: Sequence[str]) -> Iterator[str]:
    """As planned, or as it would be after the change: never both in detail. One alone is named by the headline."""
    if brief.advice is Advice.REST:
        return
    for workout in _today(brief):
        if len(_today(brief)) > 1:
            yield f"<b>{_named(workout)}</b>"
        yield from workout_lines(workout, units)
        if workout.note:
            yield f"<i>{titled(workout.note, '', NOTE_CHARACTERS)}</i>"


def _today(brief: Brief) -> tuple[Workout, ...]:
    easier = {workout.id: workout for workout in brief.easier}
    return tuple(easier.get(planned.id, planned) for planned in brief.sessions if planned.id not in brief.dropped)


def _otherwise(brief: Brief, waits: Waits | None) -> tuple[tuple[Button, ...], ...]:
    """For a day that goes otherwise, or as it is advised; each asks for a card, and changes nothing."""
    if not brief.sessions:
        return ()
    first = min(brief.sessions, key=lambda workout: list(Priority).index(workout.priority))
    of = f"v:{first.id}:{brief.day:%Y%m%d}"
    if brief.advice is not Advice.GO:
        return ((Button(CHANGE_TODAY, f"{of}:easier"),),) if waits and not waits.own else ()
    shorter = () if brief.shorter is None else (Button(f"⏱ {duration(brief.shorter.minutes)}", f"{of}:shorter"),)
    later = () if first.purpose is Purpose.RACE else (Button("→ Another day", f"{of}:later"),)
    return ((*shorter, *later),) if shorter or later else ()


def _beside(brief: Brief) -> Iterator[str]:
    if brief.shorter is not None:
        yield f"Short of time: {duration(brief.shorter.minutes)} of it is worth doing."
    if brief.heat is not None and brief.advice is not Advice.REST:
        warm = measured(number(brief.heat.temperature_c), "°C")
        yield HEAT.format(day(brief.heat.day), warm)
    if brief.ahead is not None:
        yield f"Coming up: {day(brief.ahead.day)} · {_named(brief.ahead)}"
