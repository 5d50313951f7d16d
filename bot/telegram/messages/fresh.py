"""Up to when what is said holds, where a source was not read just now."""

from collections.abc import Mapping
from dataclasses import replace
from zoneinfo import ZoneInfo

import msgspec

from bot.coach.ask.up_to import UP_TO, UpTo
from bot.telegram.messages.caption import CAPTION_LIMIT, TEXT_LIMIT
from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.words import moment, visible_length
from domain.training.freshness import Freshness


def fresh_lines(every: tuple[Freshness, ...], zone: ZoneInfo) -> list[str]:
    """Nothing where all is here."""
    return [_line(each, zone) for each in every if not each.complete]


def with_up_to(rendered: Rendered, facts: Mapping[str, object]) -> Rendered:
    """With a line at its end for each source that was not heard of lately, as many as fit."""
    if UP_TO not in facts:
        return rendered
    told = msgspec.convert(facts[UP_TO], UpTo)
    limit = TEXT_LIMIT if rendered.chart is None else CAPTION_LIMIT
    for source in told.sources:
        longer = f"{rendered.html}\n{_line(source, ZoneInfo(told.zone))}"
        rendered = replace(rendered, html=longer) if visible_length(longer) <= limit else rendered
    return rendered


def _line(source: Freshness, zone: ZoneInfo) -> str:
    name = source.source.maker
    if source.as_of is None:
        return f"⏳ {name} was not read yet: what it knows is not in here."
    return f"⏳ {name} as of {moment(source.as_of, zone)}: what came later is not in here."
