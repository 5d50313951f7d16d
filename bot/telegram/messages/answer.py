"""What a question was answered: a model's words over figures that were shown to it, or what was looked at."""

from collections.abc import Mapping

import msgspec

from bot.telegram.messages.caption import TEXT_LIMIT, Line, fitted
from bot.telegram.messages.rendered import Button, Rendered
from bot.telegram.messages.words import escape

TROUBLE = {
    "model_unreachable": "The language model does not answer, so I cannot put it into words.",
    "model_refused": "The language model takes nothing from me; whoever runs me has to look after it.",
    "model_too_slow": "The language model took too long, so I stopped it.",
    "model_no_answer": "The language model found no answer that holds, so I leave it out.",
    "model_budget_spent_call": "That question would cost more than one may, so no model was asked.",
    "model_budget_spent_athlete_day": "Your share of the language model is spent for today; tomorrow it is back.",
    "model_budget_spent_day": "Today's money for the language model is spent; tomorrow it is back.",
    "model_budget_spent_month": "This month's money for the language model is spent.",
}
LOOKED_AT = "What I have on it:"
BY_HAND = "The same figures are behind /trend, /week, /plan and /brief."


def render_answer(facts: Mapping[str, object], language: str) -> Rendered:
    """With a button that shows what the model saw, where it saw anything."""
    del language
    seen = msgspec.convert(facts["seen"], tuple[str, ...])
    trouble = str(facts["trouble"])
    if trouble:
        said = TROUBLE.get(trouble, TROUBLE["model_unreachable"])
        told = [Line(escape(LOOKED_AT), rank=1), *_pieces(seen)] if seen else [Line(escape(BY_HAND))]
        return Rendered(fitted([Line(escape(said)), Line(""), *told], TEXT_LIMIT), silent=True)
    buttons = ((Button("🔎 What I looked at", f"a:{facts['id']}:0:seen"),),) if seen else ()
    return Rendered(escape(facts["words"]), buttons, silent=True)


def seen_message(seen: tuple[str, ...], requests: int, cost: int) -> str:
    """HTML: the pieces as they were shown, and what it cost in millionths of a dollar."""
    pieces = "\n\n".join(f"<blockquote>{escape(piece)}</blockquote>" for piece in seen)
    times = "once" if requests == 1 else f"{requests} times"
    return f"The model saw this, and nothing else of yours:\n\n{pieces}\n\nIt was asked {times}, for {_dollars(cost)}."


def _pieces(seen: tuple[str, ...]) -> list[Line]:
    return [Line(f"\n{escape(piece)}", rank=2 + place) for place, piece in enumerate(seen)]


def _dollars(cost: int) -> str:
    return "less than a tenth of a cent" if cost < 1_000 else f"${cost / 1_000_000:.3f}"
