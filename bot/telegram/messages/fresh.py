"""Up to when what is said holds, where a source was not read just now."""

from zoneinfo import ZoneInfo

from bot.telegram.messages.words import moment
from domain.training.freshness import Freshness


def fresh_lines(every: tuple[Freshness, ...], zone: ZoneInfo) -> list[str]:
    """Nothing where all is here."""
    return [_line(each, zone) for each in every if not each.complete]


def _line(source: Freshness, zone: ZoneInfo) -> str:
    name = source.source.maker
    if source.as_of is None:
        return f"⏳ {name} was not read yet: what it knows is not in here."
    return f"⏳ {name} as of {moment(source.as_of, zone)}: what came later is not in here."
