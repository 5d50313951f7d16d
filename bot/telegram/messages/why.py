"""The longer answer behind the Why button: the rule, the values, what was checked, and what happens without a tap."""

from zoneinfo import ZoneInfo

from bot.coach.approve.explaining import Explained
from bot.telegram.messages.proposal import change_line
from bot.telegram.messages.reasons import reason_sentence
from bot.telegram.messages.words import change_of, duration, escape, moment, percent
from domain.plan.card import ProposalCard
from domain.plan.limits import Limits
from domain.plan.proposal import ProposalState

ORDER = "Optional sessions go before normal ones; key sessions are touched only when fatigue or recovery asks for it."


def why_message(explained: Explained) -> str:
    """HTML that a tired athlete reads in twenty seconds."""
    card = explained.card
    before, after = card.week_minutes_before, card.week_minutes_after
    lines = ["<b>Why this proposal</b>", *(f"• {escape(reason_sentence(reason))}" for reason in card.reasons), ""]
    lines += ["<b>What it changes</b>", *(f"• {change_line(change)}" for change in card.changes)]
    lines += [f"Next 7 days: {duration(before)} → {duration(after)} ({change_of(after - before)}).", ORDER, ""]
    lines += [
        "<b>Checked, and checked again when you approve</b>",
        *(f"• {rule}" for rule in _checked(explained.limits)),
        "",
    ]
    lines.append(_end(card, explained.zone))
    return "\n".join(lines)


def _checked(limits: Limits) -> tuple[str, ...]:
    return (
        f"weekly minutes at most {percent(100 * limits.ramp_percentage_max)} over your largest of the last 3 weeks",
        f"no run more than {percent(100 * limits.run_spike_max)} longer than your longest in 30 days",
        f"hard days at least {limits.hard_days_gap_min} days apart, at most {limits.hard_days_per_week_max} a week",
        "your available days, blocked dates and a rest day every week; past days never change",
    )


def _end(card: ProposalCard, zone: ZoneInfo) -> str:
    if card.state is ProposalState.OPEN:
        return f"If you do nothing, nothing changes; the proposal ends {moment(card.expires_at, zone)}."
    return "This proposal is decided; its card shows the outcome."
