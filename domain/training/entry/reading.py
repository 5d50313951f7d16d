"""What a line says, if it is an entry at all."""

from dataclasses import replace

from domain.training.entry.entry import Asked, Context, Entry, Read, Refusal, Unclear, Unread
from domain.training.entry.plain import plain
from domain.training.entry.registry import READERS
from domain.training.entry.when import dated
from domain.training.validity import FIRST_DAY


def read_entry(text: str, context: Context) -> Read | None:
    """None for what is no entry. Never raises, whatever the text is."""
    line = plain(text)
    day, rest = dated(line, context.today)
    for reader in READERS:
        found = reader(rest, context)
        if found is None:
            continue
        if day is not None and not FIRST_DAY <= day <= context.today:
            return Refusal("future" if day > context.today else "long_ago")
        if isinstance(found, Asked | Refusal | Unread):
            return found
        if isinstance(found, Unclear):
            return replace(found, entries=tuple(replace(each, day=day) for each in found.entries))
        return Entry(found, day)
    return None
