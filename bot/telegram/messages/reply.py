"""A plain answer whose words were made where it was asked for."""

from collections.abc import Mapping

from bot.telegram.messages.rendered import Button, Rendered

WISHES = {"files": "⌚ Send as files", "sync": "🔄 Ask now"}


def render_reply(facts: Mapping[str, object], language: str) -> Rendered:
    """`html` is markup already, with every value in it escaped, and no longer than a message may be; `wish` is what a
    button under it asks for.
    """
    del language
    return Rendered(html=str(facts["html"]), buttons=wish_button(str(facts.get("wish", ""))), silent=True)


def wish_button(wish: str) -> tuple[tuple[Button, ...], ...]:
    """None for no wish."""
    return ((Button(WISHES[wish], f"w:now:0:{wish}"),),) if wish else ()
