"""A proposal that does not come from an evening review: a plan file sent over an existing plan."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

import msgspec

from bot.telegram.messages.caption import TEXT_LIMIT, Line, fitted
from bot.telegram.messages.proposal import change_lines, headline, proposal_buttons, state_lines
from bot.telegram.messages.reasons import reason_sentence
from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.words import escape
from domain.plan.card import ProposalCard


def render_card(facts: Mapping[str, object], language: str) -> Rendered:
    """Text and buttons."""
    del language
    card = msgspec.convert(facts["proposal"], ProposalCard)
    lines = [Line(f"<b>{headline(card)}</b>")]
    lines += [Line(escape(reason_sentence(reason)), rank=1) for reason in card.reasons]
    lines += [Line(""), *change_lines(card), Line(""), *state_lines(card, ZoneInfo(str(facts["zone"])))]
    return Rendered(html=fitted(lines, TEXT_LIMIT), buttons=proposal_buttons(card))
