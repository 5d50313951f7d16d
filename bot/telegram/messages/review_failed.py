"""An evening without its review: what that means, and what can be done."""

from collections.abc import Mapping

from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.texts import sentence
from bot.telegram.messages.words import escape


def render_review_failed(facts: Mapping[str, object], language: str) -> Rendered:
    """There are no facts: why it failed is for whoever runs the coach, and in the log."""
    del facts
    return Rendered(html=escape(sentence("review_failed", language)), silent=True)
