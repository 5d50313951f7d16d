"""A text that is too long for one message, as several: cut between lines, else words, else characters."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.telegram.messages.caption import TEXT_LIMIT
from bot.telegram.messages.words import visible_length

# Room for the mark of a second copy.
PART_LIMIT = TEXT_LIMIT - 96
# Telegram shows no more than a hundred pieces of formatting in a message and drops the rest in silence.
MOST_TAGS = 100
# A cut may leave a part half empty, but not more, for the sake of a whole line or word.
FULL_ENOUGH = 0.5
PIECE = re.compile(r"<(/?)([a-z-]+)[^>]*>|&[#\w]+;|.", flags=re.DOTALL)
JOINER = "\N{ZERO WIDTH JOINER}"
SKIN_TONES = range(0x1F3FB, 0x1F400)


@dataclass(frozen=True, slots=True)
class Piece:
    """A tag, an entity or one character. `tag` is its name; `units` what Telegram counts."""

    markup: str
    tag: str = ""
    closes: bool = False
    units: int = 0


def parts(markup: str, limit: int = PART_LIMIT) -> tuple[str, ...]:
    """One where it fits. Each is markup of its own: what is open at a cut is closed there and opened again after it.

    Blanks and line breaks at a cut go; nothing else does.
    """
    rest = tuple(_pieces(markup))
    open_: tuple[Piece, ...] = ()
    made: list[str] = []
    while rest:
        size = _fitting(rest, limit)
        now, rest = rest[:size], rest[size:]
        begins, open_ = open_, _open_after(open_, now)
        body = "".join(piece.markup for piece in (*begins, *now))
        made.append(body.strip() + "".join(f"</{piece.tag}>" for piece in reversed(open_)))
    return tuple(part for part in made if visible_length(part))


def _pieces(markup: str) -> Iterator[Piece]:
    for found in PIECE.finditer(markup):
        text = found.group()
        if found.group(2):
            yield Piece(text, found.group(2), closes=bool(found.group(1)))
        else:
            yield Piece(text, units=visible_length(text))


def _fitting(pieces: Sequence[Piece], limit: int) -> int:
    """How many of them make the next part."""
    units = tags = 0
    for size, piece in enumerate(pieces):
        units += piece.units
        tags += bool(piece.tag) and not piece.closes
        if units > limit or tags > MOST_TAGS:
            return _cut(pieces[: size + 1], size)
    return len(pieces)


def _cut(pieces: Sequence[Piece], most: int) -> int:
    """The last good place for a cut: behind a line, behind a word, or where no character is torn apart."""
    for blank in ("\n", " "):
        places = [size + 1 for size in range(most) if pieces[size].markup == blank]
        if places and places[-1] >= most * FULL_ENOUGH:
            return places[-1]
    whole = most
    while whole > 1 and _belong_together(pieces[whole - 1], pieces[whole]):
        whole -= 1
    return whole if whole > 1 else most


def _belong_together(one: Piece, next_: Piece) -> bool:
    if next_.tag or one.tag:
        return False
    character = next_.markup
    glued = unicodedata.category(character[0]).startswith("M") or ord(character[0]) in SKIN_TONES
    return glued or JOINER in (one.markup, character)


def _open_after(open_: Sequence[Piece], pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    now = list(open_)
    for piece in pieces:
        if piece.closes:
            now.pop()
        elif piece.tag:
            now.append(piece)
    return tuple(now)
