"""A plain answer whose words were made where it was asked for."""

from collections.abc import Mapping

from bot.telegram.messages.rendered import Rendered


def render_reply(facts: Mapping[str, object], language: str) -> Rendered:
    """`html` is markup already, every value in it escaped."""
    del language
    return Rendered(html=str(facts["html"]), silent=True)
