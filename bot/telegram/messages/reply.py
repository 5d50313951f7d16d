"""A plain answer whose words were made where it was asked for."""

from collections.abc import Mapping

from bot.telegram.messages.caption import TEXT_LIMIT, Line, fitted
from bot.telegram.messages.rendered import Rendered


def render_reply(facts: Mapping[str, object], language: str) -> Rendered:
    """`html` is markup already, every value in it escaped and every tag closed on its line; its end may be left out."""
    del language
    lines = [Line(line, rank=place) for place, line in enumerate(str(facts["html"]).split("\n"))]
    return Rendered(html=fitted(lines, TEXT_LIMIT), silent=True)
