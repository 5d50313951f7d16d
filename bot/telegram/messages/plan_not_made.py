"""Why no plan could be made of what was asked for."""

from collections.abc import Mapping
from datetime import date

from bot.telegram.messages.errors import sentence
from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.words import escape
from domain.errors import RuleBroken


def render_plan_not_made(facts: Mapping[str, object], language: str) -> Rendered:
    """One sentence."""
    values = facts["values"]
    assert isinstance(values, Mapping)
    told = {name: date.fromisoformat(str(value)) if name == "day" else value for name, value in values.items()}
    return Rendered(html=escape(sentence(RuleBroken(str(facts["key"]), **told), language)))
