"""Telegram's HTML parse mode, as strict as Telegram and in its own words.

One rule is stricter than the server: an ampersand that begins no entity is refused, as the Bot API's manual asks,
though the server lets it pass.
"""

import re
from dataclasses import dataclass
from typing import NoReturn

import msgspec

from bot.sandbox.telegram.refusal import bad_request
from bot.sandbox.telegram.shapes import Entity, User
from bot.sandbox.telegram.utf16 import length

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "a": "text_link", "code": "code",
    "pre": "pre", "blockquote": "blockquote", "tg-spoiler": "spoiler", "span": "spoiler", "tg-emoji": "custom_emoji",
}  # fmt: skip
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_ENTITY = re.compile(r"&(?:#(\d{1,8})|#[xX]([0-9a-fA-F]{1,8})|([a-zA-Z]+));")
_START = re.compile(r"<([^\s>]*)")
_ATTRIBUTE = re.compile(r"\s*([^\s=>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9.\-]*)))?")
_END = re.compile(r"</([^\s>]*)\s*>")
_PLAIN = re.compile(r"[^<&]+")


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    argument: str
    offset: int
    text_index: int


def parse_html(source: str) -> tuple[str, tuple[Entity, ...]]:
    """The plain text and its entities; a `Refusal` says where the markup is broken, in bytes."""
    reader = _Reader(source)
    while reader.at < len(source):
        reader.step()
    if reader.open:
        _fail(f'Can\'t find end tag corresponding to start tag "{reader.open[-1].tag}"')
    return "".join(reader.pieces), _settled(reader.entities)


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.pieces: list[str] = []
        self.units = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def step(self) -> None:
        if match := _PLAIN.match(self.source, self.at):
            self._say(match.group())
            self.at = match.end()
        elif self.source[self.at] == "&":
            self._reference()
        elif self.source.startswith("</", self.at):
            self._end_tag()
        else:
            self._start_tag()

    def _say(self, text: str) -> None:
        self.pieces.append(text)
        self.units += length(text)

    def _reference(self) -> None:
        match = _ENTITY.match(self.source, self.at)
        character = _referred(match) if match else None
        if match is None or character is None:
            _fail(f"Unexpected character '&' at byte offset {self._byte(self.at)}")
        self._say(character)
        self.at = match.end()

    def _start_tag(self) -> None:
        begin = self.at
        match = _START.match(self.source, begin)
        assert match is not None
        if match.end() == len(self.source):
            _fail(f"Unclosed start tag at byte offset {self._byte(begin)}")
        tag = match.group(1).lower()
        if tag not in TAGS:
            _fail(f'Unsupported start tag "{tag}" at byte offset {self._byte(begin)}')
        self.at = match.end()
        argument = _argument(tag, self._attributes(tag, begin))
        if tag == "span" and argument != "spoiler":
            _fail(f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(begin)}')
        self.open.append(_Open(tag, argument, self.units, len(self.pieces)))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while True:
            while self.at < len(self.source) and self.source[self.at].isspace():
                self.at += 1
            if self.at == len(self.source):
                _fail(f"Unclosed start tag at byte offset {self._byte(begin)}")
            if self.source[self.at] == ">":
                self.at += 1
                return found
            name, value = self._attribute(tag, begin)
            found[name] = value

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        match = _ATTRIBUTE.match(self.source, self.at)
        if match is None:
            _fail(f'Empty attribute name in the tag "{tag}" at byte offset {self._byte(begin)}')
        self.at = match.end()
        following = self.source[self.at : self.at + 1]
        if following in {'"', "'"}:
            _fail(f"Unclosed start tag at byte offset {self._byte(begin)}")
        if following and not following.isspace() and following != ">":
            _fail(f"Unexpected end of name token at byte offset {self._byte(self.at)}")
        double, single, token = match.group(2, 3, 4)
        if double is not None or single is not None:
            return match.group(1), _ENTITY.sub(lambda found: _referred(found) or found.group(), double or single or "")
        return match.group(1), (token or "").lower()

    def _end_tag(self) -> None:
        begin = self._byte(self.at)
        if not self.open:
            _fail(f"Unexpected end tag at byte offset {begin}")
        match = _END.match(self.source, self.at)
        if match is None:
            _fail(f"Unclosed end tag at byte offset {begin}")
        opened = self.open.pop()
        name = match.group(1).lower()
        if name not in {"", opened.tag}:
            _fail(f'Unmatched end tag at byte offset {begin}, expected "</{opened.tag}>", found "</{name}>"')
        self.at = match.end()
        inside = "".join(self.pieces[opened.text_index :])
        entity = _entity(opened, inside, self.units - opened.offset)
        if entity is not None and entity.length:
            self.entities.append(entity)

    def _byte(self, index: int) -> int:
        return len(self.source[:index].encode())


def _fail(words: str) -> NoReturn:
    raise bad_request(f"can't parse entities: {words}")


def _referred(match: re.Match[str]) -> str | None:
    decimal, hexadecimal, name = match.groups()
    if name:
        return _NAMED.get(name)
    code = int(decimal) if decimal else int(hexadecimal, 16)
    is_character = 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF
    return chr(code) if is_character else None


def _argument(tag: str, attributes: dict[str, str]) -> str:
    if tag == "a":
        return attributes.get("href", "")
    if tag == "code" and attributes.get("class", "").startswith("language-"):
        return attributes["class"].removeprefix("language-")
    if tag == "span" and attributes.get("class", "").startswith("tg-"):
        return attributes["class"].removeprefix("tg-")
    if tag == "tg-emoji":
        return attributes.get("emoji-id", "")
    return "expandable" if tag == "blockquote" and "expandable" in attributes else ""


def _entity(opened: _Open, inside: str, units: int) -> Entity | None:
    kind = TAGS[opened.tag]
    match opened.tag:
        case "a":
            return _link(opened, inside, units)
        case "code":
            return Entity(kind, opened.offset, units, language=opened.argument or None)
        case "blockquote" if opened.argument:
            return Entity("expandable_blockquote", opened.offset, units)
        case "tg-emoji":
            if not opened.argument.isdecimal():
                _fail("Invalid custom emoji identifier specified")
            return Entity(kind, opened.offset, units, custom_emoji_id=opened.argument)
    return Entity(kind, opened.offset, units)


def _link(opened: _Open, inside: str, units: int) -> Entity | None:
    url = opened.argument or inside
    if person := re.fullmatch(r"tg://user\?id=(\d+)", url):
        return Entity("text_mention", opened.offset, units, user=User(int(person.group(1)), inside))
    if re.fullmatch(r"(https?|tg|ton)://\S+|(mailto|tel):\S+", url):
        bare_host = re.fullmatch(r"https?://[^/?#]+", url)
        return Entity("text_link", opened.offset, units, url=f"{url}/" if bare_host else url)
    # Telegram shows the words and forgets a link that leads nowhere.
    return None


def _settled(entities: list[Entity]) -> tuple[Entity, ...]:
    """Nothing is styled inside code, a quote holds no other quote, and `<pre><code>` is one block with a language."""
    blocks = [entity for entity in entities if entity.type == "pre"]
    codes = [entity for entity in entities if entity.type == "code" and not _inside_any(entity, blocks)]
    named = [_with_language(block, entities) for block in blocks]
    plain = [msgspec.structs.replace(code, language=None) for code in codes]
    quotes = [entity for entity in entities if entity.type.endswith("blockquote")]
    outer = [quote for quote in quotes if not _inside_any(quote, [other for other in quotes if other is not quote])]
    styles = [entity for entity in entities if entity.type not in {"pre", "code"} and entity not in quotes]
    free = [part for style in styles for part in _around(style, [*blocks, *codes])]
    return tuple(sorted([*named, *plain, *outer, *free], key=lambda entity: (entity.offset, -entity.length)))


def _with_language(block: Entity, entities: list[Entity]) -> Entity:
    same = (
        entity.language
        for entity in entities
        if entity.type == "code" and (entity.offset, entity.length) == (block.offset, block.length)
    )
    return msgspec.structs.replace(block, language=next(same, None))


def _inside_any(entity: Entity, others: list[Entity]) -> bool:
    end = entity.offset + entity.length
    return any(other.offset <= entity.offset and end <= other.offset + other.length for other in others)


def _around(style: Entity, codes: list[Entity]) -> list[Entity]:
    """The stretches of a style that are left when code is taken out of it."""
    left: list[Entity] = []
    begin, end = style.offset, style.offset + style.length
    for code in sorted(codes, key=lambda entity: entity.offset):
        code_end = code.offset + code.length
        if code_end <= begin or end <= code.offset:
            continue
        if begin < code.offset:
            left.append(msgspec.structs.replace(style, offset=begin, length=code.offset - begin))
        begin = code_end
    if begin < end:
        left.append(msgspec.structs.replace(style, offset=begin, length=end - begin))
    return left
