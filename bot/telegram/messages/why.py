"""The longer answer behind the Why button: the rule, the values, what was checked, and what happens without a tap."""

from zoneinfo import ZoneInfo

from bot.coach.approve.explaining import Explained
from bot.telegram.messages.caption import TEXT_LIMIT, Line, fitted
from bot.telegram.messages.proposal import change_line, effect
from bot.telegram.messages.reasons import reason_sentence
from bot.telegram.messages.words import NBSP, count, day, escape, moment, percent, signed
from domain.plan.card import ProposalCard
from domain.plan.limits import Limits
from domain.plan.proposal import ProposalState
from domain.review.decision import Rule

MOST_SHOWN = 12
A_FIFTH = "No more than a week about a fifth lighter needs: optional sessions first, then the longest, no key ones."
ENOUGH = {
    Rule.LOW_ADHERENCE: A_FIFTH,
    Rule.LOW_AND_TOLD_WHY: A_FIFTH,
    Rule.BAND_ADJUSTS: A_FIFTH,
    Rule.FATIGUE_RATIO: "For fatigue, the next hard session is eased and optional ones may go; the rest stays.",
    Rule.RECOVERY: "For a bad night, only a hard session in the next two days is eased; others can wait.",
    Rule.HRV_WEEK: "For a week of low HRV, the hard session of the next two days is eased; the rest stays.",
    Rule.FATIGUED_MUSCLES: "For tired muscles, only what uses them in the next two days is eased; the rest stays.",
}


def why_message(explained: Explained) -> str:
    """HTML that a tired athlete reads in twenty seconds."""
    card = explained.card
    lines = [Line("<b>Why this proposal</b>"), *map(Line, _reasons(card)), Line("")]
    lines += [Line("<b>What it changes</b>"), *map(Line, _changes(card))]
    lines += [Line(f"{effect(card)}, {_share(card)}"), *map(Line, _enough(card)), Line("")]
    lines += [Line("<b>Checked, and checked again when you approve</b>"), *map(Line, _checked(explained.limits))]
    lines += [Line(""), *map(Line, _end(card, explained.zone))]
    return fitted(lines, TEXT_LIMIT)


def _reasons(card: ProposalCard) -> list[str]:
    """With the rule's own name, by which it can be asked about."""
    return [f"• {escape(reason_sentence(reason))} <i>{escape(reason.rule)}</i>" for reason in card.reasons]


def _changes(card: ProposalCard) -> list[str]:
    lines = [f"• {change_line(change)}" for change in card.changes[:MOST_SHOWN]]
    more = len(card.changes) - MOST_SHOWN
    return [*lines, f"… and {count(more, 'more change', 'more changes')}"] if more > 0 else lines


def _share(card: ProposalCard) -> str:
    before, after = card.week_minutes_before, card.week_minutes_after
    return f"{signed(100 * (after - before) / before)}{NBSP}%" if before else "from nothing"


def _enough(card: ProposalCard) -> list[str]:
    said = (ENOUGH.get(Rule(reason.rule)) for reason in card.reasons if reason.rule in set(Rule))
    return list(dict.fromkeys(sentence for sentence in said if sentence))


def _checked(limits: Limits) -> tuple[str, ...]:
    return (
        f"• weekly minutes at most {percent(100 * limits.ramp_percentage_max)} over your largest of the last 3 weeks",
        f"• no run more than {percent(100 * limits.run_spike_max)} longer than your longest in 30 days",
        f"• hard days at least {limits.hard_days_gap_min} days apart, at most {limits.hard_days_per_week_max} a week",
        "• your available days, blocked dates and a rest day every week; past days never change",
    )


def _end(card: ProposalCard, zone: ZoneInfo) -> list[str]:
    if card.state is not ProposalState.OPEN:
        return ["This proposal is decided; its card shows the outcome."]
    first = min(side.day for change in card.changes for side in (change.before, change.after) if side is not None)
    return [
        f"If you do nothing, nothing changes; the proposal ends {moment(card.expires_at, zone)}.",
        f"If you approve, you can undo it until {day(first)} begins.",
    ]
