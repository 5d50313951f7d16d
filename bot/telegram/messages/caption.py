"""Putting a message together so that it always fits: the least important lines go first."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.telegram.messages.words import visible_length

CAPTION_LIMIT = 1024
TEXT_LIMIT = 4096


@dataclass(frozen=True, slots=True)
class Line:
    """One line of markup. Rank 0 is never left out; the higher the rank, the sooner it goes."""

    markup: str
    rank: int = 0


def fitted(lines: Iterable[Line], limit: int = CAPTION_LIMIT) -> str:
    """The lines joined, as many as fit, in their order; blank lines never double or stand at an end."""
    kept = list(lines)
    while visible_length(_joined(kept)) > limit:
        droppable = max(kept, key=lambda line: line.rank)
        if droppable.rank == 0:
            raise ValueError("the lines that must stay do not fit")
        kept.reverse()
        kept.remove(droppable)
        kept.reverse()
    return _joined(kept)


def _joined(lines: list[Line]) -> str:
    text = "\n".join(line.markup for line in lines)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip("\n")
