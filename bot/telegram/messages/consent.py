"""Asking whether a language model may see sums of an athlete's training."""

from collections.abc import Mapping

from bot.telegram.messages.rendered import Button, Rendered
from bot.telegram.messages.words import escape

QUESTION = (
    "To answer in words I ask a language model of another company (Anthropic, or OpenAI where that does not answer). "
    "It would see your question, the last few answers, and sums about your training and health: load, sleep, HRV, "
    "weight, lifts, plan and goals, at most 16 KB a question. Not your name, no place, no recording, no chat. "
    "It changes nothing. Each answer shows you what was seen, and /ask off ends it at any time.\n\n"
    "May I? Without it everything else stays as it is."
)
DECIDED = {
    "yes": "✔ I may ask a language model. /ask off ends it.",
    "no": "✖ No language model sees anything of yours. /ask on if you want it one day.",
}


def render_consent_question(facts: Mapping[str, object], language: str) -> Rendered:
    """Two buttons, until one was tapped."""
    del language
    decided = facts.get("decided")
    if decided is not None:
        return Rendered(escape(DECIDED[str(decided)]), silent=True)
    version = facts["version"]
    buttons = (Button("✔ Yes, ask it", f"k:model:{version}:yes"), Button("✖ No", f"k:model:{version}:no"))
    return Rendered(escape(QUESTION), (buttons,), silent=True)
